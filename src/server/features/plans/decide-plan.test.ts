/** Plans are approved by another person, as they saw them; until then nothing of them happens. */
import { afterAll, expect, test } from 'vitest';
import { calendarRoutes } from '#contracts/calendar.ts';
import type { PlanId, ProposalId, RolloutId, StageId } from '#contracts/ids.ts';
import { pilotRoutes } from '#contracts/pilot.ts';
import { planRoutes, type OpenPlan, type Plans } from '#contracts/plans.ts';
import { replanRoutes, type WaveChange, type WaveOption } from '#contracts/replan.ts';
import type { RouteDefinition } from '#contracts/route.ts';
import { rolloutRoutes, type Board, type Rollout } from '#contracts/rollouts.ts';
import { runStageRoutes, type StartState } from '#contracts/run-stages.ts';
import { wavesRoutes } from '#contracts/waves.ts';
import { approveOpenPlan } from '#server/engine/rehearsal/approve-open-plan.ts';
import { readPlan } from '#server/engine/rehearsal/copy-rollout.ts';
import * as rehearsal from '#server/engine/rehearsal/store.ts';
import { tickRollout } from '#server/engine/tick-rollout.ts';
import { featureRoutes } from '#server/feature-list.ts';
import { sql } from '#server/platform/db/database.ts';
import { acceptChange } from '#test/contract/examples/feedback.ts';
import { pacing, setStageStatus, withPlan } from '#test/contract/examples/planned-rollout.ts';
import { createWorld, type Person, type Place } from '#test/contract/world.ts';
import { createTestDatabase } from '#test/support/database.ts';

const world = await createWorld({ ...(await createTestDatabase()), routes: featureRoutes });
afterAll(world.close);

type At = { readonly place: Place; readonly rolloutId: RolloutId };

/** The clock stands at Monday 4 January 2027. */
async function withPilotPlan(): Promise<At & { readonly stageId: StageId }> {
  const place = await world.createPlace();
  await place.within(async (tx) => {
    await sql`update organisation set kind = 'sample', virtual_now = '2027-01-04T08:00:00Z'`.execute(tx);
  });
  const { rolloutId, stageId } = await withPlan(place);
  await place.call(pilotRoutes.submitPilot, {
    params: { rolloutId, stageId },
    body: { ...pacing, startsOn: '2027-01-11' },
  });
  return { place, rolloutId, stageId };
}

/** The pilot said go on 18 January; waves of twenty a week from 1 February, told five days before. */
async function withWaves(): Promise<At> {
  const { place, rolloutId, stageId } = await withPilotPlan();
  await place.within(async (tx, context) => await approveOpenPlan(tx, context, rolloutId));
  await place.within(async (tx) => {
    await sql`update enrolment set status = 'succeeded', started_at = '2027-01-12T08:00:00Z'`.execute(tx);
    await rehearsal.setClock(tx, new Date('2027-01-18T08:00:00Z'));
  });
  await setStageStatus(place, stageId, 'passed');
  await place.call(wavesRoutes.layOutWaves, {
    params: { rolloutId },
    body: {
      axes: ['department'],
      startsOn: '2027-02-01',
      peoplePerWeek: 20,
      noticeDays: 5,
      windowDays: 3,
      soakDays: 1,
      reason: 'One department after the other',
    },
  });
  return { place, rolloutId };
}

const plansOf = async ({ place, rolloutId }: At): Promise<Plans> =>
  await place.call<Plans>(planRoutes.listPlans, { params: { rolloutId } });

const openOf = async (at: At): Promise<OpenPlan> => (await plansOf(at)).open!;

async function ask(
  { rolloutId }: At,
  route: RouteDefinition,
  planId: PlanId,
  body: object,
  person: Person,
): Promise<{ status: number; json: unknown }> {
  const { status, json } = await world.call(route, { params: { rolloutId, planId }, body }, person);
  return { status, json };
}

async function approve(at: At, person: Person, seen?: string, reason?: string) {
  const open = await openOf(at);
  const body = { seen: seen ?? open.seen, ...(reason === undefined ? {} : { reason }) };
  return await ask(at, planRoutes.approvePlan, open.planId, body, person);
}

async function live(at: At, instant: string): Promise<void> {
  await at.place.within(async (tx) => await rehearsal.setClock(tx, new Date(instant)));
  for (let again = 0; again < 3; again++)
    await tickRollout(world.database, at.place.organisationId, at.rolloutId);
}

const boardOf = async ({ place, rolloutId }: At): Promise<Board> =>
  await place.call<Board>(rolloutRoutes.getBoard, { params: { rolloutId } });

const waveStates = async (at: At): Promise<string[]> =>
  (await boardOf(at)).stages.filter(({ kind }) => kind === 'wave').map(({ status }) => status);

test('the plan of a pilot starts nobody before another person approved what they saw', async () => {
  const at = await withPilotPlan();
  const { place, rolloutId } = at;
  const rolloutOf = async () =>
    await place.call<Rollout>(rolloutRoutes.getRollout, { params: { rolloutId } });
  expect(await rolloutOf()).toMatchObject({ status: 'in_review', stages: [{ people: 0 }] });
  // What waits can be rehearsed as it was submitted.
  const rehearsed = await place.within(async (tx) => await readPlan(tx, rolloutId));
  expect(rehearsed).toMatchObject({ value: { pilot: pacing } });
  const { next } = await boardOf(at);
  expect(next[0]).toMatchObject({ code: 'approve_plan', place: 'pilot' });

  // Alone, whoever submitted it says why they approve it themselves.
  const alone = await approve(at, place.administrator);
  expect(alone).toMatchObject({ status: 422, json: { code: 'reason_missing' } });
  expect((await openOf(at)).isForOthers).toBe(false);
  const sponsor = await place.signIn(['executive_sponsor']);
  expect(await openOf(at)).toMatchObject({ isOwn: true, isForOthers: true, errors: [] });
  const own = await approve(at, place.administrator, undefined, 'I am sure');
  expect(own).toMatchObject({ status: 403, json: { code: 'plan_own' } });
  // Somebody who may not approve plans is refused by the route.
  const agent = await place.signIn(['helpdesk_agent']);
  expect(await approve(at, agent)).toMatchObject({ status: 403, json: { code: 'forbidden' } });

  // The message changes after it was seen: that is another plan.
  const { seen } = await openOf(at);
  await place.within(async (tx) => {
    await sql`update message set content_hash = '\\x00' where stage_kind = 'pilot'`.execute(tx);
  });
  expect(await approve(at, sponsor, seen)).toMatchObject({ status: 409, json: { code: 'plan_changed' } });
  expect(await rolloutOf()).toMatchObject({ status: 'in_review', stages: [{ people: 0 }] });

  expect(await approve(at, sponsor)).toMatchObject({
    status: 200,
    json: { open: null, decided: [{ status: 'approved', isAlone: false, figures: { people: 20 } }] },
  });
  expect(await rolloutOf()).toMatchObject({ status: 'running', stages: [{ people: 20 }] });
});

test('a pilot that is sent back is a draft again, and one person alone approves with a reason that stays', async () => {
  const at = await withPilotPlan();
  const { place, rolloutId, stageId } = at;
  const open = await openOf(at);
  const body = { ...pacing, startsOn: '2027-01-11' };
  const twice = await world.call(
    pilotRoutes.submitPilot,
    { params: { rolloutId, stageId }, body },
    place.administrator,
  );
  expect([twice.status, twice.json]).toMatchObject([409, { code: 'stage_state' }]);
  const reason = { reason: 'The helpdesk is away' };
  const rejected = await ask(at, planRoutes.rejectPlan, open.planId, reason, place.administrator);
  expect(rejected).toMatchObject({ json: { open: null, decided: [{ status: 'rejected' }] } });
  // The pilot is chosen, the criteria are frozen and the message is approved: mending the plan is all there is to do.
  expect((await boardOf(at)).next).toMatchObject([
    { code: 'submit_pilot', place: 'pilot', detail: { data: { reason: 'The helpdesk is away' } } },
  ]);
  expect(await ask(at, planRoutes.withdrawPlan, open.planId, reason, place.administrator)).toMatchObject({
    status: 409,
    json: { code: 'plan_state' },
  });

  await place.call(pilotRoutes.submitPilot, { params: { rolloutId, stageId }, body });
  await live(at, '2027-01-12T08:00:00Z');
  expect(await openOf(at)).toMatchObject({ errors: [{ code: 'start_in_past' }] });
  expect(await approve(at, place.administrator, undefined, 'Alone here')).toMatchObject({
    status: 409,
    json: { code: 'plan_unfit' },
  });
  await live(at, '2027-01-05T08:00:00Z');
  expect(await approve(at, place.administrator, undefined, 'I am alone here')).toMatchObject({
    json: { decided: [{ status: 'approved', isAlone: true, decision: 'I am alone here' }, {}] },
  });
});

test('nobody of waves that are not approved is told or started, and they can be mended, submitted again or discarded', async () => {
  const at = await withWaves();
  const { place, rolloutId } = at;
  const { open, wavesWait } = await plansOf(at);
  expect(wavesWait).toBe(true);
  expect(open).toMatchObject({ figures: { kind: 'waves', people: 60, axes: ['department'] }, errors: [] });
  await live(at, '2027-01-28T08:00:00Z');
  expect(new Set(await waveStates(at))).toEqual(new Set(['planned']));
  const [, first] = (await boardOf(at)).stages;
  const params = { rolloutId, stageId: first!.stageId };
  const { waitsFor } = await place.call<StartState>(runStageRoutes.getStartState, { params });
  expect(waitsFor).toContainEqual(expect.objectContaining({ code: 'start_waits_approval' }));
  const skipped = await world.call(
    runStageRoutes.skipStage,
    { params, body: { reason: 'Not this one' } },
    place.administrator,
  );
  expect([skipped.status, skipped.json]).toMatchObject([409, { code: 'waves_unapproved' }]);

  // The first wave comes too near for its notice, then its day passes: both are said, and approving is refused.
  const sponsor = await place.signIn(['executive_sponsor']);
  expect(await openOf(at)).toMatchObject({ errors: [], cautions: [{ code: 'plan_wave_near' }] });
  await live(at, '2027-02-02T08:00:00Z');
  expect((await openOf(at)).errors).toMatchObject([{ code: 'plan_wave_past' }]);
  expect(await approve(at, sponsor)).toMatchObject({ status: 409, json: { code: 'plan_unfit' } });
  const reason = { reason: 'A week later, please' };
  await ask(at, planRoutes.rejectPlan, open!.planId, reason, sponsor);
  expect((await boardOf(at)).next[0]).toMatchObject({ code: 'submit_waves' });

  // While nobody has approved them, a re-plan changes them at once.
  const change: WaveChange = { kind: 'closed', because: 'slip', from: '2027-02-01', to: '2027-02-05' };
  expect(await replan(at, change)).toMatchObject({ isSubmitted: false, revision: 2 });
  await place.call(wavesRoutes.submitWaves, { params: { rolloutId }, body: {} });
  expect((await openOf(at)).errors).toEqual([]);
  expect(await approve(at, sponsor)).toMatchObject({ status: 200, json: { wavesWait: false } });
  await live(at, '2027-02-04T08:00:00Z');
  expect((await waveStates(at))[0]).not.toBe('planned');
  const discarded = await world.call(
    wavesRoutes.discardWaves,
    { params: { rolloutId }, body: { reason: 'Too late' } },
    place.administrator,
  );
  expect([discarded.status, discarded.json]).toMatchObject([409, { code: 'waves_approved' }]);
});

test('a wave approved later than its notice keeps its day, and its people are told at once', async () => {
  const at = await withWaves();
  await live(at, '2027-01-28T08:00:00Z');
  expect((await openOf(at)).cautions).toMatchObject([{ code: 'plan_wave_near' }]);
  await approve(at, await at.place.signIn(['executive_sponsor']));
  await live(at, '2027-01-28T08:05:00Z');
  const [, first] = (await boardOf(at)).stages;
  expect(first).toMatchObject({ startsOn: '2027-02-01', status: 'ready' });
});

test('waves that break the limits they were planned with are not approved, and discarded leave nobody behind', async () => {
  const at = await withWaves();
  const { place, rolloutId } = at;
  // Meanwhile the whole organisation closes for the second week.
  await place.call(calendarRoutes.addClosure, {
    body: {
      name: 'Stocktaking',
      effect: 'freeze',
      scope: null,
      days: { kind: 'dates', from: '2027-02-08', to: '2027-02-12' },
    },
  });
  const { planId, errors } = await openOf(at);
  expect(errors[0]).toMatchObject({ code: 'plan_group_closed', data: { on: '2027-02-08' } });
  const waiting = await world.call(
    wavesRoutes.discardWaves,
    { params: { rolloutId }, body: { reason: 'Lay out anew' } },
    place.administrator,
  );
  expect([waiting.status, waiting.json]).toMatchObject([409, { code: 'plan_waits' }]);
  await ask(at, planRoutes.withdrawPlan, planId, { reason: 'Lay out anew' }, place.administrator);
  await place.call(wavesRoutes.discardWaves, { params: { rolloutId }, body: { reason: 'Lay out anew' } });
  expect(await waveStates(at)).toEqual([]);
  expect(await boardOf(at)).toMatchObject({ targeted: 20, next: [{ code: 'lay_out_waves' }] });
  const left = await place.within(
    async (tx) =>
      (
        await sql<{ places: number; groups: number; decisions: number }>`
          select (select count(*)::integer from enrolment) as places, (select count(*)::integer from wave_group) as groups,
            (select count(*)::integer from approach_decision) as decisions`.execute(tx)
      ).rows[0],
  );
  expect(left).toEqual({ places: 20, groups: 0, decisions: 0 });
});

test('a re-plan of approved waves moves nobody before another person approved it, and lapses when it cannot be kept', async () => {
  const at = await withWaves();
  const { place, rolloutId } = at;
  const sponsor = await place.signIn(['executive_sponsor']);
  await approve(at, sponsor);
  const startsOf = async () => (await boardOf(at)).stages.map(({ startsOn, people }) => [startsOn, people]);
  const before = await startsOf();
  const change: WaveChange = { kind: 'closed', because: 'closed', from: '2027-02-08', to: '2027-02-12' };
  const proposalId = await acceptChange(place, rolloutId);
  expect(await replan(at, change, { proposalId })).toMatchObject({ isSubmitted: true });
  expect(await startsOf()).toEqual(before);
  expect((await openOf(at)).proposal).toMatchObject({ proposalId });
  const second = await world.call(
    replanRoutes.replanWaves,
    { params: { rolloutId }, body: await chosen(at, change) },
    place.administrator,
  );
  expect([second.status, second.json]).toMatchObject([409, { code: 'plan_waits' }]);

  // Time passes, and the week it is about can no longer be changed: that is said.
  await place.within(async (tx) => await rehearsal.setClock(tx, new Date('2027-03-30T08:00:00Z')));
  expect((await openOf(at)).errors).toHaveLength(1);
  expect(await approve(at, sponsor)).toMatchObject({ status: 409, json: { code: 'plan_unfit' } });
  await place.within(async (tx) => await rehearsal.setClock(tx, new Date('2027-01-18T08:00:00Z')));

  expect(await approve(at, sponsor)).toMatchObject({ status: 200, json: { open: null } });
  const revised = await place.call(replanRoutes.listWaveRevisions, { params: { rolloutId } });
  expect(revised).toMatchObject({ revisions: [{ proposal: { proposalId } }] });
  const after = await startsOf();
  expect(after.filter(([on, people]) => on === '2027-02-08' && people !== 0)).toEqual([]);
  expect(after.reduce((sum, [, people]) => sum + Number(people), 0)).toBe(80);
});

async function chosen({ place, rolloutId }: At, change: WaveChange) {
  const { revision, options } = await place.call<{ revision: number; options: WaveOption[] }>(
    replanRoutes.previewReplan,
    { params: { rolloutId }, body: { change } },
  );
  const { weeksLater, peopleMoved } = options.find(({ isPossible }) => isPossible)!;
  return { change, weeksLater, revision, peopleMoved, reason: 'Stocktaking' };
}

async function replan(at: At, change: WaveChange, because: { readonly proposalId?: ProposalId } = {}) {
  const { place, rolloutId } = at;
  return await place.call(replanRoutes.replanWaves, {
    params: { rolloutId },
    body: { ...(await chosen(at, change)), ...because },
  });
}
