/** Routes of targeting groups. */
import { targetingRoutes as routes } from '#contracts/targeting.ts';
import { asShown } from '#server/platform/as-shown.ts';
import { createContext } from '#server/platform/context.ts';
import { inOrganisation } from '#server/platform/db/database.ts';
import { handle, handleRaw, handleTable } from '#server/platform/http/handler.ts';
import { readUpload } from '#server/platform/http/read-upload.ts';
import { exportMembers } from './export-members.ts';
import * as manage from './manage-groups.ts';
import { readFile } from './read-file.ts';
import { startReading } from './run-reading.ts';
import * as show from './show-groups.ts';

const fileBytesMax = 32 * 1024 * 1024;

export const targetingFeatureRoutes = [
  handle(
    routes.listTargetingGroups,
    async ({ tx, context, params }) => await show.listGroups(tx, context, params.rolloutId),
  ),
  handle(
    routes.addTargetingGroup,
    async ({ tx, context, params, body }) =>
      await manage.addTargetingGroup(tx, context, params.rolloutId, body),
  ),
  handle(
    routes.removeTargetingGroup,
    async ({ tx, context, params }) => await manage.removeGroup(tx, context, params.targetingGroupId),
  ),
  handleRaw(
    routes.readTargetingFile,
    async ({ params, request, caller, requestId, services }) => {
      const bytes = await readUpload(request);
      const { organisationId, actor } = caller!;
      return await inOrganisation(services.database, organisationId, async (tx) => {
        const context = await createContext(tx, { organisationId, actor, requestId, clock: services.clock });
        return await readFile(tx, context, params.targetingGroupId, bytes);
      });
    },
    { bodyLimitBytes: fileBytesMax },
  ),
  handle(
    routes.readTargetingGroup,
    async ({ tx, context, params }) => await startReading(tx, context, params.targetingGroupId),
  ),
  handle(
    routes.listTargetingMembers,
    async ({ tx, context, params, query }) =>
      await show.listMembers(tx, context, params.targetingGroupId, query),
  ),
  handleTable(
    routes.exportTargetingMembers,
    async (place, { params, query }) => await exportMembers(place, params.targetingGroupId, query),
  ),
  handleTable(
    routes.exportTargetingMembersWorkbook,
    async (place, { params, query }) => await exportMembers(place, params.targetingGroupId, query),
  ),
  handle(
    routes.previewTargetingChange,
    async ({ tx, context, params, query }) =>
      await show.previewChange(tx, context, params.targetingGroupId, query.change),
  ),
  handle(routes.handOverTargeting, async ({ tx, context, params, body }) =>
    asShown(
      await manage.handOver(tx, context, params.targetingGroupId, body.change),
      body.shown,
      ({ members }) => members,
    ),
  ),
  handle(routes.acceptTargetingDrift, async ({ tx, context, params, body: { shown, ...wish } }) =>
    asShown(
      await manage.acceptDrift(tx, context, params.targetingGroupId, wish),
      shown,
      ({ members }) => members,
    ),
  ),
  handle(
    routes.endTargetingAcceptance,
    async ({ tx, context, params, body }) =>
      await manage.endAcceptance(tx, context, params.targetingGroupId, body),
  ),
  handle(
    routes.getPersonTargeting,
    async ({ tx, context, params }) => await show.showPerson(tx, context, params.personId),
  ),
];
