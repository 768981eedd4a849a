/** Readiness of people as a table for other people and programs. */
import type { Readable } from 'node:stream';
import type { RolloutId } from '#contracts/ids.ts';
import { readinessReasons, type ReadinessFilter } from '#contracts/readiness.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { engineActor } from '#server/platform/actor.ts';
import { createContext } from '#server/platform/context.ts';
import { inOrganisation, type Transaction } from '#server/platform/db/database.ts';
import type { TablePlace } from '#server/platform/http/handler.ts';
import { fitsWorkbook, readPages, writeTable } from '#server/platform/table-file.ts';
import { askAbout } from './ask.ts';
import { present } from './show-readiness.ts';
import * as store from './store.ts';

/** One column per reason, so that a spreadsheet can filter by it. */
const header = [
  'person',
  'name',
  'email',
  'department',
  'site',
  'stage',
  'date',
  'readiness',
  ...readinessReasons,
];

/** Refuses `not_found`, and `export_needs_csv` when a workbook cannot hold so many. */
export async function exportReadiness(
  { database, organisationId, format }: TablePlace,
  rolloutId: RolloutId,
  filter: ReadinessFilter,
): Promise<Result<Readable, Refusal>> {
  const ask = async (tx: Transaction) =>
    await askAbout(tx, await createContext(tx, { organisationId, actor: engineActor }), rolloutId);
  const people = await inOrganisation(database, organisationId, async (tx) => {
    const question = await ask(tx);
    if (!question.ok) return undefined;
    const { asked, today } = question.value;
    return format === 'xlsx' ? await store.countFitting(tx, asked, today, filter) : 0;
  });
  if (people === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const fits = fitsWorkbook({ rows: people, longestText: 0 });
  if (!fits.ok) return fits;
  const pages = readPages(
    { database, organisationId },
    async (tx, page) => {
      const question = await ask(tx);
      if (!question.ok) return [];
      const { asked, today } = question.value;
      const rows = await store.listPeople(tx, asked, today, filter, page);
      return rows.map((row) => ({ ...present(row, asked.rules), externalId: row.externalId }));
    },
    (row) => row.personId,
  );
  async function* cells() {
    for await (const rows of pages)
      yield rows.map((row) => [
        row.externalId,
        row.displayName,
        row.email,
        row.department,
        row.site,
        row.stageName,
        row.scheduledOn,
        row.state,
        ...readinessReasons.map((reason) => (row.reasons.includes(reason) ? 'x' : null)),
      ]);
  }
  return ok(writeTable({ name: 'Readiness', header, pages: cells() }, format));
}
