/** Which sizes are worth trying to see what more people would buy. Choosing people is elsewhere. */

const shares = [0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25];
const smallest = 10;
/** Beyond it a trial takes long and the curve is flat. */
const largest = 3000;

/** Rising sizes from half a percent to a quarter of the organisation, rounded, none above `eligible`. */
export function sizesToTry(people: number, eligible: number): number[] {
  const most = Math.min(eligible, largest);
  const sizes = shares.map((share) => Math.min(most, Math.max(smallest, round(people * share))));
  return [...new Set(sizes.filter((size) => size >= 1))];
}

function round(size: number): number {
  const step = size < 50 ? 5 : size < 200 ? 10 : size < 1000 ? 50 : 100;
  return Math.round(size / step) * step;
}

/** Groups and pairs shared by so many people are asked to be covered: two in a hundred, five in a thousand, all. */
export function sharesToCover(people: number): number[] {
  const counts = [0.02, 0.005].map((share) => Math.round(people * share)).filter((count) => count > 1);
  return [...new Set([...counts, 1])];
}
