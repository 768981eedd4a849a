/** Everybody of a rollout as a table: where they are, since when, and why. */
import type { Readable } from 'node:stream';
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import type { Locale } from '#contracts/shared-schemas.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { inOrganisation } from '#server/platform/db/database.ts';
import type { TablePlace } from '#server/platform/http/handler.ts';
import { fitsWorkbook, readPages, writeTable, type TableRow } from '#server/platform/table-file.ts';
import * as store from './board-store.ts';
import { findRollout } from './store.ts';

const header = [
  'person',
  'name',
  'email',
  'stage',
  'status',
  'reason',
  'scheduled_at',
  'scheduled_on',
  'status_at',
  'enrolment_approach',
  'trained_at',
  'trained_by',
];

/** Refuses `not_found`, and `export_needs_csv` when a workbook cannot hold so many. */
export async function exportEnrolments(
  { database, organisationId, locale, format }: TablePlace,
  rolloutId: RolloutId,
): Promise<Result<Readable, Refusal>> {
  const rows = await inOrganisation(database, organisationId, async (tx) =>
    (await findRollout(tx, rolloutId)) === undefined
      ? undefined
      : await store.countEnrolments(tx, rolloutId, {}),
  );
  if (rows === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  if (format === 'xlsx') {
    const fits = fitsWorkbook({ rows, longestText: 0 });
    if (!fits.ok) return fits;
  }
  const pages = readPages(
    { database, organisationId },
    async (tx, page) => await store.listEnrolments(tx, rolloutId, page),
    (row) => row.enrolmentId,
  );
  return ok(writeTable({ name: 'Rollout', header, pages: toCells(pages, locale) }, format));
}

/** Reasons are said in the reader's language; `scheduled_on` is the date by the clock of the person's site. */
async function* toCells(
  pages: AsyncIterable<readonly store.EnrolmentListRow[]>,
  locale: Locale,
): AsyncGenerator<TableRow[]> {
  for await (const rows of pages) {
    yield rows.map((row) => [
      row.externalId,
      row.displayName,
      row.email,
      row.stageName,
      row.status,
      row.reason === null ? null : say(locale, row.reason),
      row.scheduledAt,
      row.scheduledOn,
      row.statusAt,
      row.approach,
      row.trainedAt,
      row.trainedBy,
    ]);
  }
}
