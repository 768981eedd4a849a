/**
 * Lays everybody who is left out over weekly waves, for good: the order of weeks becomes stages, cohorts and
 * enrolments in one transaction, with the reason for the approach and what it was compared with.
 */
import { createHash } from 'node:crypto';
import type { Static } from 'typebox';
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import type { wavesRoutes } from '#contracts/waves.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { enrolExcluded } from '#server/features/exceptions/index.ts';
import { hasApprovedMessage } from '#server/features/messages/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { compareApproaches } from './compare-approaches.ts';
import { excludedByWave, planWaves, type PlannedWaves } from './preview-waves.ts';
import * as store from './store.ts';

type WavesRequest = Static<typeof wavesRoutes.layOutWaves.body>;

const notFound = refuse(refusal('not_found', { what: 'rollout' }));

/** Creates the waves as stages with frozen cohorts; refused before the pilot's gate said go, or twice. */
export async function layOutWaves(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  request: WavesRequest,
): Promise<Result<Rollout, Refusal>> {
  const rollout = await rollouts.findRollout(tx, rolloutId, 'lock');
  if (rollout === undefined) return notFound;
  const blocked = await whatBlocks(tx, rollout);
  if (blocked !== undefined) return refuse(blocked);
  const planned = await planWaves(tx, context, rolloutId, request);
  if (!planned.ok) return planned;
  const kept = await keepDecision(tx, context, rolloutId, request);
  if (!kept.ok) return kept;

  const created = await createWaveStages(tx, context, rolloutId, request, planned.value);
  await recordAudit(tx, context, {
    action: 'enrolments.created',
    subject: { kind: 'rollout', id: rolloutId },
    after: { people: created },
  });
  await recordAudit(tx, context, {
    action: 'waves.laid_out',
    subject: { kind: 'rollout', id: rolloutId },
    after: { ...request, waves: planned.value.waves.length, people: created },
  });
  await rollouts.refreshStatistics(tx);
  await rollouts.requestTick(tx, rolloutId, context.now);
  return ok(await rollouts.presentRollout(tx, rollout));
}

/** Keeps the choice with what it was compared with, as it stands at this moment. */
async function keepDecision(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { axis, startsOn, peoplePerWeek, compared = [], reason = '' }: WavesRequest,
): Promise<Result<null, Refusal>> {
  const axes = [axis, ...compared.filter((other) => other !== axis)];
  const comparison = await compareApproaches(tx, context, rolloutId, { axes, startsOn, peoplePerWeek });
  if (!comparison.ok) return comparison;
  const { approaches } = comparison.value;
  await store.insertApproachDecision(tx, context, rolloutId, { axis, approaches, reason: reason.trim() });
  return ok(null);
}

async function whatBlocks(tx: Transaction, rollout: rollouts.RolloutRow): Promise<Refusal | undefined> {
  if (rollout.status !== 'running') return refusal('rollout_state', { state: rollout.status });
  const stages = await rollouts.stagesOf(tx, rollout.rolloutId);
  if (stages.some((stage) => stage.kind === 'wave')) return refusal('waves_exist');
  const pilot = stages.find((stage) => stage.kind === 'pilot');
  if (pilot?.status !== 'passed') return refusal('waves_before_go');
  if (!(await hasApprovedMessage(tx, rollout.rolloutId, 'wave')))
    return refusal('message_missing', { stage: 'waves' });
  return undefined;
}

async function createWaveStages(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  request: WavesRequest,
  planned: PlannedWaves,
): Promise<number> {
  const { waves, personIds } = planned;
  const excluded = excludedByWave(planned);
  let created = 0;
  for (const [index, wave] of waves.entries()) {
    const values = wave.values.map((group) => group.value ?? 'not recorded');
    const stageId = await rollouts.insertStage(tx, context, rolloutId, {
      kind: 'wave',
      ordinal: wave.sequence,
      name: `Wave ${wave.sequence}`,
      startsOn: wave.startsOn,
      axisValue: values.length === 0 ? null : values.join(', '),
      // A week's people start over three days, so that the week's reports are in before the next wave.
      startsPerDay: Math.max(1, Math.ceil(wave.people.length / 3)),
      windowDays: request.windowDays,
      soakDays: request.soakDays,
      noticeDays: request.noticeDays,
    });
    const members = wave.people.map((index) => personIds[index]!);
    const cohortId = await store.insertWaveCohort(tx, context, rolloutId, stageId, {
      personIds: members,
      options: request,
      reason: values.length === 0 ? `Week of ${wave.startsOn}` : values.join(', '),
      hash: createHash('sha256').update(members.join('\n')).digest(),
    });
    created += await rollouts.createEnrolments(tx, context, rolloutId, stageId, cohortId);
    created += await enrolExcluded(tx, context, { rolloutId, stageId }, excluded[index]!);
  }
  return created;
}
