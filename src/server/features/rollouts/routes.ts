/** Routes of the rollouts feature. */
import { enrolmentApproachRoutes } from '#contracts/enrolment-approaches.ts';
import { responsibilityRoutes } from '#contracts/responsibilities.ts';
import { rolloutRoutes as routes } from '#contracts/rollouts.ts';
import { runRuleRoutes } from '#contracts/run-rules.ts';
import { ok } from '#domain/result.ts';
import { handle, handleRaw, handleTable } from '#server/platform/http/handler.ts';
import { getBreakdown } from './breakdown.ts';
import { createRollout } from './create-rollout.ts';
import { decideEnrolmentApproaches, getEnrolmentApproaches } from './enrolment-approaches.ts';
import { exportEnrolments } from './export-enrolments.ts';
import { findRolloutHome } from './find-rollout-home.ts';
import { clearHold, holdByPerson } from './holds.ts';
import {
  byManager,
  getResponsibilities,
  nameProcessManager,
  setResponsibilities,
} from './process-manager.ts';
import * as queries from './queries.ts';
import { getRunRules, setRunRules } from './run-rules.ts';

export const rolloutsRoutes = [
  handle(routes.listRollouts, async ({ tx }) => ok({ rollouts: await queries.listRollouts(tx) })),
  handle(routes.createRollout, async ({ tx, context, body }) => await createRollout(tx, context, body.name)),
  handle(routes.getRollout, async ({ tx, params }) => await queries.getRollout(tx, params.rolloutId)),
  handleRaw(
    routes.findRolloutHome,
    async ({ caller, params, services }) =>
      await findRolloutHome(services.database, caller!, params.rolloutId),
  ),
  handle(
    routes.getBoard,
    async ({ tx, context, params }) => await queries.getBoard(tx, context, params.rolloutId),
  ),
  handle(routes.getProgress, async ({ tx, params }) => await queries.getProgress(tx, params.rolloutId)),
  handle(
    routes.getBreakdown,
    async ({ tx, params, query }) => await getBreakdown(tx, params.rolloutId, query),
  ),
  handleTable(
    routes.exportEnrolments,
    async (place, { params }) => await exportEnrolments(place, params.rolloutId),
  ),
  handleTable(
    routes.exportEnrolmentsWorkbook,
    async (place, { params }) => await exportEnrolments(place, params.rolloutId),
  ),
  handle(
    routes.listEnrolments,
    async ({ tx, params, query }) => await queries.listEnrolments(tx, params.rolloutId, query),
  ),
  handle(
    enrolmentApproachRoutes.getEnrolmentApproaches,
    async ({ tx, params }) => await getEnrolmentApproaches(tx, params.rolloutId),
  ),
  handle(
    enrolmentApproachRoutes.chooseEnrolmentApproaches,
    async ({ tx, context, params, body }) =>
      await decideEnrolmentApproaches(tx, context, params.rolloutId, body),
  ),
  handle(runRuleRoutes.getRunRules, async ({ tx, params }) => await getRunRules(tx, params.rolloutId)),
  handle(
    runRuleRoutes.setRunRules,
    byManager(
      async ({ tx, context, params, body }) => await setRunRules(tx, context, params.rolloutId, body),
    ),
  ),
  handle(
    routes.raiseHold,
    byManager(
      async ({ tx, context, params: { rolloutId }, body }) =>
        await holdByPerson(tx, context, rolloutId, body),
    ),
  ),
  handle(
    routes.clearHold,
    byManager(
      async ({ tx, context, params: { rolloutId, holdId }, body }) =>
        await clearHold(tx, context, rolloutId, holdId, body),
    ),
  ),
  handle(
    responsibilityRoutes.getResponsibilities,
    async ({ tx, context, params }) => await getResponsibilities(tx, context, params.rolloutId),
  ),
  handle(
    responsibilityRoutes.setResponsibilities,
    async ({ tx, context, params, body }) =>
      await setResponsibilities(tx, context, params.rolloutId, body.roles),
  ),
  handle(
    responsibilityRoutes.nameProcessManager,
    async ({ tx, context, params, body }) => await nameProcessManager(tx, context, params.rolloutId, body),
  ),
];
