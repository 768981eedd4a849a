/** Creates a rollout: a name, default settings and an empty pilot stage to choose people for. */
import type { Rollout } from '#contracts/rollouts.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { countPeople } from './board-store.ts';
import { presentRollout } from './present.ts';
import * as store from './store.ts';

const defaultSettings = { gateQuorum: 1, startHour: 9, targetOn: null };

export async function createRollout(
  tx: Transaction,
  context: Context,
  name: string,
): Promise<Result<Rollout, Refusal>> {
  if ((await countPeople(tx)) === 0) return refuse(refusal('no_people'));

  const rolloutId = await store.insertRollout(tx, context, name, defaultSettings);
  await store.insertStage(tx, context, rolloutId, {
    kind: 'pilot',
    ordinal: 0,
    name: 'Pilot',
    startsOn: null,
    axisValue: null,
  });
  await recordAudit(tx, context, {
    action: 'rollout.created',
    subject: { kind: 'rollout', id: rolloutId },
    after: { name },
  });
  const row = await store.findRollout(tx, rolloutId);
  return ok(await presentRollout(tx, row!));
}
