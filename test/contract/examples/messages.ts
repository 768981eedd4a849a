/** Examples of the routes of messages and the ledger. */
import type { DeliveryId } from '#contracts/ids.ts';
import { messageRoutes, type MessageView } from '#contracts/messages.ts';
import { defaultInvitation } from '#domain/messages/default-invitation.ts';
import { fillOutbox, planDeliveries } from '#server/features/messages/index.ts';
import { sql } from '#server/platform/db/database.ts';
import { insertPeopleToTell } from '#test/support/people-to-tell.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';
import { acceptChange } from './feedback.ts';

async function tell({ within, organisationId }: Place) {
  return await within(async (tx, context) => {
    const told = await insertPeopleToTell(tx, context, [{}, { locale: 'sv' }]);
    await planDeliveries(tx, context, { ...told.stage, noticeDays: 1000 });
    await fillOutbox(tx, organisationId, { now: context.now, publicUrl: 'http://localhost' });
    const { rows } = await sql<{ id: DeliveryId }>`select delivery_id as id from delivery limit 1`.execute(
      tx,
    );
    return { ...told, deliveryId: rows[0]!.id };
  });
}

const editedVariants = {
  ...defaultInvitation.pilot,
  en: { ...defaultInvitation.pilot.en, cta: 'Open my own page' },
};

export const messageExamples: Examples<typeof messageRoutes> = {
  getMessage: async (place) => ({ params: { rolloutId: (await tell(place)).rolloutId, stageKind: 'pilot' } }),
  saveMessage: async (place) => ({
    params: { rolloutId: (await tell(place)).rolloutId, stageKind: 'pilot' },
    body: { variants: editedVariants },
  }),
  checkMessage: async (place) => ({
    params: { rolloutId: (await tell(place)).rolloutId, stageKind: 'wave' },
    body: { variants: { ...editedVariants, sv: { ...editedVariants.sv, steps: [] } } },
  }),
  previewMessage: async (place) => ({
    params: { rolloutId: (await tell(place)).rolloutId, stageKind: 'pilot' },
    body: { locale: 'de', worstCase: 'longest_name' },
  }),
  approveMessage: async (place) => {
    const { rolloutId } = await tell(place);
    const params = { rolloutId, stageKind: 'wave' as const };
    const { contentHash } = await place.call<MessageView>(messageRoutes.getMessage, { params });
    const proposalId = await acceptChange(place, params.rolloutId);
    return { params, body: { contentHash, proposalId } };
  },
  listDeliveries: async (place) => ({
    params: { rolloutId: (await tell(place)).rolloutId },
    query: { status: 'accepted', limit: 1 },
  }),
  getDelivery: async (place) => {
    const { rolloutId, deliveryId } = await tell(place);
    return { params: { rolloutId, deliveryId } };
  },
  revokePersonalLink: async (place) => ({ params: { personId: (await tell(place)).personIds[0]! } }),
};
