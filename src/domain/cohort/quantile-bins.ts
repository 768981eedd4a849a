/**
 * Cuts a column of numbers into quantile bins with readable labels, so that a number such as years of
 * service can be balanced like any other attribute.
 */

/**
 * Replaces each number by the label of its bin, for example "3 to 7". Bins hold about equal numbers of people;
 * equal numbers never fall into different bins. Texts that are not numbers, and empty cells, become null.
 */
export function binLabels(values: readonly (string | null)[], bins: number): (string | null)[] {
  const numbers = values.map(toNumber);
  const sorted = Float64Array.from(numbers.filter((number) => number !== null)).sort();
  if (sorted.length === 0) return numbers.map(() => null);
  const upper: number[] = [];
  for (let bin = 1; bin <= bins; bin++) {
    const cut = sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * bin) / bins) - 1)]!;
    if (upper.length === 0 || cut > upper[upper.length - 1]!) upper.push(cut);
  }
  const labels = labelBins(sorted, upper);
  return numbers.map((number) => {
    if (number === null) return null;
    const bin = upper.findIndex((limit) => number <= limit);
    return labels[bin] ?? null;
  });
}

function labelBins(sorted: Float64Array, upper: readonly number[]): string[] {
  const labels: string[] = [];
  let position = 0;
  for (const limit of upper) {
    const smallest = sorted[position]!;
    while (position < sorted.length && sorted[position]! <= limit) position++;
    const largest = sorted[position - 1]!;
    labels.push(smallest === largest ? `${smallest}` : `${smallest} to ${largest}`);
  }
  return labels;
}

function toNumber(value: string | null): number | null {
  if (value === null || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
