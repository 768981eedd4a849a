/** Examples of sending copies again whose outcome is unknown. */
import type { DeliveryId } from '#contracts/ids.ts';
import { sendAgainRoutes, type SendAgainRequest } from '#contracts/send-again.ts';
import { planDeliveries } from '#server/features/messages/index.ts';
import { sql } from '#server/platform/db/database.ts';
import { insertPeopleToTell } from '#test/support/people-to-tell.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';

/** Two copies that may have arrived. */
export async function withUnknownCopies({ within }: Place) {
  return await within(async (tx, context) => {
    const told = await insertPeopleToTell(tx, context, [{}, { locale: 'sv' }]);
    await planDeliveries(tx, context, { ...told.stage, noticeDays: 1000 });
    const { rows } = await sql<{ id: DeliveryId }>`
      update delivery set status = 'unknown', reason = 'line_broke', attempt = 1 returning delivery_id as id`.execute(
      tx,
    );
    return { ...told, deliveryIds: rows.map(({ id }) => id).sort((a, b) => a - b) };
  });
}

export async function ask(place: Place) {
  const { rolloutId, deliveryIds } = await withUnknownCopies(place);
  const { requestId } = await place.call<SendAgainRequest>(sendAgainRoutes.askToSendAgain, {
    params: { rolloutId },
    body: { deliveryIds, reason: 'The relay lost its queue' },
  });
  return { rolloutId, deliveryIds, requestId };
}

export const sendAgainExamples: Examples<typeof sendAgainRoutes> = {
  listSendAgainRequests: async (place) => ({ params: { rolloutId: (await ask(place)).rolloutId } }),
  askToSendAgain: async (place) => {
    const { rolloutId, deliveryIds } = await withUnknownCopies(place);
    return { params: { rolloutId }, body: { deliveryIds, reason: 'The relay lost its queue' } };
  },
  approveSendAgain: async (place) => {
    const { rolloutId, requestId } = await ask(place);
    return { params: { rolloutId, requestId }, person: await place.signIn(['communications_lead']) };
  },
  declineSendAgain: async (place) => {
    const { rolloutId, requestId } = await ask(place);
    return { params: { rolloutId, requestId } };
  },
};
