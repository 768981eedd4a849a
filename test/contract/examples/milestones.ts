/** Examples of the routes of milestones. */
import { milestoneRoutes, type Milestone } from '#contracts/milestones.ts';
import type { MilestoneId, RolloutId } from '#contracts/ids.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';
import { withDraft } from './planned-rollout.ts';

type Found = { readonly rolloutId: RolloutId; readonly milestoneId: MilestoneId };

/** The material is ready ten working days before the invitations; the first of the two. */
async function withMilestones(place: Place): Promise<Found> {
  const { rolloutId } = await withDraft(place);
  const { milestoneId } = await place.call<Milestone>(milestoneRoutes.addMilestone, {
    params: { rolloutId },
    body: { name: 'Training material is ready', on: '2027-01-11', owner: 'Training', links: [] },
  });
  await place.call(milestoneRoutes.addMilestone, {
    params: { rolloutId },
    body: {
      name: 'Invitations go out',
      on: '2027-01-25',
      owner: null,
      links: [{ kind: 'milestone', id: milestoneId, workingDays: 10 }],
    },
  });
  return { rolloutId, milestoneId };
}

export const milestoneExamples: Examples<typeof milestoneRoutes> = {
  listMilestones: async (place) => ({ params: { rolloutId: (await withMilestones(place)).rolloutId } }),
  addMilestone: async (place) => ({
    params: { rolloutId: (await withDraft(place)).rolloutId },
    body: { name: 'Steering committee', on: '2027-02-01', owner: 'Sponsor', links: [] },
  }),
  changeMilestone: async (place) => ({
    params: await withMilestones(place),
    body: { name: 'Training material is approved', owner: null, doneOn: '2027-01-08', links: [] },
  }),
  previewMilestoneMove: async (place) => ({
    params: await withMilestones(place),
    body: { on: '2027-01-15' },
  }),
  moveMilestone: async (place) => ({
    params: await withMilestones(place),
    body: { on: '2027-01-15', reason: 'The translation takes longer' },
  }),
  removeMilestone: async (place) => ({ params: await withMilestones(place) }),
};
