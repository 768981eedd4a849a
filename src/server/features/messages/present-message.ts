/** A message as the screens show it: the text to work on, its findings, and what is in force. */
import type { MessageView } from '#contracts/messages.ts';
import type { ProposalLink } from '#contracts/proposals.ts';
import { checkMessage, isApprovable } from '#domain/messages/check-message.ts';
import { defaultInvitation } from '#domain/messages/default-invitation.ts';
import type { MessageStageKind } from '#domain/messages/message-content.ts';
import { contentHash } from './content-hash.ts';
import type { MessageRow } from './message-store.ts';

/** `links` says which proposed change a version carries out, by its id. */
export function presentMessage(
  stageKind: MessageStageKind,
  { draft, approved }: { readonly draft: MessageRow | undefined; readonly approved: MessageRow | undefined },
  links: ReadonlyMap<number, ProposalLink>,
): MessageView {
  const shown = draft ?? approved;
  const variants = shown?.variants ?? defaultInvitation[stageKind];
  const findings = checkMessage(variants);
  return {
    stageKind,
    origin: shown === undefined ? 'playbook' : shown.status,
    messageId: shown?.messageId ?? null,
    variants,
    contentHash: contentHash(stageKind, variants).toString('hex'),
    findings,
    approvable: isApprovable(findings),
    writtenBy: shown?.writtenBy ?? null,
    writtenAt: shown?.writtenAt.toISOString() ?? null,
    approved:
      approved === undefined
        ? null
        : {
            messageId: approved.messageId,
            contentHash: approved.contentHash.toString('hex'),
            by: approved.approvedBy ?? '',
            at: (approved.approvedAt ?? approved.writtenAt).toISOString(),
            proposal: links.get(approved.messageId) ?? null,
          },
  };
}
