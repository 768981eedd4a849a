/** What the ledger does with each outcome of an SMTP exchange: the retry rules and nothing else. */
import { createRandom } from '#domain/random/random.ts';
import type { SendOutcome } from '#server/platform/mail/index.ts';
import type { Settlement } from './delivery-store.ts';

/** A person's copy is tried so often; then it has failed. */
export const attemptsMax = 5;

const backoffMinutes = [1, 5, 15, 60] as const;
/** How long a copy waits while the lane itself is broken. */
const laneWaitSeconds = 60;

/** `attempt` counts from 1; `deliveryId` seeds the jitter, so that copies do not return all at once. */
export function settlementOf(outcome: SendOutcome, attempt: number, deliveryId: number): Settlement {
  const { kind, response } = outcome;
  switch (kind) {
    case 'accepted':
      return { status: 'accepted', reason: null, response };
    case 'lost_track':
      return { status: 'unknown', reason: 'line_broke', response };
    case 'bad_address':
    case 'refused':
      return { status: 'failed', reason: kind, response };
    case 'lane_broken':
    case 'relay_refuses_us':
      return { status: 'planned', reason: kind, response, delaySeconds: laneWaitSeconds, counts: false };
    case 'refused_for_now':
    case 'not_handed_over':
    default:
      return attempt >= attemptsMax
        ? { status: 'failed', reason: 'exhausted', response }
        : { status: 'planned', reason: kind, response, delaySeconds: backoffSeconds(attempt, deliveryId) };
  }
}

/** 1, 5, 15, 60 minutes, each lengthened by up to a fifth. */
function backoffSeconds(attempt: number, deliveryId: number): number {
  const minutes = backoffMinutes[Math.min(attempt, backoffMinutes.length) - 1] ?? 60;
  return Math.round(minutes * 60 * (1 + createRandom(deliveryId + attempt).next() / 5));
}
