/**
 * Sending again copies whose outcome is unknown: the line broke after hand-over, so that each may have arrived. One
 * person asks and another approves, because whoever approves accepts that some read the message twice.
 */
import { Type, type Static } from 'typebox';
import { DeliveryId, RolloutId, SendAgainRequestId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Count, Instant, nullable, oneOf } from './shared-schemas.ts';

export const SendAgainRequest = Type.Object({
  requestId: SendAgainRequestId,
  reason: Type.String(),
  askedBy: Type.String(),
  askedAt: Instant,
  /** The reader asked, and so cannot approve. */
  isOwn: Type.Boolean(),
  decision: nullable(oneOf(['approved', 'declined'] as const)),
  decidedBy: nullable(Type.String()),
  decidedAt: nullable(Instant),
  /** Copies asked for, and those of them whose outcome is still unknown. */
  copies: Count,
  unknown: Count,
});
export type SendAgainRequest = Static<typeof SendAgainRequest>;

/** At most so many copies in one request. */
export const sendAgainMax = 500;

const params = Type.Object({ rolloutId: RolloutId });
const requestParams = Type.Object({ rolloutId: RolloutId, requestId: SendAgainRequestId });

export const sendAgainRoutes = {
  listSendAgainRequests: defineRoute({
    name: 'listSendAgainRequests',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/send-again',
    access: 'message.read',
    summary: 'The requests to send copies again that wait for a second person.',
    params,
    response: Type.Object({ requests: Type.Array(SendAgainRequest) }),
    refusals: ['not_found'],
  }),
  askToSendAgain: defineRoute({
    name: 'askToSendAgain',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/send-again',
    access: 'message.write',
    summary:
      'Asks that copies whose outcome is unknown be sent again. Nothing is sent until another person approves.',
    params,
    body: Type.Object(
      {
        deliveryIds: Type.Array(DeliveryId, { minItems: 1, maxItems: sendAgainMax, uniqueItems: true }),
        reason: Type.String({ minLength: 3, maxLength: 1000 }),
      },
      { additionalProperties: false },
    ),
    response: SendAgainRequest,
    refusals: [
      'not_found',
      'account_needed',
      'delivery_not_unknown',
      'delivery_outdated',
      'send_again_asked',
    ],
    audits: ['send_again.asked'],
  }),
  approveSendAgain: defineRoute({
    name: 'approveSendAgain',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/send-again/:requestId/approve',
    access: 'message.write',
    summary:
      'Sends the copies again that are still unknown, under the same Message-ID. Not by the person who asked.',
    params: requestParams,
    response: SendAgainRequest,
    refusals: ['not_found', 'account_needed', 'send_again_own', 'send_again_decided'],
    audits: ['send_again.approved'],
  }),
  declineSendAgain: defineRoute({
    name: 'declineSendAgain',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/send-again/:requestId/decline',
    access: 'message.write',
    summary: 'Ends a request without sending; the person who asked may withdraw it in this way.',
    params: requestParams,
    response: SendAgainRequest,
    refusals: ['not_found', 'account_needed', 'send_again_decided'],
    audits: ['send_again.declined'],
  }),
};
