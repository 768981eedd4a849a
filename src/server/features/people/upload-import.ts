/** Takes an uploaded file: looks at its beginning, keeps it in pieces, and suggests what its columns mean. */
import type { ImportDetail, ImportSubject } from '#contracts/imports.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { ok, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { OrganisationId } from '#contracts/ids.ts';
import { createContext } from '#server/platform/context.ts';
import { inOrganisation } from '#server/platform/db/database.ts';
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
  const file = { fileName, ...inspected, byteCount: 0 };
  return await inOrganisation(database, organisationId, async (tx) => {
    const context = await createContext(tx, { organisationId, actor, requestId, clock });
    const importId = await store.insertImport(tx, context, file);
    let number = 0;
    let byteCount = 0;
    for await (const piece of pieces) {
      await store.insertChunk(tx, importId, number++, piece);
      byteCount += piece.length;
    }
    // A second attempt after a deadlock would find the stream used up and must not keep an empty file.
    if (byteCount === 0) throw new Error('the upload was interrupted; send the file again');
    await store.updateByteCount(tx, importId, byteCount);
    await recordAudit(tx, context, {
      action: 'import.uploaded',
      subject: { kind: 'import', id: importId },
      after: { fileName, subject: file.subject, byteCount, recognisedAs: file.mapping.recognisedAs },
    });
    return ok(presentImport((await store.findImport(tx, importId))!));
  });
}

/** Reads what is still under way, so that the browser sees the answer instead of a broken connection. */
async function drain(pieces: AsyncIterator<unknown>): Promise<void> {
  while ((await pieces.next()).done !== true);
}
