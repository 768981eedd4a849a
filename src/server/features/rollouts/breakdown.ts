/** The rollout by department, site, platform or any other attribute; and the same people as a file. */
import { Readable } from 'node:stream';
import type { OrganisationId, RolloutId, StageId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { BreakdownRow } from '#contracts/rollouts.ts';
import { createCsvRowFormatter } from '#domain/csv/write-csv.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { inOrganisation, type Database, type Transaction } from '#server/platform/db/database.ts';
import * as boardStore from './board-store.ts';
import * as breakdownStore from './breakdown-store.ts';
import { findRollout } from './store.ts';

/** Everybody by level and status, the largest level first; refused for an attribute nobody has. */
export async function getBreakdown(
  tx: Transaction,
  rolloutId: RolloutId,
  { by: attribute, stageId }: { readonly by: string; readonly stageId?: StageId },
): Promise<Result<{ rows: BreakdownRow[] }, Refusal>> {
  if ((await findRollout(tx, rolloutId)) === undefined)
    return refuse(refusal('not_found', { what: 'rollout' }));
  const cells = await breakdownStore.breakdown(tx, rolloutId, attribute, stageId);
  if (cells.length > 0 && cells.every((cell) => cell.level === null))
    return refuse(refusal('attribute_unknown', { attribute, known: 'the attributes of the directory' }));

  const tickets = new Map(
    (await breakdownStore.ticketsByLevel(tx, rolloutId, attribute, stageId)).map((row) => [
      row.level,
      row.tickets,
    ]),
  );
  const rows = [...Map.groupBy(cells, (cell) => cell.level)].map(([level, own]) => ({
    level,
    people: own.reduce((sum, cell) => sum + cell.people, 0),
    counts: Object.fromEntries(own.map((cell) => [cell.status, cell.people])),
    tickets: tickets.get(level) ?? 0,
  }));
  return ok({ rows: rows.sort((a, b) => b.people - a.people) });
}

const pageSize = 5000;
const header = ['person', 'name', 'email', 'stage', 'status', 'reason', 'scheduled_at', 'status_at'];

/** The people of a rollout as a stream of CSV text, page by page. */
export function exportEnrolments(
  database: Database,
  organisationId: OrganisationId,
  rolloutId: RolloutId,
): Readable {
  return Readable.from(writePages(database, organisationId, rolloutId));
}

async function* writePages(
  database: Database,
  organisationId: OrganisationId,
  rolloutId: RolloutId,
): AsyncGenerator<string> {
  const format = createCsvRowFormatter({ neutraliseFormulas: true });
  yield `\uFEFF${format(header)}`;
  for (let after = 0; ;) {
    const page = { after, limit: pageSize };
    const rows = await inOrganisation(database, organisationId, async (tx) =>
      boardStore.listEnrolments(tx, rolloutId, page),
    );
    yield rows
      .map((row) =>
        format([
          row.externalId,
          row.displayName,
          row.email,
          row.stageName,
          row.status,
          row.reason,
          row.scheduledAt?.toISOString() ?? null,
          row.statusAt.toISOString(),
        ]),
      )
      .join('');
    if (rows.length < pageSize) return;
    after = rows.at(-1)!.enrolmentId;
  }
}
