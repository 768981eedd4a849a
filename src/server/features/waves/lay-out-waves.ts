/**
 * Lays everybody who is left out over weekly waves: the order of weeks becomes stages, cohorts and enrolments in one
 * transaction, with the reason for the approach and what it was compared with. Approach and waves are submitted as one
 * plan, and wait until another person has approved it.
 */
import { createHash } from 'node:crypto';
import type { Static } from 'typebox';
import type { RolloutId } from '#contracts/ids.ts';
import type { PlanFigures } from '#contracts/plans.ts';
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
import { bindingStatement } from '#domain/waves/lower-bound.ts';
import { compareApproaches, summarise } from './compare-approaches.ts';
import { keepPlan } from './plan-store.ts';
import { countValues, planLayout, type PlannedLayout } from './plan-layout.ts';
import * as store from './store.ts';

type WavesRequest = Static<typeof wavesRoutes.layOutWaves.body>;

const notFound = refuse(refusal('not_found', { what: 'rollout' }));

/** Creates the waves as stages with frozen cohorts; refused before the pilot's gate said go, twice, or while a plan waits. */
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
  const planned = await planLayout(tx, context, rolloutId, layoutOf(request));
  if (!planned.ok) return planned;
  const kept = await keepDecision(tx, context, rolloutId, request, planned.value);
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
  const submitted = await rollouts.submitPlan(tx, context, rolloutId, {
    request: {},
    figures: figuresOf(request, planned.value),
    reason: (request.reason ?? '').trim(),
  });
  return submitted.ok ? ok(await rollouts.presentRollout(tx, rollout)) : submitted;
}

function layoutOf({ noticeDays, windowDays, soakDays, compared, reason, ...layout }: WavesRequest) {
  return layout;
}

/** What the plan comes to: the same as when it is read again for whoever looks at it. */
function figuresOf({ axes, startsOn }: WavesRequest, { waves, people }: PlannedLayout): PlanFigures {
  return {
    kind: 'waves',
    people,
    waves: waves.length,
    firstOn: waves[0]?.startsOn ?? startsOn,
    lastOn: waves.at(-1)?.startsOn ?? startsOn,
    axes: [...axes],
  };
}

/** Keeps the choice with what it was compared with, as it stands at this moment. */
async function keepDecision(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  request: WavesRequest,
  planned: PlannedLayout,
): Promise<Result<null, Refusal>> {
  const { compared = [], reason = '' } = request;
  const { axes, ...pace } = layoutOf(request);
  const others = compared.filter((other) => JSON.stringify(other) !== JSON.stringify(axes));
  const comparison = await compareApproaches(tx, context, rolloutId, { ...pace, approaches: others });
  if (!comparison.ok) return comparison;
  const approaches = [summarise(axes, planned), ...comparison.value.approaches];
  await store.insertApproachDecision(tx, context, rolloutId, { axes, approaches, reason: reason.trim() });
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
  planned: PlannedLayout,
): Promise<number> {
  const { plan } = planned;
  await keepPlan(tx, context, rolloutId, {
    startsOn: request.startsOn,
    axes: request.axes,
    capacity: planned.capacity,
    weeks: plan.weeks,
    boundWeeks: plan.lowerBound.weeks,
    boundBy: bindingStatement(plan.lowerBound.binding),
    groups: planned.groups,
    valuesOf: planned.valuesOf,
  });
  let created = 0;
  for (const [index, wave] of planned.waves.entries()) {
    const values = countValues(wave, planned).map((group) => nameGroup(group.values));
    const stageId = await rollouts.insertStage(tx, context, rolloutId, {
      kind: 'wave',
      ordinal: index + 1,
      name: `Wave ${index + 1}`,
      startsOn: wave.startsOn,
      axisValue: values.length === 0 ? null : values.join(', '),
      startsPerDay: startsPerDay(wave.personIds.length),
      windowDays: request.windowDays,
      soakDays: request.soakDays,
      noticeDays: request.noticeDays,
    });
    await store.insertWaveCohort(tx, context, rolloutId, stageId, {
      personIds: wave.personIds,
      options: request,
      reason: values.length === 0 ? `Week of ${wave.startsOn}` : values.join(', '),
      hash: createHash('sha256').update(wave.personIds.join('\n')).digest(),
    });
    created += await rollouts.createPlaces(tx, context, { rolloutId, stageId }, wave);
    created += await enrolExcluded(tx, context, { rolloutId, stageId }, wave.excluded);
  }
  return created;
}

/** The values of a group in words. */
export function nameGroup(values: readonly (string | null)[]): string {
  return values.map((value) => value ?? 'not recorded').join(' / ');
}

/** A week's people start over three days, so that the week's reports are in before the next wave. */
export function startsPerDay(people: number): number {
  return Math.max(1, Math.ceil(people / 3));
}
