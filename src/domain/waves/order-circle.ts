/**
 * Names a circle in the order of groups: which has to come after which, and who starts together with whom, until
 * the first comes again.
 */
import { planRefusal, type PlanRefusal, type WaveGroup } from './wave-groups.ts';
import { waveStatement, type WaveStatement } from './wave-sentences.ts';

/** One step of a circle: `group`, a member of some unit, comes after `other`, a member of the next unit. */
export type CircleStep = { readonly group: string; readonly other: string };

/** Most steps of a circle that are told. */
const stepsTold = 6;

/**
 * A circle among the units that could not be `sorted`, each step one order. Every such unit waits for another one
 * of them, so that going from one to the next must come back to one already seen.
 */
export function findCircle(
  groups: readonly WaveGroup[],
  unitOf: Int32Array,
  sorted: ReadonlySet<number>,
): CircleStep[] {
  const indexOf = new Map(groups.map(({ id }, index) => [id, index]));
  const stepFrom = new Map<number, { readonly step: CircleStep; readonly next: number }>();
  for (const [index, { id, after }] of groups.entries()) {
    const unit = unitOf[index]!;
    if (sorted.has(unit) || stepFrom.has(unit)) continue;
    const other = after.find((each) => !sorted.has(unitOf[indexOf.get(each)!]!));
    if (other !== undefined)
      stepFrom.set(unit, { step: { group: id, other }, next: unitOf[indexOf.get(other)!]! });
  }
  const steps: CircleStep[] = [];
  const position = new Map<number, number>();
  let [unit] = stepFrom.keys();
  while (!position.has(unit!)) {
    position.set(unit!, steps.length);
    const { step, next } = stepFrom.get(unit!)!;
    steps.push(step);
    unit = next;
  }
  return steps.slice(position.get(unit!));
}

/** The refusal that tells a circle; where a unit is entered by one group and left by another, both are named. */
export function describeCircle(steps: readonly CircleStep[]): PlanRefusal {
  const { group } = steps[0]!;
  const links = steps.flatMap((step, index): WaveStatement[] => {
    const next = steps[(index + 1) % steps.length]!.group;
    const after = waveStatement('wave_comes_after', step);
    if (step.other === next) return [after];
    return [after, waveStatement('wave_starts_with', { group: step.other, other: next })];
  });
  const more = links.length - stepsTold;
  const told =
    more > 1 ? [...links.slice(0, stepsTold), waveStatement('wave_more_links', { count: more })] : links;
  return planRefusal('circular_order', group, waveStatement('wave_circular_order', { group, links: told }));
}
