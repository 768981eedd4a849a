/** Takes an uploaded file: looks at its beginning, keeps it in pieces, and suggests what its columns mean. */
import type { ImportDetail, ImportSubject } from '#contracts/imports.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { ok, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { ImportId, OrganisationId } from '#contracts/ids.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import { inOrganisation, type Transaction } from '#server/platform/db/database.ts';
import type { Services } from '#server/platform/http/services.ts';
import * as store from './import-store.ts';
import { inspectFile, inspectOpening, isArchive, type InspectedFile } from './inspect-file.ts';
import { cutEvenly, openFile } from './pieces.ts';
import { presentImport } from './present-import.ts';
import { withTemporaryFile, type FileSource } from './stored-file.ts';

export type Upload = {
  readonly organisationId: OrganisationId;
  readonly actor: Actor;
  readonly requestId: string;
  readonly fileName: string;
  readonly subject?: ImportSubject | undefined;
  readonly source: FileSource;
};

/** Refuses `file_empty` and `file_unreadable`; then nothing is kept. */
export async function uploadImport(
  services: Services,
  upload: Upload,
): Promise<Result<ImportDetail, Refusal>> {
  const { opening, pieces } = await openFile(upload.source);
  if (isArchive(opening.bytes)) {
    // What is in a workbook stands at its end, so it has to be here as a whole.
    return await withTemporaryFile(pieces, async (file) => {
      const inspected = await inspectFile(file, upload);
      if (!inspected.ok) return inspected;
      return await keep(services, upload, inspected.value, cutEvenly(file.stream()));
    });
  }
  const inspected = inspectOpening(opening, upload);
  if (inspected.ok) return await keep(services, upload, inspected.value, pieces);
  await drain(pieces);
  return inspected;
}

async function keep(
  { database, clock }: Services,
  { organisationId, actor, requestId, fileName }: Upload,
  inspected: InspectedFile,
  pieces: AsyncIterable<Buffer>,
): Promise<Result<ImportDetail, Refusal>> {
  return await inOrganisation(database, organisationId, async (tx) => {
    const context = await createContext(tx, { organisationId, actor, requestId, clock });
    const importId = await keepFile(tx, context, { fileName, ...inspected }, pieces);
    return ok(presentImport((await store.findImport(tx, importId))!));
  });
}

/** Writes a file down as an import that nothing has been done with. */
export async function keepFile(
  tx: Transaction,
  context: Context,
  file: Omit<store.NewImport, 'byteCount'>,
  pieces: AsyncIterable<Buffer>,
): Promise<ImportId> {
  const { fileName, subject, mapping, reading } = file;
  const importId = await store.insertImport(tx, context, { ...file, byteCount: 0 });
  let number = 0;
  let byteCount = 0;
  for await (const piece of pieces) {
    await store.insertChunk(tx, importId, number++, piece);
    byteCount += piece.length;
  }
  // A second attempt after a deadlock would find the stream used up and must not keep an empty file.
  if (byteCount === 0) throw new Error('the upload was interrupted; send the file again');
  await store.updateByteCount(tx, importId, byteCount);
  const { recognisedAs } = mapping;
  const connectionId = reading?.connectionId;
  await recordAudit(tx, context, {
    action: 'import.uploaded',
    subject: { kind: 'import', id: importId },
    after: { fileName, subject, byteCount, recognisedAs, ...(connectionId && { connectionId }) },
  });
  return importId;
}

/** Reads what is still under way, so that the browser sees the answer instead of a broken connection. */
async function drain(pieces: AsyncIterator<unknown>): Promise<void> {
  while ((await pieces.next()).done !== true);
}
