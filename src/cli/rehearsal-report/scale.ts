/** Positions of values on a chart, and round values to write beside its axis. */

export type Scale = (value: number) => number;

/** Maps [from, to] linearly to [start, end]; an empty domain maps to the start. Two decimals are enough on screen. */
export function linear(from: number, to: number, start: number, end: number): Scale {
  const span = to - from;
  return (value) => round(span === 0 ? start : start + ((value - from) / span) * (end - start));
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Nought, and about `count` round steps up to `top`. */
export function ticks(top: number, count: number): number[] {
  if (top <= 0) return [0];
  const rough = top / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough;
  const values: number[] = [];
  for (let index = 0; index * step <= top * 1.0001; index++)
    values.push(Number((index * step).toPrecision(6)));
  return values;
}
