/**
 * Notices: once people were told a date, they are told as well that it does not come about. Planned in the transaction
 * that decides it, and sent whatever holds the rollout.
 */
import type { OrganisationId } from '#contracts/ids.ts';
import { renderLetter } from '#domain/messages/letter-mail.ts';
import { cleanValue } from '#domain/messages/merge-template.ts';
import { writeNotice } from '#domain/messages/notice-letters.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { insertNotices, type DueNotice, type PeopleToNotify } from './notice-store.ts';
import { wakeSenders } from './plan-store.ts';
import type { CopyWriter } from './send-mail-batch.ts';
import { prepareStationery } from './stationery.ts';

/**
 * Plans a notice to everybody concerned, to be called before their dates are taken away. Returns how many are new: a
 * person is told once of each date.
 */
export async function planNotices(
  tx: Transaction,
  context: Context,
  people: PeopleToNotify,
): Promise<number> {
  const planned = await insertNotices(tx, context, people);
  if (planned > 0) await wakeSenders(tx, context);
  return planned;
}

/** Writes notices. `publicUrl` has no slash at its end. */
export async function prepareNoticeWriter(
  tx: Transaction,
  organisationId: OrganisationId,
  options: { readonly publicUrl: string; readonly now: Date },
): Promise<CopyWriter<DueNotice>> {
  const { organisation, formatFor, linkFor, keptLink } = await prepareStationery(tx, organisationId, options);
  const write = (row: DueNotice, address: string) => {
    const facts = {
      givenName: textOf(row.givenName),
      date: formatFor(row)(row.dateAt),
      help: textOf(organisation.helpContact),
    };
    const letter = writeNotice(row.kind, row.locale, facts);
    return renderLetter(letter, row.locale, { address, organisation: organisation.name });
  };
  return { write: (row) => write(row, linkFor(row)), redact: (row) => write(row, keptLink) };
}

function textOf(value: string | null): string | null {
  const text = cleanValue(value ?? '');
  return text === '' ? null : text;
}
