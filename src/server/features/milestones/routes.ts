/** Routes of the milestones feature. */
import { milestoneRoutes as routes } from '#contracts/milestones.ts';
import { handle } from '#server/platform/http/handler.ts';
import * as milestones from './manage-milestones.ts';

export const milestonesFeatureRoutes = [
  handle(
    routes.listMilestones,
    async ({ tx, context, params }) => await milestones.listMilestones(tx, context, params.rolloutId),
  ),
  handle(
    routes.addMilestone,
    async ({ tx, context, params, body }) =>
      await milestones.addMilestone(tx, context, params.rolloutId, body),
  ),
  handle(
    routes.changeMilestone,
    async ({ tx, context, params, body }) => await milestones.changeMilestone(tx, context, params, body),
  ),
  handle(
    routes.previewMilestoneMove,
    async ({ tx, context, params, body }) => await milestones.previewMove(tx, context, params, body.on),
  ),
  handle(
    routes.moveMilestone,
    async ({ tx, context, params, body }) => await milestones.moveMilestone(tx, context, params, body),
  ),
  handle(
    routes.removeMilestone,
    async ({ tx, context, params }) => await milestones.removeMilestone(tx, context, params),
  ),
];
