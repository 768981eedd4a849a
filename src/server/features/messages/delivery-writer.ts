/**
 * Turns due rows into texts: compiles the approved message once per language, checks that it still is the text
 * that was approved, and fills it per person with their date and their own link.
 */
import type { MessageId, OrganisationId } from '#contracts/ids.ts';
import {
  compileMessage,
  renderMessage,
  type CompiledMessage,
  type DateTold,
  type RenderedMessage,
} from '#domain/messages/compile-message.ts';
import type { MergeValues } from '#domain/messages/merge-template.ts';
import type { MessageLocale, MessageStageKind, MessageVariants } from '#domain/messages/message-content.ts';
import { prepareChanges } from '#server/features/feedback/index.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { contentHash } from './content-hash.ts';
import { approvedTexts } from './delivery-store.ts';
import type { SenderRow } from './message-store.ts';
import { prepareStationery, type Addressee } from './stationery.ts';

export type Recipient = Addressee & {
  readonly messageId: MessageId;
  readonly givenName: string | null;
  readonly scheduledAt: Date;
  /** The date they know, when the scheduled one stands instead of it. */
  readonly replacesAt: Date | null;
  /** The copy this one follows, whether with another date or as a reminder. */
  readonly firstKey: string | null;
};

export type DeliveryWriter = {
  readonly organisation: SenderRow;
  /** The text with the person's own link. */
  readonly write: (recipient: Recipient) => RenderedMessage;
  /** The same text without the link, for keeping what was sent. */
  readonly redact: (recipient: Recipient) => RenderedMessage;
};

/** Prepares the approved messages of the organisation. `publicUrl` has no slash at its end. */
export async function prepareWriter(
  tx: Transaction,
  organisationId: OrganisationId,
  options: { readonly publicUrl: string; readonly now: Date },
): Promise<DeliveryWriter> {
  const { organisation, formatFor, linkFor, keptLink } = await prepareStationery(tx, organisationId, options);
  const texts = new Map((await approvedTexts(tx)).map((text) => [text.messageId, text]));
  const compiled = new Map<string, CompiledMessage>();
  const changesOf = await prepareChanges(tx, organisation.defaultLocale);

  const compiledFor = ({ messageId, locale, replacesAt, firstKey }: Recipient): CompiledMessage => {
    const dateTold = replacesAt !== null ? 'instead' : firstKey === null ? 'first' : 'reminder';
    const name = `${messageId}/${locale}/${dateTold}`;
    const found = compiled.get(name);
    if (found !== undefined) return found;
    const made = compileApproved(texts.get(messageId), locale, dateTold);
    compiled.set(name, made);
    return made;
  };
  const valuesFor = (recipient: Recipient, link: string): MergeValues => {
    const format = formatFor(recipient);
    return {
      'person.givenName': recipient.givenName,
      date: format(recipient.scheduledAt),
      replacedDate: recipient.replacesAt === null ? null : format(recipient.replacesAt),
      link,
      help: organisation.helpContact,
      organisation: organisation.name,
      changed: changesOf(recipient.rolloutId, recipient.locale),
    };
  };

  return {
    organisation,
    write: (recipient) => renderMessage(compiledFor(recipient), valuesFor(recipient, linkFor(recipient))),
    redact: (recipient) => renderMessage(compiledFor(recipient), valuesFor(recipient, keptLink)),
  };
}

export type ApprovedText = {
  readonly messageId: MessageId;
  readonly stageKind: MessageStageKind;
  readonly variants: MessageVariants;
  readonly contentHash: Buffer;
};

/** A text that is not the approved one, or does not compile, is a defect: nothing may leave. */
function compileApproved(
  text: ApprovedText | undefined,
  locale: MessageLocale,
  dateTold: DateTold,
): CompiledMessage {
  if (text === undefined) throw new Error('a delivery names a message that is not in force');
  if (!contentHash(text.stageKind, text.variants).equals(text.contentHash))
    throw new Error(`message ${text.messageId} is not the text that was approved; nothing was sent`);
  const compiled = compileMessage(text.variants[locale], locale, dateTold);
  if (!compiled.ok)
    throw new Error(
      `message ${text.messageId}, ${compiled.refusal.block}: ${compiled.refusal.statement.code}`,
    );
  return compiled.value;
}
