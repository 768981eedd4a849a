/** The people of a stage counted against the rule its plan holds it to. */
import type { StageCount } from '#contracts/pass-rules.ts';
import { readPassRule, ruleOfStage } from '#domain/evidence/pass-rule.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { countsOf, type StageRow } from '#server/features/rollouts/index.ts';
import { passRulesOf } from './store.ts';

const failed: ReadonlySet<string> = new Set(['failed', 'unreachable']);
const open: ReadonlySet<string> = new Set(['eligible', 'scheduled', 'notified', 'started']);

/** Null where the stage is held to no count. People without a place any more, or put off, are not counted. */
export async function countStage(
  tx: Transaction,
  { rolloutId, stageId }: Pick<StageRow, 'rolloutId' | 'stageId'>,
): Promise<StageCount | null> {
  const found = ruleOfStage(await passRulesOf(tx, rolloutId), stageId);
  if (found === null) return null;
  const { stageId: _, ...rule } = found;
  const own = (await countsOf(tx, rolloutId)).filter((count) => count.stageId === stageId);
  const sum = (isMeant: (status: string) => boolean) =>
    own.reduce((total, { status, people }) => total + (isMeant(status) ? people : 0), 0);
  const people = {
    succeeded: sum((status) => status === 'succeeded'),
    failed: sum((status) => failed.has(status)),
    open: sum((status) => open.has(status)),
  };
  return { rule, ...people, verdict: readPassRule(rule, people) };
}
