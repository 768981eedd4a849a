/**
 * Which criteria are judged in a stage, and on whose data. Entry criteria are judged before the stage starts, all
 * others from its start on. What is measured before a start has happened in the stage before; the first stage has
 * none before it, so there only what people rate can be an entry criterion.
 */
import type { CriterionDefinition } from '#contracts/criteria.ts';
import type { StageStatus } from '#domain/rollout/stage-machine.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { stagesOf, type StageRow } from '#server/features/rollouts/index.ts';
import type { CriterionRow } from './store.ts';

const beforeStart: ReadonlySet<StageStatus> = new Set(['planned', 'preparing', 'ready']);

export function isBeforeStart({ status }: StageRow): boolean {
  return beforeStart.has(status);
}

/** The criteria that must pass before the stage starts. */
export function entryOf(rows: readonly CriterionRow[], stage: StageRow): CriterionRow[] {
  return rows.filter(
    ({ definition }) =>
      definition.role === 'entry' && (definition.kind === 'qualitative' || stage.ordinal > 0),
  );
}

/** The criteria that are judged once the stage has started. */
export function afterStartOf(rows: readonly CriterionRow[]): CriterionRow[] {
  return rows.filter(({ definition }) => definition.role !== 'entry');
}

/** Whether a criterion looks at the people of the stage before. */
export function looksBack({ role, kind }: CriterionDefinition): boolean {
  return role === 'entry' && kind !== 'qualitative';
}

/** The stage before, whose people a measured entry criterion looks at; the stage itself when it is the first. */
export async function stageBefore(tx: Transaction, stage: StageRow): Promise<StageRow> {
  const earlier = (await stagesOf(tx, stage.rolloutId)).filter(({ ordinal }) => ordinal < stage.ordinal);
  return earlier.at(-1) ?? stage;
}
