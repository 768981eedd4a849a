/** Connections as the API shows them: without their secrets, with their last readings. */
import type { Connection, ConnectionReading } from '#contracts/connections.ts';
import { connectionStatement } from '#contracts/sentences/connection-sentences.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { latestTask } from '#server/platform/tasks/index.ts';
import { checkKind } from './manage-connections.ts';
import * as store from './store.ts';

export async function listConnections(tx: Transaction): Promise<Connection[]> {
  const readings = await store.listLastReadings(tx);
  const connections: Connection[] = [];
  for (const row of await store.listConnections(tx))
    connections.push(await presentConnection(tx, row, readings));
  return connections;
}

/** A row as it stands. */
export async function showConnection(tx: Transaction, row: store.ConnectionRow): Promise<Connection> {
  return await presentConnection(tx, row, await store.listLastReadings(tx));
}

async function presentConnection(
  tx: Transaction,
  row: store.ConnectionRow,
  readings: readonly store.ReadingRow[],
): Promise<Connection> {
  const { connectionId, checkedAt, checkResult } = row;
  const check = await latestTask(tx, checkKind, { connectionId });
  const isChecking = check?.status === 'queued' || check?.status === 'running';
  return {
    connectionId,
    name: row.name,
    cloud: row.cloud,
    tenantId: row.tenantId,
    clientId: row.clientId,
    credential: {
      kind: row.credentialKind,
      thumbprint: row.thumbprint,
      expiresAt: row.expiresAt?.toISOString() ?? null,
    },
    people: row.people,
    devices: row.devices,
    targetedGroup: row.targetedGroup,
    dailyHour: row.dailyHour,
    applyUpTo: row.applyUpTo,
    nextReadAt: row.nextReadAt?.toISOString() ?? null,
    check: checkResult === null ? null : { checkedAt: checkedAt!.toISOString(), ...checkResult },
    checkTaskId: isChecking ? check.taskId : null,
    readings: readings.filter((reading) => reading.connectionId === connectionId).map(presentReading),
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
  };
}

function presentReading(row: store.ReadingRow): ConnectionReading {
  const { subject, status, isDaily, taskId, importId, problem, facts } = row;
  return {
    subject,
    status,
    isDaily,
    taskId,
    importId,
    problem: status === 'failed' ? (problem ?? connectionStatement('reading_stopped')) : null,
    facts,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    asOf: row.asOf?.toISOString() ?? null,
  };
}
