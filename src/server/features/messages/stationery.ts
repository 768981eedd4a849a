/** What every copy to a person needs: who sends it, dates as its reader writes them, and the reader's own link. */
import type { OrganisationId, PersonId, RolloutId } from '#contracts/ids.ts';
import { createDateFormat, type DateFormat } from '#domain/messages/format-invitation-date.ts';
import type { MessageLocale } from '#domain/messages/message-content.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { lastDayFrom, readLinkKey, signPersonalLink } from '#server/platform/personal-link.ts';
import { readOrganisation, type SenderRow } from './message-store.ts';

export type Addressee = {
  readonly rolloutId: RolloutId;
  readonly personId: PersonId;
  readonly linkVersion: number;
  readonly locale: MessageLocale;
  /** Of the person's site, where it is not the organisation's. */
  readonly siteTimeZone: string | null;
};

export type Stationery = {
  readonly organisation: SenderRow;
  readonly formatFor: (reader: Addressee) => DateFormat;
  /** The address of the reader's own page. */
  readonly linkFor: (reader: Addressee) => string;
  /** What stands instead of it in what is kept of a copy. */
  readonly keptLink: string;
};

/** `publicUrl` has no slash at its end. */
export async function prepareStationery(
  tx: Transaction,
  organisationId: OrganisationId,
  { publicUrl, now }: { readonly publicUrl: string; readonly now: Date },
): Promise<Stationery> {
  const organisation = await readOrganisation(tx);
  const key = await readLinkKey(tx);
  const lastDay = lastDayFrom(now);
  const formats = new Map<string, DateFormat>();
  return {
    organisation,
    formatFor: ({ locale, siteTimeZone }) => {
      const timeZone = siteTimeZone ?? organisation.timeZone;
      const name = `${locale}/${timeZone}`;
      const format = formats.get(name) ?? createDateFormat(locale, timeZone);
      formats.set(name, format);
      return format;
    },
    linkFor: ({ personId, rolloutId, linkVersion }) =>
      `${publicUrl}/me/${signPersonalLink(key, { organisationId, personId, rolloutId, linkVersion, lastDay })}`,
    keptLink: `${publicUrl}/me/…`,
  };
}
