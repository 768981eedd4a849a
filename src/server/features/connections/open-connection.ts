/** A reader of Microsoft Graph for a stored connection. */
import type { Refusal } from '#contracts/refusals.ts';
import { ok, type Result } from '#domain/result.ts';
import type { Config } from '#server/platform/config.ts';
import { createGraphClient, endpointsOf, type GraphClient } from '#server/platform/graph/index.ts';
import { openCredential } from './connection-secret.ts';
import type { ConnectionRow } from './store.ts';

export type OpenOptions = {
  readonly signal?: AbortSignal;
  /** Fewer when somebody waits for the answer. */
  readonly attemptsMax?: number;
};

/** Refuses `connection_secret_lost` and `secret_key_unusable`; nothing has been asked yet. */
export function openConnection(
  config: Pick<Config, 'secretKeyFile' | 'dataFolder' | 'graphStandIn'>,
  row: ConnectionRow,
  patience: OpenOptions = {},
): Result<GraphClient, Refusal> {
  const credential = openCredential(config, row);
  if (!credential.ok) return credential;
  const { cloud, tenantId, clientId } = row;
  const application = { tenantId, clientId, credential: credential.value };
  return ok(createGraphClient({ endpoints: endpointsOf(cloud, config.graphStandIn), application, patience }));
}
