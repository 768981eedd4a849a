/** Sends a report to the accounts of its audience: planned like every message, sent by the same sender, told once. */
import { renderLetter } from '#domain/messages/letter-mail.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { wakeSenders } from './plan-store.ts';
import { insertCopies, type DueReport, type ReportCopies } from './report-store.ts';
import type { CopyWriter } from './send-mail-batch.ts';

export type { Letter } from '#domain/messages/letter-mail.ts';

/** Plans one copy for each of the audience and returns how many are new. */
export async function sendReport(tx: Transaction, context: Context, copies: ReportCopies): Promise<number> {
  const planned = await insertCopies(tx, context, copies);
  if (planned > 0) await wakeSenders(tx, context);
  return planned;
}

/** Writes the copies of reports. `publicUrl` has no slash at its end; nothing in a copy is the reader's own. */
export function writeReports(organisation: string, publicUrl: string): CopyWriter<DueReport> {
  const write = ({ letter, locale, rolloutId, reportId }: DueReport) =>
    renderLetter(letter, locale, {
      organisation,
      address: `${publicUrl}/rollouts/${rolloutId}/criteria?tab=reports&report=${reportId}`,
    });
  return { write, redact: write };
}
