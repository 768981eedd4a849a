/** Messages: what people are told, in three languages, and the ledger of who was told. */
import { Type, type Static } from 'typebox';
import { messageRules } from '#domain/messages/check-message.ts';
import { deliveryMachine, type DeliveryStatus } from '#domain/messages/delivery-machine.ts';
import { messageStageKinds, stepsMax, type MessageStageKind } from '#domain/messages/message-content.ts';
import { noticeKinds } from '#domain/messages/notice-letters.ts';
import { DeliveryId, EnrolmentId, MessageId, PersonId, ProposalId, RolloutId, StageId } from './ids.ts';
import { ProposalLink } from './proposals.ts';
import { defineRoute } from './route.ts';
import { SendAgainRequest } from './send-again.ts';
import { Count, Instant, Locale, nullable, oneOf, pageOf, PageQuery, Statement } from './shared-schemas.ts';

export { messageStageKinds };

export const deliveryStatuses = Object.keys(deliveryMachine.statuses) as DeliveryStatus[];

const Text = Type.String({ maxLength: 600 });

/** Plain text with merge tags; never markup. Whether a text is good enough is said by the findings. */
export const MessageVariant = Type.Object(
  {
    subject: Type.String({ maxLength: 200 }),
    lead: Text,
    facts: Type.Object(
      { who: Text, what: Text, when: Text, where: Text, why: Text },
      { additionalProperties: false },
    ),
    steps: Type.Array(Text, { maxItems: stepsMax }),
    cta: Type.String({ maxLength: 80 }),
    help: Text,
  },
  { additionalProperties: false },
);
export type MessageVariant = Static<typeof MessageVariant>;

export const MessageVariants = Type.Object(
  { en: MessageVariant, sv: MessageVariant, de: MessageVariant },
  { additionalProperties: false },
);
export type MessageVariants = Static<typeof MessageVariants>;

export const MessageFinding = Type.Object({
  rule: oneOf(messageRules),
  level: oneOf(['error', 'warn'] as const),
  locale: Locale,
  block: Type.String(),
  /** What is so, then what to do. */
  statement: Statement,
});
export type MessageFinding = Static<typeof MessageFinding>;

export const messageOrigins = ['playbook', 'draft', 'approved'] as const;

export const MessageView = Type.Object({
  stageKind: oneOf(messageStageKinds),
  /** Where the shown text comes from: the playbook, a draft, or the approved version. */
  origin: oneOf(messageOrigins),
  messageId: nullable(MessageId),
  variants: MessageVariants,
  /** Names the text; an approval counts only for the text with this hash. */
  contentHash: Type.String(),
  findings: Type.Array(MessageFinding),
  approvable: Type.Boolean(),
  writtenBy: nullable(Type.String()),
  writtenAt: nullable(Instant),
  /** The version in force, which may be older than the shown draft. */
  approved: nullable(
    Type.Object({
      messageId: MessageId,
      contentHash: Type.String(),
      by: Type.String(),
      at: Instant,
      /** The proposed change it carries out; null when none. */
      proposal: nullable(ProposalLink),
    }),
  ),
});
export type MessageView = Static<typeof MessageView>;

export const previewCases = ['no_given_name', 'longest_name'] as const;

export const MessagePreview = Type.Object({
  subject: Type.String(),
  text: Type.String(),
  html: Type.String(),
  locale: Locale,
  /** Whose message this is; null when nobody is in the stage yet and the values are examples. */
  person: nullable(Type.Object({ personId: PersonId, displayName: Type.String(), ownLocale: Locale })),
});
export type MessagePreview = Static<typeof MessagePreview>;

/** Rows per status; statuses without rows are left out. */
export const DeliveryCounts = Type.Partial(
  Type.Object(
    Object.fromEntries(deliveryStatuses.map((status) => [status, Count])) as Record<
      DeliveryStatus,
      typeof Count
    >,
  ),
);

/** Messages whose copies stand in the ledger; who is asked why they stopped using something is nobody's to look up. */
export const listedKinds = [
  'consent',
  'pilot',
  'wave',
  'instructions',
  'deadline',
  'pulse',
  'survey',
] as const satisfies readonly MessageStageKind[];

export const DeliveryRow = Type.Object({
  deliveryId: DeliveryId,
  personId: PersonId,
  displayName: Type.String(),
  /** Null for a copy that tells no date. */
  enrolmentId: nullable(EnrolmentId),
  /** The message it is filled from, or what it says of a date that does not come about. */
  about: oneOf([...listedKinds, ...noticeKinds]),
  /** Which of the person's dates it tells: 1 is the first, a higher one stands instead of an earlier. */
  dateNumber: Count,
  stageId: StageId,
  stageName: Type.String(),
  channel: oneOf(['email', 'outbox'] as const),
  locale: Locale,
  status: oneOf(deliveryStatuses),
  reason: nullable(Statement),
  attempt: Count,
  address: nullable(Type.String()),
  notBefore: Instant,
  statusAt: Instant,
});
export type DeliveryRow = Static<typeof DeliveryRow>;

export const Delivery = Type.Object({
  ...DeliveryRow.properties,
  lastResponse: nullable(Type.String()),
  subject: nullable(Type.String()),
  /** The personal link is left out of what was sent by e-mail, and is real in the outbox. */
  bodyText: nullable(Type.String()),
  bodyHtml: nullable(Type.String()),
  /** The last request to send it again. */
  sendAgain: nullable(SendAgainRequest),
});
export type Delivery = Static<typeof Delivery>;

const rolloutParams = Type.Object({ rolloutId: RolloutId });
const messageParams = Type.Object({ rolloutId: RolloutId, stageKind: oneOf(messageStageKinds) });

export const messageRoutes = {
  getMessage: defineRoute({
    name: 'getMessage',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/messages/:stageKind',
    access: 'message.read',
    summary:
      'The invitation for the pilot or the waves: the draft, else the approved text, else the playbook.',
    params: messageParams,
    response: MessageView,
    refusals: ['not_found'],
  }),
  saveMessage: defineRoute({
    name: 'saveMessage',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/messages/:stageKind',
    access: 'message.write',
    summary: 'Saves the text as a draft; the approved version stays in force until the draft is approved.',
    params: messageParams,
    body: Type.Object({ variants: MessageVariants }, { additionalProperties: false }),
    response: MessageView,
    refusals: ['not_found'],
    audits: ['message.written'],
  }),
  checkMessage: defineRoute({
    name: 'checkMessage',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/messages/:stageKind/check',
    access: 'message.read',
    summary: 'The findings of a text that is not saved yet.',
    params: messageParams,
    body: Type.Object({ variants: MessageVariants }, { additionalProperties: false }),
    response: Type.Object({ findings: Type.Array(MessageFinding), approvable: Type.Boolean() }),
    refusals: ['not_found'],
  }),
  previewMessage: defineRoute({
    name: 'previewMessage',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/messages/:stageKind/preview',
    access: 'message.read',
    summary: 'The message as one person of the stage reads it, in any language, or for the worst cases.',
    params: messageParams,
    body: Type.Object(
      {
        variants: Type.Optional(MessageVariants),
        locale: Type.Optional(Locale),
        personId: Type.Optional(PersonId),
        worstCase: Type.Optional(oneOf(previewCases)),
      },
      { additionalProperties: false },
    ),
    response: MessagePreview,
    refusals: ['not_found', 'message_unfit'],
  }),
  approveMessage: defineRoute({
    name: 'approveMessage',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/messages/:stageKind/approve',
    access: 'message.write',
    summary: 'Approves exactly the text with this hash; a later edit needs a new approval.',
    params: messageParams,
    body: Type.Object(
      {
        contentHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
        /** The accepted proposed change that this carries out. */
        proposalId: Type.Optional(ProposalId),
      },
      { additionalProperties: false },
    ),
    response: MessageView,
    refusals: ['not_found', 'message_changed', 'message_unfit', 'proposal_state'],
    audits: ['message.approved', 'proposal.carried_out'],
  }),
  listDeliveries: defineRoute({
    name: 'listDeliveries',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/deliveries',
    access: 'message.read',
    summary: 'The ledger: one row per message, person and channel, with counts per status.',
    params: rolloutParams,
    query: Type.Object({
      stageId: Type.Optional(StageId),
      status: Type.Optional(oneOf(deliveryStatuses)),
      personId: Type.Optional(PersonId),
      ...PageQuery,
    }),
    response: Type.Object({ ...pageOf(DeliveryRow).properties, counts: DeliveryCounts }),
    refusals: ['not_found'],
  }),
  getDelivery: defineRoute({
    name: 'getDelivery',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/deliveries/:deliveryId',
    access: 'message.read',
    summary: 'One delivery with the text as it was sent, or as it lies in the outbox.',
    params: Type.Object({ rolloutId: RolloutId, deliveryId: DeliveryId }),
    response: Delivery,
    refusals: ['not_found'],
  }),
  revokePersonalLink: defineRoute({
    name: 'revokePersonalLink',
    method: 'POST',
    path: '/api/v1/people/:personId/revoke-personal-link',
    access: 'message.write',
    summary: 'Ends every personal link given to a person so far; the next message carries a new one.',
    params: Type.Object({ personId: PersonId }),
    response: Type.Object({ personId: PersonId, linkVersion: Count }),
    refusals: ['not_found'],
    audits: ['personal_link.revoked'],
  }),
};
