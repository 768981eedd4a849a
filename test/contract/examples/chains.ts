/** Examples of the routes of task chains. */
import { chainRoutes, type ChainTemplate, type RolloutTasks, type TemplateTask } from '#contracts/chains.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';
import { withScheduledPilot } from './planned-rollout.ts';

const briefing: TemplateTask = {
  title: 'Brief the helpdesk',
  instructions: 'Go through the guide and the known issues.',
  ownerRole: 'helpdesk_lead',
  action: 'by_hand',
  onFailure: 'hold',
  after: null,
  dueFrom: 't_day',
  days: -3,
  track: 'support',
};
const template = {
  name: 'Pilot',
  tasks: [
    briefing,
    { ...briefing, title: 'Check the phone line', after: 1, dueFrom: 'task_before' as const, days: 1 },
  ],
};

async function withTemplate(place: Place) {
  const { chainTemplateId } = await place.call<ChainTemplate>(chainRoutes.addChainTemplate, {
    body: template,
  });
  return { chainTemplateId };
}

async function withStage(place: Place) {
  const { rolloutId, stageId } = await withScheduledPilot(place);
  return { rolloutId, stageId };
}

async function withTask(place: Place) {
  const params = await withStage(place);
  const { tasks } = await place.call<RolloutTasks>(chainRoutes.addTask, { params, body: briefing });
  return { rolloutId: params.rolloutId, chainTaskId: tasks[0]!.chainTaskId };
}

export const chainExamples: Examples<typeof chainRoutes> = {
  listChainTemplates: async (place) => {
    await withTemplate(place);
    return {};
  },
  addChainTemplate: async () => ({ body: template }),
  copyBuiltInChain: async () => ({ body: { chain: 'migration_cycle' } }),
  changeChainTemplate: async (place) => ({
    params: await withTemplate(place),
    body: { name: 'Short', tasks: [briefing] },
  }),
  removeChainTemplate: async (place) => ({ params: await withTemplate(place) }),
  getTasks: async (place) => {
    const { rolloutId } = await withTask(place);
    return { params: { rolloutId }, query: {} };
  },
  setChainRule: async (place) => {
    const { rolloutId } = await withStage(place);
    return { params: { rolloutId }, body: { stageKind: 'wave', ...(await withTemplate(place)) } };
  },
  startChain: async (place) => ({ params: await withStage(place), body: await withTemplate(place) }),
  addTask: async (place) => ({ params: await withStage(place), body: briefing }),
  answerTask: async (place) => ({ params: await withTask(place), body: { answer: 'done' } }),
};
