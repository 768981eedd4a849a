/** Saving and approving a message. A draft never changes what is in force; an approval names the text by its hash. */
import type { MessageStageKind } from '#domain/messages/message-content.ts';
import type { ProposalId, RolloutId } from '#contracts/ids.ts';
import type { MessageVariants, MessageView } from '#contracts/messages.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { checkMessage } from '#domain/messages/check-message.ts';
import { defaultInvitation } from '#domain/messages/default-invitation.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { carryOutBy } from '#server/features/feedback/index.ts';
import { requestTick } from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { contentHash } from './content-hash.ts';
import * as store from './message-store.ts';
import { viewMessage } from './queries.ts';

const noRollout = refuse(refusal('not_found', { what: 'rollout' }));

/** Saves a text as the draft; an earlier draft is replaced. */
export async function saveMessage(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stageKind: MessageStageKind,
  variants: MessageVariants,
): Promise<Result<MessageView, Refusal>> {
  if (!(await store.lockRollout(tx, rolloutId))) return noRollout;
  const hash = contentHash(stageKind, variants);
  const messageId = await store.keepDraft(tx, context, { rolloutId, stageKind, variants, contentHash: hash });
  await recordAudit(tx, context, {
    action: 'message.written',
    subject: { kind: 'message', id: messageId },
    after: { rolloutId, stageKind, contentHash: hash.toString('hex') },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok(await viewMessage(tx, rolloutId, stageKind));
}

/**
 * Approves the text with this hash: the draft, or the playbook's text while nothing has been written. Refused
 * while the check finds an error, or when the text is another one by now. `proposalId` names the accepted proposed change
 * that the text carries out.
 */
export async function approveMessage(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stageKind: MessageStageKind,
  approvedHash: string,
  proposalId?: ProposalId,
): Promise<Result<MessageView, Refusal>> {
  if (!(await store.lockRollout(tx, rolloutId))) return noRollout;
  const { draft, approved } = await store.findVersions(tx, rolloutId, stageKind);
  const variants = draft?.variants ?? approved?.variants ?? defaultInvitation[stageKind];
  const hash = contentHash(stageKind, variants);
  if (hash.toString('hex') !== approvedHash) return refuse(refusal('message_changed'));
  const error = checkMessage(variants).find((finding) => finding.level === 'error');
  if (error !== undefined)
    return refuse(refusal('message_unfit', { language: error.locale, finding: error.statement }));

  const isInForce = draft === undefined && approved !== undefined;
  const messageId = isInForce
    ? approved.messageId
    : (draft?.messageId ??
      (await store.keepDraft(tx, context, { rolloutId, stageKind, variants, contentHash: hash })));
  if (!isInForce) {
    await store.approveDraft(tx, context, messageId);
    await recordAudit(tx, context, {
      action: 'message.approved',
      subject: { kind: 'message', id: messageId },
      before: approved === undefined ? null : { contentHash: approved.contentHash.toString('hex') },
      after: { rolloutId, stageKind, contentHash: approvedHash },
    });
  }
  const result = { kind: 'message', id: messageId } as const;
  const carried = await carryOutBy(tx, context, { rolloutId, proposalId }, result, variants.en.subject);
  if (!carried.ok) return carried;
  // People who are past the day of a question are asked from now on.
  if (stageKind === 'survey') await requestTick(tx, rolloutId, context.now);
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok(await viewMessage(tx, rolloutId, stageKind));
}

/** Approves the playbook's text for a kind of stage that has no approved message yet: for samples and rehearsals. */
export async function approveDefaultMessage(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stageKind: MessageStageKind,
): Promise<void> {
  const { approved, draft } = await store.findVersions(tx, rolloutId, stageKind);
  if (approved !== undefined) return;
  const variants = draft?.variants ?? defaultInvitation[stageKind];
  const hash = contentHash(stageKind, variants).toString('hex');
  const result = await approveMessage(tx, context, rolloutId, stageKind, hash);
  if (!result.ok) throw new Error(`the message of rollout ${rolloutId} cannot be approved`);
}
