/** Examples of the routes that change waves once they are laid out. */
import type { RolloutId } from '#contracts/ids.ts';
import { replanRoutes, type WaveOption } from '#contracts/replan.ts';
import { wavesRoutes } from '#contracts/waves.ts';
import { approveOpenPlan } from '#server/engine/rehearsal/approve-open-plan.ts';
import { addDays, mondayFrom } from '#server/platform/calendar.ts';
import type { Place } from '../world.ts';
import type { Examples } from './example.ts';
import { acceptChange } from './feedback.ts';
import { pilotStart, setStageStatus, withScheduledPilot } from './planned-rollout.ts';

const startsOn = (): string => mondayFrom(addDays(pilotStart(new Date()), 28));

async function withWaves(place: Place): Promise<RolloutId> {
  const { rolloutId, stageId } = await withScheduledPilot(place);
  await setStageStatus(place, stageId, 'passed');
  await place.call(wavesRoutes.layOutWaves, {
    params: { rolloutId },
    body: {
      axes: ['department'],
      startsOn: startsOn(),
      peoplePerWeek: 20,
      noticeDays: 5,
      windowDays: 3,
      soakDays: 1,
    },
  });
  return rolloutId;
}

const closed = () => ({
  kind: 'closed' as const,
  because: 'closed' as const,
  from: startsOn(),
  to: addDays(startsOn(), 4),
});

async function chosen(place: Place, rolloutId: RolloutId) {
  const { revision, options } = await place.call<{ revision: number; options: WaveOption[] }>(
    replanRoutes.previewReplan,
    { params: { rolloutId }, body: { change: closed() } },
  );
  const { weeksLater, peopleMoved } = options.find(({ isPossible }) => isPossible)!;
  return { change: closed(), weeksLater, revision, peopleMoved, reason: 'The data centre moves that week' };
}

async function replanned(place: Place): Promise<RolloutId> {
  const rolloutId = await withWaves(place);
  await place.call(replanRoutes.replanWaves, { params: { rolloutId }, body: await chosen(place, rolloutId) });
  return rolloutId;
}

export const replanExamples: Examples<typeof replanRoutes> = {
  getWaveCalendar: async (place) => ({ params: { rolloutId: await withWaves(place) } }),
  previewReplan: async (place) => ({
    params: { rolloutId: await withWaves(place) },
    body: { change: closed() },
  }),
  replanWaves: async (place) => {
    const rolloutId = await withWaves(place);
    await place.within(async (tx, context) => await approveOpenPlan(tx, context, rolloutId));
    const proposalId = await acceptChange(place, rolloutId);
    return { params: { rolloutId }, body: { ...(await chosen(place, rolloutId)), proposalId } };
  },
  listWaveRevisions: async (place) => ({ params: { rolloutId: await replanned(place) } }),
  listRevisionPeople: async (place) => ({
    params: { rolloutId: await replanned(place), revision: 2 },
    query: {},
  }),
};
