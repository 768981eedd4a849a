/**
 * The exact optimum of small cohort selections, by the mixed-integer solver HiGHS: an oracle for tests and benches.
 * Knows single attributes only; the selection itself never uses a solver.
 */
import loadHighs from 'highs';
import type { EncodedPopulation } from '#domain/cohort/population.ts';

/**
 * The smallest mean total variation over attributes (0 to 1) that any `size` people of the organisation reach, or
 * null when the solver cannot prove it within `seconds`.
 */
export async function exactSmallestDistance(
  encoded: EncodedPopulation,
  size: number,
  seconds = 60,
): Promise<number | null> {
  const highs = await loadHighs();
  const { Status, ObjectiveValue } = highs.solve(linearProgram(encoded, size), {
    time_limit: seconds,
    mip_rel_gap: 0,
    output_flag: false,
  });
  if (Status !== 'Optimal') return null;
  return ObjectiveValue / (2 * size * encoded.attributes.length);
}

/** Minimise Σ d over levels, with d ≥ |people chosen - target|, one binary variable per person. */
function linearProgram(encoded: EncodedPopulation, size: number): string {
  const people = Array.from({ length: encoded.people }, (_, person) => `y${person}`);
  const gaps = Array.from(encoded.levelPeople, (_, level) => `d${level}`);
  const columns = encoded.attributes.length;
  const members = gaps.map((): string[] => []);
  people.forEach((variable, person) => {
    for (let column = 0; column < columns; column++) {
      members[encoded.levelStart[column]! + encoded.rows[person * columns + column]!]!.push(variable);
    }
  });
  const limits = members.flatMap((variables, level) => {
    const target = (size * encoded.levelPeople[level]!) / encoded.people;
    const chosen = lines(variables);
    return [`${chosen} - d${level} <= ${target}`, `${chosen} + d${level} >= ${target}`];
  });
  return [
    `Minimize\n ${lines(gaps)}`,
    `Subject To\n ${[`${lines(people)} = ${size}`, ...limits].join('\n ')}`,
    `Binary\n ${lines(people, ' ')}`,
    'End\n',
  ].join('\n');
}

/** Joined, with line breaks, because the format limits the length of a line. */
function lines(variables: readonly string[], separator = ' + '): string {
  const chunks: string[] = [];
  for (let at = 0; at < variables.length; at += 20) chunks.push(variables.slice(at, at + 20).join(separator));
  return chunks.join(`\n${separator}`);
}
