/** Routes of the exceptions feature. */
import { exceptionRoutes as routes } from '#contracts/exceptions.ts';
import { ok } from '#domain/result.ts';
import { asShown } from '#server/platform/as-shown.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import { inOrganisation, type Transaction } from '#server/platform/db/database.ts';
import { handle, handleRaw, type Exchange } from '#server/platform/http/handler.ts';
import { readUpload } from '#server/platform/http/read-upload.ts';
import { importFile, previewFile } from './exception-file.ts';
import { listExceptions } from './queries.ts';
import { addExceptions, removeException } from './write-exceptions.ts';

const fileBytesMax = 8 * 1024 * 1024;

/** Reads the upload, then works in one transaction of the caller's organisation. */
async function withFile<Value>(
  { request, caller, requestId, services }: Exchange,
  work: (tx: Transaction, context: Context, bytes: Buffer) => Promise<Value>,
): Promise<Value> {
  const bytes = await readUpload(request);
  const { organisationId, actor } = caller!;
  return await inOrganisation(services.database, organisationId, async (tx) => {
    const context = await createContext(tx, { organisationId, actor, requestId, clock: services.clock });
    return await work(tx, context, bytes);
  });
}

export const exceptionFeatureRoutes = [
  handle(routes.listExceptions, async ({ tx, context, query }) =>
    ok(await listExceptions(tx, context, query)),
  ),
  handle(routes.addExceptions, async ({ tx, context, body }) => await addExceptions(tx, context, body)),
  handleRaw(
    routes.previewExceptionFile,
    async ({ query, ...exchange }) =>
      ok(await withFile(exchange, async (tx, _, bytes) => await previewFile(tx, bytes, query))),
    { bodyLimitBytes: fileBytesMax },
  ),
  handleRaw(
    routes.importExceptionFile,
    async ({ query: { shown, ...defaults }, ...exchange }) =>
      await withFile(exchange, async (tx, context, bytes) =>
        asShown(
          await importFile(tx, context, bytes, defaults),
          shown,
          ({ added, replaced }) => added + replaced,
        ),
      ),
    { bodyLimitBytes: fileBytesMax },
  ),
  handle(
    routes.removeException,
    async ({ tx, context, params }) => await removeException(tx, context, params.exceptionId),
  ),
];
