/** The straggler desk as a table for other people and programs. */
import type { Readable } from 'node:stream';
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import type { Locale } from '#contracts/shared-schemas.ts';
import type { StragglerFilter } from '#contracts/stragglers.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import { engineActor } from '#server/platform/actor.ts';
import { createContext } from '#server/platform/context.ts';
import { inOrganisation } from '#server/platform/db/database.ts';
import type { TablePlace } from '#server/platform/http/handler.ts';
import { fitsWorkbook, readPages, writeTable, type TableRow } from '#server/platform/table-file.ts';
import { readPage, type Shown } from './desk.ts';
import * as store from './store.ts';

const header = [
  'person',
  'name',
  'email',
  'department',
  'site',
  'stage',
  'state',
  'reason',
  'attempt',
  'deferrals',
  'since',
  'owner',
  'last_contact_at',
  'next_step',
  'forecast_on',
  'forecast_basis',
];

/** Refuses `not_found`, and `export_needs_csv` when a workbook cannot hold so many. */
export async function exportStragglers(
  { database, organisationId, locale, format }: TablePlace,
  rolloutId: RolloutId,
  filter: StragglerFilter,
): Promise<Result<Readable, Refusal>> {
  const counts = await inOrganisation(database, organisationId, async (tx) =>
    (await findRollout(tx, rolloutId)) === undefined
      ? undefined
      : await store.countStragglers(tx, rolloutId, filter),
  );
  if (counts === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  if (format === 'xlsx') {
    const fits = fitsWorkbook({ rows: counts.reduce((sum, { people }) => sum + people, 0), longestText: 0 });
    if (!fits.ok) return fits;
  }
  const pages = readPages(
    { database, organisationId },
    async (tx, page) => {
      const context = await createContext(tx, { organisationId, actor: engineActor });
      const rows = await readPage(tx, context, rolloutId, filter, page);
      return rows.ok ? rows.value : [];
    },
    (row) => row.enrolmentId,
  );
  return ok(writeTable({ name: 'Stragglers', header, pages: toCells(pages, locale) }, format));
}

/** Reasons and next steps are said in the reader's language. */
async function* toCells(pages: AsyncIterable<readonly Shown[]>, locale: Locale): AsyncGenerator<TableRow[]> {
  for await (const rows of pages)
    yield rows.map((row) => [
      row.externalId,
      row.displayName,
      row.email,
      row.department,
      row.site,
      row.stageName,
      row.state,
      row.reason === null ? null : say(locale, row.reason),
      row.attempt,
      row.deferrals,
      new Date(row.since),
      row.owner,
      row.lastContactAt === null ? null : new Date(row.lastContactAt),
      say(locale, row.nextStep),
      row.forecast?.on ?? null,
      row.forecast?.basis ?? null,
    ]);
}
