/** Routes of the signals feature: JSON batches and CSV files. */
import { refusal } from '#contracts/refusals.ts';
import { signalRoutes as routes } from '#contracts/signals.ts';
import { ok, refuse } from '#domain/result.ts';
import { createContext } from '#server/platform/context.ts';
import { inOrganisation } from '#server/platform/db/database.ts';
import { handle, handleRaw } from '#server/platform/http/handler.ts';
import { readUpload } from '#server/platform/http/read-upload.ts';
import { flawOf } from './check-signal.ts';
import { readSignalFile } from './read-signal-file.ts';
import { receiveSignals } from './receive-signals.ts';

const batchBytesMax = 4 * 1024 * 1024;
const fileBytesMax = 64 * 1024 * 1024;
const batchSize = 5000;

export const signalsRoutes = [
  handle(
    routes.receiveSignals,
    async ({ tx, context, body }) => {
      for (const [index, signal] of body.signals.entries()) {
        const flaw = flawOf(signal);
        if (flaw !== undefined)
          return refuse(refusal('signal_unfit', { number: index + 1, key: signal.key, mend: flaw.mend }));
      }
      return ok(await receiveSignals(tx, context, body.source, body.signals));
    },
    { bodyLimitBytes: batchBytesMax },
  ),
  handleRaw(
    routes.importSignals,
    async ({ request, caller, requestId, query, services }) => {
      const { signals, problems } = readSignalFile(await readUpload(request));
      if (signals.length === 0 && problems.length === 0)
        return refuse(refusal('file_empty', { file: 'of signals' }));
      const { organisationId, actor } = caller!;
      const receipt = await inOrganisation(services.database, organisationId, async (tx) => {
        const context = await createContext(tx, { organisationId, actor, requestId, clock: services.clock });
        let [accepted, repeated] = [0, 0];
        for (let start = 0; start < signals.length; start += batchSize) {
          const batch = signals.slice(start, start + batchSize);
          const part = await receiveSignals(tx, context, query.source, batch);
          accepted += part.accepted;
          repeated += part.repeated;
        }
        return { accepted, repeated };
      });
      return ok({ ...receipt, problems });
    },
    { bodyLimitBytes: fileBytesMax },
  ),
];
