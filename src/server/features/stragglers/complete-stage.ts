/** When a stage is complete: it has passed, and nobody of it is left over. Never while anybody is. */
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import {
  countsOf,
  findRollout,
  findStage,
  openHoldsOf,
  presentStage,
} from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import * as store from './store.ts';

/** So many owners are named; the rest are on the desk. */
const ownersNamed = 5;

/** Refuses `stage_residue` with how many people are left over and who cares for them. */
export async function completeStage(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  stageId: StageId,
): Promise<Result<Stage, Refusal>> {
  await findRollout(tx, rolloutId, 'lock');
  const stage = await findStage(tx, rolloutId, stageId);
  if (stage === undefined) return refuse(refusal('not_found', { what: 'stage' }));
  const name = nameStage(stage.name);
  if (stage.status !== 'passed') return refuse(refusal('stage_not_passed', { stage: name }));
  const left = await store.countStragglers(tx, rolloutId, { stageId });
  if (left.length > 0) return refuse(residue(name, left));
  if (stage.completedAt !== null) return refuse(refusal('stage_complete', { stage: name }));

  await store.markComplete(tx, context, stageId);
  await recordAudit(tx, context, {
    action: 'stage.completed',
    subject: { kind: 'stage', id: stageId },
    after: { status: stage.status },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  const completed = await findStage(tx, rolloutId, stageId);
  return ok(presentStage(completed!, await countsOf(tx, rolloutId), await openHoldsOf(tx, rolloutId)));
}

function residue(stage: ReturnType<typeof nameStage>, left: readonly store.StragglerCount[]): Refusal {
  const owners = [...Map.groupBy(left, ({ owner }) => owner)]
    .map(([owner, own]) => ({ owner, people: own.reduce((sum, { people }) => sum + people, 0) }))
    .sort((a, b) => b.people - a.people);
  return refusal('stage_residue', {
    stage,
    people: owners.reduce((sum, { people }) => sum + people, 0),
    owners: owners
      .slice(0, ownersNamed)
      .map(({ owner, people }) =>
        rolloutStatement('owner_of', { owner: owner ?? rolloutStatement('nobody'), people }),
      ),
  });
}
