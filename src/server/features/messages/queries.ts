/** What the screens read about messages: the text, its preview for one person, and the ledger. */
import type { Static } from 'typebox';
import type { DeliveryId, RolloutId } from '#contracts/ids.ts';
import type { Delivery, messageRoutes, MessagePreview, MessageView } from '#contracts/messages.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { whyOpenDays } from '#domain/adoption/why.ts';
import { answerDays } from '#domain/surveys/answers.ts';
import { describeDeliveryReason } from '#domain/messages/delivery-sentences.ts';
import { compileMessage, renderMessage } from '#domain/messages/compile-message.ts';
import type { DeliveryStatus } from '#domain/messages/delivery-machine.ts';
import { createDateFormat } from '#domain/messages/format-invitation-date.ts';
import type { MessageStageKind } from '#domain/messages/message-content.ts';
import { resolveLocale } from '#domain/messages/resolve-locale.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { linksOf, prepareChanges } from '#server/features/feedback/index.ts';
import { daysLater, instantOn } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as ledger from './ledger-store.ts';
import * as store from './message-store.ts';
import { presentMessage } from './present-message.ts';
import { presentRequest } from './send-again.ts';
import { findRequest } from './send-again-store.ts';

const noRollout = refuse(refusal('not_found', { what: 'rollout' }));

export async function getMessage(
  tx: Transaction,
  rolloutId: RolloutId,
  stageKind: MessageStageKind,
): Promise<Result<MessageView, Refusal>> {
  if (!(await store.hasRollout(tx, rolloutId))) return noRollout;
  return ok(await viewMessage(tx, rolloutId, stageKind));
}

/** The message of a rollout that exists. */
export async function viewMessage(
  tx: Transaction,
  rolloutId: RolloutId,
  stageKind: MessageStageKind,
): Promise<MessageView> {
  const links = await linksOf(tx, rolloutId, 'message');
  return presentMessage(stageKind, await store.findVersions(tx, rolloutId, stageKind), links);
}

type PreviewRequest = Static<typeof messageRoutes.previewMessage.body>;

/** The message as one person reads it; the link is shown as text, because a preview tells nobody. */
export async function previewMessage(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stageKind: MessageStageKind,
  request: PreviewRequest,
): Promise<Result<MessagePreview, Refusal>> {
  if (!(await store.hasRollout(tx, rolloutId))) return noRollout;
  const person = await store.findPreviewPerson(tx, rolloutId, stageKind, choiceOf(request));
  if (person === undefined && request.personId !== undefined)
    return refuse(refusal('not_found', { what: 'person_of_stage' }));
  const organisation = await store.readOrganisation(tx);
  const ownLocale = resolveLocale(person?.locale ?? null, organisation.defaultLocale);
  const locale = request.locale ?? ownLocale;
  const variants = request.variants ?? (await viewMessage(tx, rolloutId, stageKind)).variants;
  const compiled = compileMessage(variants[locale], locale);
  if (!compiled.ok)
    return refuse(refusal('message_unfit', { language: locale, finding: compiled.refusal.statement }));

  const expectedOn =
    stageKind === 'consent'
      ? await store.answerByOn(tx, rolloutId)
      : await store.expectedStart(tx, rolloutId, stageKind);
  const expected =
    expectedOn === null ? daysLater(context.now, 7) : instantOn(expectedOn, 9, organisation.timeZone);
  const rendered = renderMessage(compiled.value, {
    'person.givenName': person?.givenName ?? null,
    date: createDateFormat(
      locale,
      person?.siteTimeZone ?? organisation.timeZone,
    )(answerBy(stageKind, context.now) ?? person?.scheduledAt ?? expected),
    link: '/me/…',
    help: organisation.helpContact,
    organisation: organisation.name,
    changed: (await prepareChanges(tx, organisation.defaultLocale))(rolloutId, locale),
  });
  return ok({
    ...rendered,
    locale,
    person:
      person === undefined ? null : { personId: person.personId, displayName: person.displayName, ownLocale },
  });
}

/** A task says how many days people are given; the text is read before there is one. */
const exampleDeadlineDays = 7;

/** Until when a message of this kind would ask for an answer if it left now; undefined for one that tells a date. */
function answerBy(stageKind: MessageStageKind, now: Date): Date | undefined {
  if (stageKind === 'unused') return daysLater(now, whyOpenDays);
  if (stageKind === 'deadline') return daysLater(now, exampleDeadlineDays);
  return stageKind === 'survey' ? daysLater(now, answerDays) : undefined;
}

function choiceOf({ personId, worstCase }: PreviewRequest): store.PreviewChoice {
  if (personId !== undefined) return { kind: 'person', personId };
  return { kind: worstCase ?? 'first' };
}

type LedgerQuery = Static<typeof messageRoutes.listDeliveries.query>;

export async function listDeliveries(tx: Transaction, rolloutId: RolloutId, query: LedgerQuery) {
  if (!(await store.hasRollout(tx, rolloutId))) return noRollout;
  const limit = query.limit ?? 100;
  const rows = await ledger.listLedger(tx, rolloutId, { ...query, after: query.after ?? 0, limit });
  const counted = await ledger.countLedger(tx, rolloutId, query);
  const counts: Partial<Record<DeliveryStatus, number>> = Object.fromEntries(
    counted.map((count) => [count.status, count.rows]),
  );
  const total =
    query.status === undefined
      ? counted.reduce((sum, count) => sum + count.rows, 0)
      : (counts[query.status] ?? 0);
  return ok({
    rows: rows.map(presentRow),
    next: rows.length === limit ? (rows.at(-1)?.deliveryId ?? null) : null,
    total,
    counts,
  });
}

export async function getDelivery(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  deliveryId: DeliveryId,
): Promise<Result<Delivery, Refusal>> {
  const entry = await ledger.findEntry(tx, rolloutId, deliveryId);
  if (entry === undefined) return refuse(refusal('not_found', { what: 'delivery' }));
  const { lastResponse, subject, bodyText, bodyHtml, sendAgainRequestId, ...row } = entry;
  const request =
    sendAgainRequestId === null ? undefined : await findRequest(tx, rolloutId, sendAgainRequestId);
  return ok({
    ...presentRow(row),
    sendAgain: request === undefined ? null : presentRequest(context, request),
    lastResponse,
    subject,
    bodyText,
    bodyHtml,
  });
}

function presentRow({ reason, notBefore, statusAt, ...row }: ledger.LedgerRow) {
  return {
    ...row,
    reason: reason === null ? null : describeDeliveryReason(reason),
    notBefore: notBefore.toISOString(),
    statusAt: statusAt.toISOString(),
  };
}
