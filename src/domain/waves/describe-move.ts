/**
 * Says in one sentence why a group moves in a re-plan.
 */
import { describeResource } from './wave-groups.ts';
import type { ReplanState } from './replan-state.ts';

/** The reason the unit has another week; groups that only follow their set say so. */
export function describeMove(replan: ReplanState, unit: number): string {
  const reason = replan.reasons.get(unit);
  const { problem, oldWeek } = replan;
  const nameOf = (other: number): string =>
    problem.groups[problem.members.items[problem.members.starts[other]!]!]!.id;
  const week = oldWeek[unit]! + 1;
  switch (reason?.kind) {
    case 'frozen':
      return `Week ${week} is closed to it by a freeze.`;
    case 'order':
      return `In week ${week} it would not start after the groups it has to follow.`;
    case 'outside_weeks':
      return `Week ${week} is no longer among the weeks of the plan.`;
    case 'new':
      return 'It was not planned before.';
    case 'over_capacity': {
      const resource = problem.resources[reason.obstacle];
      if (resource !== undefined) return `Week ${week} is over its capacity: ${describeResource(resource)}.`;
      const over = reason.obstacle - problem.resources.length + 1;
      return `Week ${over} is over its capacity: helpdesk minutes.`;
    }
    case 'makes_room':
      return `It makes room for group "${nameOf(reason.unit)}".`;
    case 'follows':
      return `It has to start after group "${nameOf(reason.unit)}", which moves.`;
    default:
      return 'It starts together with groups of another week.';
  }
}
