/** Checks a connection as a task, and writes down what was found. */
import type { ConnectionChoices } from '#contracts/connection-choices.ts';
import type { ConnectionId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { checkAccess, type GraphClient } from '#server/platform/graph/index.ts';
import type { Services } from '#server/platform/http/services.ts';
import { defineTask, type TaskRun } from '#server/platform/tasks/index.ts';
import { checkKind } from './manage-connections.ts';
import { openConnection } from './open-connection.ts';
import * as store from './store.ts';

/** Somebody waits for the answer, so passing trouble is not waited out for long. */
const attemptsMax = 3;

/** What checking needs of whoever asks for it. */
export type CheckRun = Pick<TaskRun<unknown>, 'inTransaction'> & {
  readonly services: Pick<Services, 'config'>;
  readonly signal?: AbortSignal;
};

/** What a check finds; it is written down with the connection. Refuses `not_found`. */
export async function runCheck(
  run: CheckRun,
  connectionId: ConnectionId,
): Promise<Result<store.CheckResult, Refusal>> {
  const row = await run.inTransaction(async (tx) => await store.findConnection(tx, connectionId));
  if (row === undefined) return refuse(refusal('not_found', { what: 'connection' }));
  const client = openConnection(run.services.config, row, {
    ...(run.signal && { signal: run.signal }),
    attemptsMax,
  });
  const result: store.CheckResult = client.ok
    ? await presentCheck(client.value, row)
    : { isFine: false, findings: [{ isFine: false, statement: client.refusal }] };
  await run.inTransaction(async (tx, { now }) => await store.writeCheck(tx, connectionId, result, now));
  return ok(result);
}

async function presentCheck(client: GraphClient, choices: ConnectionChoices): Promise<store.CheckResult> {
  const { isFine, findings } = await checkAccess(client, choices);
  return { isFine, findings: [...findings] };
}

export const checkTask = defineTask(
  checkKind,
  async (run: TaskRun<{ readonly connectionId: ConnectionId }>) =>
    await runCheck(run, run.input.connectionId),
);
