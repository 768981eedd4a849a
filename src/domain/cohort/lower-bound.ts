/**
 * The smallest total variation any cohort of a given size can have on one table, whatever the people: nobody can
 * take half a person. Exact by largest remainders.
 */

/**
 * min over integers x ≥ 0 with Σx = size of ½·Σ|x/size - people/total|, for a table whose cells hold `people`
 * (summing to `total`). A share, 0 to 1.
 */
export function tableLowerBound(people: ArrayLike<number>, total: number, size: number): number {
  const fractions: number[] = [];
  let floors = 0;
  for (let cell = 0; cell < people.length; cell++) {
    const scaled = size * people[cell]!;
    const remainder = scaled % total;
    floors += (scaled - remainder) / total;
    if (remainder > 0) fractions.push(remainder / total);
  }
  const roundedUp = size - floors;
  const descending = Float64Array.from(fractions).sort().reverse();
  let distance = 0;
  descending.forEach((fraction, index) => {
    distance += index < roundedUp ? 1 - fraction : fraction;
  });
  return distance / (2 * size);
}
