/** Routes of the chains feature. */
import { chainRoutes as routes } from '#contracts/chains.ts';
import { personTaskRoutes } from '#contracts/person-tasks.ts';
import { ok } from '#domain/result.ts';
import { byManager } from '#server/features/rollouts/index.ts';
import { accountIdOf, localeOf, type Caller } from '#server/platform/auth/caller.ts';
import { handle } from '#server/platform/http/handler.ts';
import { answerTask } from './answer-task.ts';
import { addTask, setRule, startChain } from './give-chain.ts';
import * as templates from './manage-templates.ts';
import { listMyTasks } from './my-tasks.ts';
import { listPeopleOfTask, tickForPerson } from './person-tasks.ts';
import { readTasks, type TaskCaller } from './read-tasks.ts';

function asTaskCaller(caller: Caller): TaskCaller {
  return {
    accountId: accountIdOf(caller),
    roles: caller.roles,
    mayRun: caller.permissions.has('rollout.run'),
    isProgram: caller.session === null,
  };
}

export const chainsFeatureRoutes = [
  handle(routes.listChainTemplates, async ({ tx }) => ok(await templates.listTemplates(tx))),
  handle(
    routes.addChainTemplate,
    async ({ tx, context, body }) => await templates.addTemplate(tx, context, body),
  ),
  handle(
    routes.copyBuiltInChain,
    async ({ tx, context, caller, body }) =>
      await templates.copyBuiltIn(tx, context, body.chain, localeOf(caller)),
  ),
  handle(
    routes.changeChainTemplate,
    async ({ tx, context, params, body }) =>
      await templates.changeTemplate(tx, context, params.chainTemplateId, body),
  ),
  handle(
    routes.removeChainTemplate,
    async ({ tx, context, params }) => await templates.removeTemplate(tx, context, params.chainTemplateId),
  ),
  handle(
    routes.getTasks,
    async ({ tx, context, caller, params, query }) =>
      await readTasks(tx, context, params.rolloutId, asTaskCaller(caller), query.stageId),
  ),
  handle(
    routes.setChainRule,
    byManager(async ({ tx, context, params, body }) => await setRule(tx, context, params.rolloutId, body)),
  ),
  handle(
    routes.startChain,
    async ({ tx, context, caller, params, body }) =>
      await startChain(tx, context, params, body.chainTemplateId, asTaskCaller(caller)),
  ),
  handle(
    routes.addTask,
    async ({ tx, context, caller, params, body }) =>
      await addTask(tx, context, params, body, asTaskCaller(caller)),
  ),
  handle(
    routes.answerTask,
    async ({ tx, context, caller, params, body }) =>
      await answerTask(tx, context, params, body, asTaskCaller(caller)),
  ),
  handle(
    personTaskRoutes.listPeopleOfTask,
    async ({ tx, context, params, query }) => await listPeopleOfTask(tx, context, params, query),
  ),
  handle(
    personTaskRoutes.tickForPerson,
    async ({ tx, context, caller, params, body }) =>
      await tickForPerson(tx, context, params, body.isDone, asTaskCaller(caller)),
  ),
  handle(personTaskRoutes.listMyTasks, async ({ tx, context, caller }) =>
    ok(await listMyTasks(tx, context, asTaskCaller(caller))),
  ),
];
