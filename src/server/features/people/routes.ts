/** Routes of the people feature: the directory and its imports. */
import { peopleRoutes as routes } from '#contracts/people.ts';
import { ok } from '#domain/result.ts';
import { handle, handleRaw, handleTable } from '#server/platform/http/handler.ts';
import { exportApps, exportDevices, exportPeople } from './export-directory.ts';
import { changeMapping, chooseSheet, discardImport, startApply, startPreview } from './manage-imports.ts';
import * as queries from './queries.ts';
import type { FileSource } from './stored-file.ts';
import { undoImport } from './undo-import.ts';
import { uploadImport } from './upload-import.ts';

const fileBytesMax = 512 * 1024 * 1024;

export const peopleFeatureRoutes = [
  handleRaw(
    routes.uploadImport,
    async ({ request, caller, requestId, query, services }) =>
      await uploadImport(services, {
        organisationId: caller!.organisationId,
        actor: caller!.actor,
        requestId,
        fileName: query.fileName,
        subject: query.subject,
        source: request.body as FileSource,
      }),
    { bodyLimitBytes: fileBytesMax },
  ),
  handle(routes.listImports, async ({ tx }) => ok({ imports: await queries.listImports(tx) })),
  handle(routes.getImport, async ({ tx, params }) => await queries.getImport(tx, params.importId)),
  handle(
    routes.changeImportMapping,
    async ({ tx, context, params, body }) => await changeMapping(tx, context, params.importId, body),
  ),
  handle(routes.chooseImportSheet, async ({ tx, context, params, body, services }) => {
    const place = { importId: params.importId, database: services.database };
    return await chooseSheet(tx, context, place, body);
  }),
  handle(
    routes.previewImport,
    async ({ tx, context, params }) => await startPreview(tx, context, params.importId),
  ),
  handle(
    routes.applyImport,
    async ({ tx, context, params, body }) => await startApply(tx, context, params.importId, body),
  ),
  handle(
    routes.undoImport,
    async ({ tx, context, params }) => await undoImport(tx, context, params.importId),
  ),
  handle(
    routes.discardImport,
    async ({ tx, context, params }) => await discardImport(tx, context, params.importId),
  ),
  handle(routes.listPeople, async ({ tx, query }) => ok(await queries.listPeople(tx, query))),
  handle(routes.getPerson, async ({ tx, params }) => await queries.getPerson(tx, params.personId)),
  handle(routes.listDevices, async ({ tx, query }) => ok(await queries.listDevices(tx, query))),
  handle(routes.listApps, async ({ tx, query }) => ok(await queries.listApps(tx, query))),
  handle(routes.summariseApps, async ({ tx }) => ok(await queries.summariseApps(tx))),
  handleTable(routes.exportPeople, async (place, { query }) => await exportPeople(place, query)),
  handleTable(routes.exportPeopleWorkbook, async (place, { query }) => await exportPeople(place, query)),
  handleTable(routes.exportDevices, async (place, { query }) => await exportDevices(place, query)),
  handleTable(routes.exportDevicesWorkbook, async (place, { query }) => await exportDevices(place, query)),
  handleTable(routes.exportApps, async (place, { query }) => await exportApps(place, query)),
  handleTable(routes.exportAppsWorkbook, async (place, { query }) => await exportApps(place, query)),
];
