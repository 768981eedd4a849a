/** What is next in hypercare: writing its charter in time, working off what it lacks, and ending it neither early nor never. */
import type { NextAction, Stage } from '#contracts/rollouts.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { isTerminal } from '#domain/machine/machine.ts';
import { stageMachine } from '#domain/rollout/stage-machine.ts';
import { hypercareOf, judgeHypercare, type Reach } from '#server/features/charter/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import type { Static } from 'typebox';
import { sumCounts } from './present.ts';
import type { RolloutRow } from './store.ts';

type Action = Static<typeof NextAction>;

/** Everybody whom the rollout is still for, those who are done, and those who are left over. */
export function reachOf({ rolloutId, timeZone }: RolloutRow, stages: readonly Stage[]): Reach {
  const { excluded: _, cancelled: __, rolled_back: ___, ...counts } = sumCounts(stages);
  return {
    rolloutId,
    timeZone,
    people: Object.values(counts).reduce((sum, people) => sum + people, 0),
    done: counts.succeeded ?? 0,
    leftOver: stages.reduce((sum, { residue }) => sum + residue, 0),
  };
}

export async function hypercareActions(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  stages: readonly Stage[],
): Promise<Action[]> {
  if (rollout.status === 'running') return await charterActions(tx, rollout, stages);
  if (rollout.status !== 'completing') return [];
  const row = await hypercareOf(tx, rollout.rolloutId);
  if (row === undefined || row.startedOn === null) return [];
  const { startedOn } = row;
  const standing = await judgeHypercare(tx, context, { ...row, startedOn }, reachOf(rollout, stages));
  const { dueOn: on, inTheWay: lacks } = standing;
  const isLate = dateAt(context.now, rollout.timeZone) > on;
  if (lacks.length === 0)
    return [
      {
        code: 'end_hypercare',
        title: rolloutStatement('next_end_hypercare'),
        detail: rolloutStatement(isLate ? 'next_end_hypercare_late' : 'next_end_hypercare_why', { on }),
        place: 'hypercare',
      },
    ];
  return [
    isLate
      ? {
          code: 'decide_hypercare',
          title: rolloutStatement('next_decide_hypercare'),
          detail: rolloutStatement('next_decide_hypercare_why', { on, lacks }),
          place: 'hypercare',
        }
      : {
          code: 'run_hypercare',
          title: rolloutStatement('next_run_hypercare'),
          detail: rolloutStatement('next_run_hypercare_why', { on, lacks }),
          place: 'hypercare',
        },
  ];
}

const waiting: ReadonlySet<string> = new Set(['planned', 'preparing', 'ready']);

/** Once every wave has started, the charter that nobody has written is due. */
async function charterActions(
  tx: Transaction,
  { rolloutId }: RolloutRow,
  stages: readonly Stage[],
): Promise<Action[]> {
  const waves = stages.filter(({ kind }) => kind === 'wave');
  const isNear =
    waves.length > 0 &&
    waves.every(({ status }) => !waiting.has(status)) &&
    waves.some(({ status }) => !isTerminal(stageMachine, status));
  if (!isNear || ((await hypercareOf(tx, rolloutId))?.charter ?? null) !== null) return [];
  return [
    {
      code: 'write_charter',
      title: rolloutStatement('next_write_charter'),
      detail: rolloutStatement('next_write_charter_why'),
      place: 'hypercare',
    },
  ];
}
