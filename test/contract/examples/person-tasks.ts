/** Examples of the routes of tasks each person does, and of the tasks of whoever is signed in. */
import { chainRoutes, type RolloutTasks } from '#contracts/chains.ts';
import type { PersonId } from '#contracts/ids.ts';
import type { personTaskRoutes } from '#contracts/person-tasks.ts';
import { rolloutRoutes } from '#contracts/rollouts.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';
import { withScheduledPilot } from './planned-rollout.ts';

async function withPersonTask(place: Place) {
  const { rolloutId, stageId } = await withScheduledPilot(place);
  const { tasks } = await place.call<RolloutTasks>(chainRoutes.addTask, {
    params: { rolloutId, stageId },
    body: {
      title: 'Return the old phone',
      instructions: 'Hand it in at the reception.',
      ownerRole: 'endpoint_admin',
      action: 'each_person',
      onFailure: 'go_on',
      after: null,
      dueFrom: 'own_date',
      days: 5,
    },
  });
  return { rolloutId, chainTaskId: tasks[0]!.chainTaskId };
}

export const personTaskExamples: Examples<typeof personTaskRoutes> = {
  listPeopleOfTask: async (place) => ({ params: await withPersonTask(place), query: { view: 'open' } }),
  tickForPerson: async (place) => {
    const params = await withPersonTask(place);
    const { rows } = await place.call<{ rows: { personId: PersonId }[] }>(rolloutRoutes.listEnrolments, {
      params: { rolloutId: params.rolloutId },
      query: {},
    });
    return { params: { ...params, personId: rows[0]!.personId }, body: { isDone: true } };
  },
  listMyTasks: async (place) => {
    await withPersonTask(place);
    return {};
  },
};
