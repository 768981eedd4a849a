/**
 * A wave is held on its first day: its people read that their date cannot be kept, and once the hold is cleared each of
 * them gets a new date, one message about it, and a calendar file that replaces the old entry.
 */
import { afterAll, expect, test } from 'vitest';
import type { HoldId, RolloutId, StageId } from '#contracts/ids.ts';
import { messageRoutes, type DeliveryRow } from '#contracts/messages.ts';
import { rolloutRoutes, type Board } from '#contracts/rollouts.ts';
import { wavesRoutes } from '#contracts/waves.ts';
import { portalRenderer } from '#portal/render-page.ts';
import { featureRoutes } from '#server/feature-list.ts';
import { approveOpenPlan } from '#server/engine/rehearsal/approve-open-plan.ts';
import * as rehearsal from '#server/engine/rehearsal/store.ts';
import { tickRollout } from '#server/engine/tick-rollout.ts';
import { sendDueDeliveries } from '#server/features/messages/index.ts';
import { createPortalRoutes } from '#server/features/portal/index.ts';
import { sql } from '#server/platform/db/database.ts';
import { setStageStatus, withScheduledPilot } from '#test/contract/examples/planned-rollout.ts';
import { createWorld, type Place } from '#test/contract/world.ts';
import { createTestDatabase } from '#test/support/database.ts';

const parts = await createTestDatabase();
const routes = [...featureRoutes, ...createPortalRoutes(portalRenderer)];
const world = await createWorld({ ...parts, routes });
afterAll(world.close);

type Waves = { readonly place: Place; readonly rolloutId: RolloutId; readonly waveId: StageId };

/** Lets the organisation's clock jump to an instant, and engine and sender do what is due then. */
async function live({ place, rolloutId }: Waves, instant: string): Promise<void> {
  const { organisationId } = place;
  const now = new Date(instant);
  await place.within(async (tx) => await rehearsal.setClock(tx, now));
  for (let again = 0; again < 3; again++) {
    await tickRollout(world.database, organisationId, rolloutId);
    await sendDueDeliveries(world.database, organisationId, { now, publicUrl: '', transport: null });
  }
}

/** The pilot said go; one wave of sixty starts on Monday 1 February 2027 and is told five days before. */
async function toWave(): Promise<Waves> {
  const place = await world.createPlace();
  await place.within(async (tx) => {
    await sql`update organisation set kind = 'sample', virtual_now = '2027-01-20T08:00:00Z'`.execute(tx);
  });
  const { rolloutId, stageId } = await withScheduledPilot(place);
  await place.within(async (tx) => {
    await sql`update enrolment set status = 'succeeded', started_at = '2027-01-19T08:00:00Z'`.execute(tx);
  });
  await setStageStatus(place, stageId, 'passed');
  await place.call(wavesRoutes.layOutWaves, {
    params: { rolloutId },
    body: {
      axes: [],
      startsOn: '2027-02-01',
      peoplePerWeek: 100,
      noticeDays: 5,
      windowDays: 3,
      soakDays: 1,
    },
  });
  await place.within(async (tx, context) => await approveOpenPlan(tx, context, rolloutId));
  const board = await place.call<Board>(rolloutRoutes.getBoard, { params: { rolloutId } });
  return { place, rolloutId, waveId: board.stages[1]!.stageId };
}

const ledgerOf = async ({ place, rolloutId, waveId }: Waves) =>
  await place.call<{ rows: DeliveryRow[] }>(messageRoutes.listDeliveries, {
    params: { rolloutId },
    query: { stageId: waveId, limit: 500 },
  });

const datesOf = async ({ place, rolloutId }: Waves) =>
  (await place.call<Board>(rolloutRoutes.getBoard, { params: { rolloutId } })).stages[1]!.dates;

const show = async (url: string) => (await world.app.inject({ method: 'GET', url })).body;

test('everybody of a wave that was held learns their new date once, and nobody is told a false one', async () => {
  const waves = await toWave();
  const { place, rolloutId, waveId } = waves;
  await live(waves, '2027-01-27T10:00:00Z');
  const told = (await ledgerOf(waves)).rows.filter(({ status }) => status === 'accepted');
  expect(told).toHaveLength(20);
  const { bodyText } = await place.call<{ bodyText: string }>(messageRoutes.getDelivery, {
    params: { rolloutId, deliveryId: told[0]!.deliveryId },
  });
  const page = /\/me\/[\w-]+/.exec(bodyText)![0];
  expect(await show(`${page}?lang=en`)).toContain('Monday 1 February');
  expect(await show(`${page}/date.ics`)).toContain('SEQUENCE:0\r\n');

  const { hold } = await place.call<{ hold: { holdId: HoldId } }>(rolloutRoutes.raiseHold, {
    params: { rolloutId },
    body: { stageId: waveId, reason: 'The new driver fails' },
  });
  await live(waves, '2027-01-30T10:00:00Z');
  expect(await show(`${page}?lang=en`)).toContain('your date is in 2 days');
  await live(waves, '2027-02-02T10:00:00Z');
  expect(await datesOf(waves)).toBe('broken');
  const lost = await show(`${page}?lang=de`);
  expect(lost).toContain('Ihr Termin ist nicht zu halten');
  expect(lost).toContain('<s>Montag, 1. Februar</s>');
  expect(lost).not.toContain('date.ics');
  expect((await world.app.inject({ method: 'GET', url: `${page}/date.ics` })).statusCode).toBe(404);
  const saying = async (about: DeliveryRow['about']) =>
    (await ledgerOf(waves)).rows.filter((row) => row.status === 'accepted' && row.about === about);
  expect(await saying('wave')).toHaveLength(20);
  // Exactly those who knew the date are told, once, that it is postponed.
  const peopleOf = (rows: readonly DeliveryRow[]) => rows.map(({ personId }) => personId).sort();
  expect(peopleOf(await saying('postponed'))).toEqual(peopleOf(told));
  await live(waves, '2027-02-02T10:30:00Z');
  expect(await saying('postponed')).toHaveLength(20);

  await place.call(rolloutRoutes.clearHold, {
    params: { rolloutId, holdId: hold.holdId },
    body: { reason: 'The driver is mended' },
  });
  await live(waves, '2027-02-02T11:00:00Z');
  expect(await datesOf(waves)).toBe('stand');
  const moved = await show(`${page}?lang=en`);
  expect(moved).toContain('your new date is in 6 days');
  expect(moved).toContain('Monday 8 February');
  expect(moved).toContain('<s>Monday 1 February</s>');
  const file = await show(`${page}/date.ics`);
  const uid = /UID:[^\r]+/.exec(file)![0];
  expect(file).toContain('SEQUENCE:1\r\n');
  expect(file).toContain('DTSTART:20270208T');
  expect(uid).toContain(`-${rolloutId}-${told[0]!.personId}@`);

  // Wednesday's people were told nothing while it was held; theirs is their first message.
  await live(waves, '2027-02-05T10:00:00Z');
  const { rows } = await ledgerOf(waves);
  const copies = (personId: number) =>
    rows
      .filter((row) => row.personId === personId && row.status === 'accepted' && row.about === 'wave')
      .map((row) => row.dateNumber);
  for (const { personId } of told) expect(copies(personId)).toEqual([1, 2]);
  const others = new Set(
    rows.map((row) => row.personId).filter((id) => !told.some((row) => row.personId === id)),
  );
  expect(others.size).toBe(40);
  for (const personId of others) expect(copies(personId)).toEqual([2]);
  const { rows: events } = await place.within(
    async (tx) =>
      await sql<{
        action: string;
      }>`select action from audit_event where action = 'stage.rescheduled'`.execute(tx),
  );
  expect(events).toHaveLength(1);
});
