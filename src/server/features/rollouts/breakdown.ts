/** The rollout by department, site, platform or any other attribute. */
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { BreakdownRow } from '#contracts/rollouts.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as breakdownStore from './breakdown-store.ts';
import { findRollout } from './store.ts';

/** Everybody by level and state, the largest level first; refused for an attribute nobody has. */
export async function getBreakdown(
  tx: Transaction,
  rolloutId: RolloutId,
  { by: attribute, stageId }: { readonly by: string; readonly stageId?: StageId },
): Promise<Result<{ rows: BreakdownRow[] }, Refusal>> {
  if ((await findRollout(tx, rolloutId)) === undefined)
    return refuse(refusal('not_found', { what: 'rollout' }));
  const cells = await breakdownStore.breakdown(tx, rolloutId, attribute, stageId);
  if (cells.length > 0 && cells.every((cell) => cell.level === null))
    return refuse(refusal('attribute_unused', { attribute }));

  const tickets = new Map(
    (await breakdownStore.ticketsByLevel(tx, rolloutId, attribute, stageId)).map((row) => [
      row.level,
      row.tickets,
    ]),
  );
  const rows = [...Map.groupBy(cells, (cell) => cell.level)].map(([level, own]) => ({
    level,
    people: own.reduce((sum, cell) => sum + cell.people, 0),
    counts: Object.fromEntries(own.map((cell) => [cell.state, cell.people])),
    tickets: tickets.get(level) ?? 0,
  }));
  return ok({ rows: rows.sort((a, b) => b.people - a.people) });
}
