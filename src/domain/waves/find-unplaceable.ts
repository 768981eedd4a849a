/**
 * Names the first group that no week can take even when nothing else is planned: a mistake of the input that
 * no planning can mend.
 */
import type { WaveProblem } from './build-problem.ts';
import { createPlanState, findObstacle, isOpen, noObstacle } from './plan-state.ts';
import { planRefusal, resourceStatement, type PlanRefusal } from './wave-groups.ts';
import { waveStatement } from './wave-sentences.ts';
import { mondayOfWeek } from './working-week.ts';

/** The refusal for the first such unit among those `isAsked` (all by default), from `firstWeek` on; or null. */
export function findUnplaceable(
  problem: WaveProblem,
  firstWeek = 0,
  isAsked: (unit: number) => boolean = () => true,
): PlanRefusal | null {
  const empty = createPlanState(problem);
  for (let unit = 0; unit < problem.unitCount; unit++) {
    if (!isAsked(unit)) continue;
    let obstacle = noObstacle;
    let [hasWeek, hasOpenWeek] = [false, false];
    for (let week = firstWeek; week < problem.weekCount && !hasWeek; week++) {
      if (!isOpen(problem, unit, week)) continue;
      hasOpenWeek = true;
      const found = findObstacle(empty, unit, week);
      if (found === noObstacle) hasWeek = true;
      else obstacle = found;
    }
    if (!hasOpenWeek) return describeClosed(problem, unit, firstWeek);
    if (!hasWeek) return describeTooLarge(problem, unit, obstacle);
  }
  return null;
}

function describeClosed(problem: WaveProblem, unit: number, firstWeek: number): PlanRefusal {
  return planRefusal(
    'no_open_week',
    firstGroup(problem, unit).id,
    waveStatement('wave_group_closed', {
      group: nameUnit(problem, unit),
      from: mondayOfWeek(problem.capacity.startsOn, firstWeek),
      to: mondayOfWeek(problem.capacity.startsOn, problem.weekCount),
    }),
  );
}

function describeTooLarge(problem: WaveProblem, unit: number, obstacle: number): PlanRefusal {
  const resource = problem.resources[obstacle] ?? { kind: 'helpdesk' as const, name: null };
  return planRefusal(
    'group_too_large',
    firstGroup(problem, unit).id,
    waveStatement('wave_group_too_large', {
      group: nameUnit(problem, unit),
      people: problem.people[unit]!,
      resource: resourceStatement(resource),
    }),
  );
}

function firstGroup(problem: WaveProblem, unit: number): WaveProblem['groups'][number] {
  return problem.groups[problem.members.items[problem.members.starts[unit]!]!]!;
}

function nameUnit(problem: WaveProblem, unit: number): string {
  const { id, together } = firstGroup(problem, unit);
  return together ?? id;
}
