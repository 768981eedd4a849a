/**
 * Says in one sentence why a group moves in a re-plan.
 */
import type { MoveReason } from './explain-move.ts';
import { resourceStatement } from './wave-groups.ts';
import type { ReplanState } from './replan-state.ts';
import { waveStatement, type WaveStatement } from './wave-sentences.ts';
import { mondayOfWeek } from './working-week.ts';

const helpdesk = { kind: 'helpdesk', name: null } as const;

/** The reason in words; without one a group only follows its set. */
export function describeMove(replan: ReplanState, unit: number, reason: MoveReason | null): WaveStatement {
  const { problem, oldWeek } = replan;
  const nameOf = (other: number): string => {
    const { id, together } = problem.groups[problem.members.items[problem.members.starts[other]!]!]!;
    return together ?? id;
  };
  const mondayOf = (week: number): string => mondayOfWeek(problem.capacity.startsOn, week);
  const on = mondayOf(oldWeek[unit]!);
  switch (reason?.kind) {
    case 'frozen':
      return waveStatement('wave_moves_closed', { on });
    case 'asked':
      return waveStatement('wave_moves_asked', { on });
    case 'order':
      return waveStatement('wave_moves_order', { on });
    case 'outside_weeks':
      return waveStatement('wave_moves_outside', { on });
    case 'new':
      return waveStatement('wave_moves_new', {});
    case 'over_capacity': {
      const resource = problem.resources[reason.obstacle];
      if (resource !== undefined)
        return waveStatement('wave_moves_over', { on, resource: resourceStatement(resource) });
      return waveStatement('wave_moves_over', {
        on: mondayOf(reason.obstacle - problem.resources.length),
        resource: resourceStatement(helpdesk),
      });
    }
    case 'makes_room':
      return waveStatement('wave_moves_room', { group: nameOf(reason.unit) });
    case 'follows':
      return waveStatement('wave_moves_follows', { group: nameOf(reason.unit) });
    case 'precedes':
      return waveStatement('wave_moves_precedes', { group: nameOf(reason.unit) });
    default:
      return waveStatement('wave_moves_together', {});
  }
}
