/**
 * Lays everybody who is left out over weekly waves, as a preview or for good. The order of weeks is the domain's;
 * here it becomes stages, cohorts and enrolments in one transaction.
 */
import { createHash } from 'node:crypto';
import type { Static } from 'typebox';
import type { PersonId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import type { Approach, wavesRoutes, WaveDraft } from '#contracts/waves.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { layOutWaves as layOut, type WaveDraft as Layout } from '#domain/waves/lay-out-waves.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { hasApprovedMessage } from '#server/features/messages/index.ts';
import { attributeNames, peopleWithAttributes } from '#server/features/pilot/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import * as store from './store.ts';

type LayoutRequest = Pick<Static<typeof wavesRoutes.layOutWaves.body>, 'axis' | 'startsOn' | 'peoplePerWeek'>;
type WavesRequest = Static<typeof wavesRoutes.layOutWaves.body>;

type WavesPreview = {
  waves: WaveDraft[];
  people: number;
  lastStartsOn: string | null;
};

const notFound = refuse(refusal('not_found', { what: 'rollout' }));

/** Who would start in which week; changes nothing. */
export async function previewWaves(
  tx: Transaction,
  rolloutId: RolloutId,
  request: LayoutRequest,
): Promise<Result<WavesPreview, Refusal>> {
  if ((await rollouts.findRollout(tx, rolloutId)) === undefined) return notFound;
  const planned = await planWaves(tx, rolloutId, request);
  if (!planned.ok) return planned;
  const rate = await store.measuredTicketRate(tx, rolloutId);
  return ok({
    waves: planned.value.waves.map((wave) => ({
      week: wave.sequence,
      startsOn: wave.startsOn,
      people: wave.people.length,
      groups: [...wave.values],
      expectedTickets: rate === null ? null : rate * wave.people.length,
    })),
    people: planned.value.personIds.length,
    lastStartsOn: planned.value.waves.at(-1)?.startsOn ?? null,
  });
}

/** The same people laid out along each axis: how long it takes and what the busiest week costs. */
export async function compareApproaches(
  tx: Transaction,
  rolloutId: RolloutId,
  request: Static<typeof wavesRoutes.compareApproaches.body>,
): Promise<Result<{ approaches: Approach[] }, Refusal>> {
  const approaches: Approach[] = [];
  for (const axis of request.axes) {
    const { startsOn, peoplePerWeek } = request;
    const preview = await previewWaves(tx, rolloutId, { axis, startsOn, peoplePerWeek });
    if (!preview.ok) return preview;
    approaches.push(summarise(axis, preview.value));
  }
  return ok({ approaches });
}

function summarise(axis: string | null, { waves, lastStartsOn }: WavesPreview): Approach {
  const weeksOf = new Map<string | null, number>();
  for (const { groups } of waves)
    for (const { value } of groups) weeksOf.set(value, (weeksOf.get(value) ?? 0) + 1);
  const tickets = waves.flatMap((wave) => wave.expectedTickets ?? []);
  return {
    axis,
    weeks: waves.length,
    lastStartsOn,
    peakPeople: Math.max(0, ...waves.map((wave) => wave.people)),
    peakTickets: tickets.length === 0 ? null : Math.max(...tickets),
    splitGroups: [...weeksOf.values()].filter((weeks) => weeks > 1).length,
  };
}

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
  const planned = await planWaves(tx, rolloutId, request);
  if (!planned.ok) return planned;

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

async function whatBlocks(tx: Transaction, rollout: rollouts.RolloutRow): Promise<Refusal | undefined> {
  if (rollout.status !== 'running') return refusal('rollout_state', { state: rollout.status });
  const stages = await rollouts.stagesOf(tx, rollout.rolloutId);
  if (stages.some((stage) => stage.kind === 'wave')) return refusal('waves_exist');
  const pilot = stages.find((stage) => stage.kind === 'pilot');
  if (pilot?.status !== 'passed')
    return refusal('stage_blocked', {
      explanation: 'Waves can be laid out once the gate of the pilot says go.',
    });
  if (!(await hasApprovedMessage(tx, rollout.rolloutId, 'wave')))
    return refusal('message_missing', { stage: 'the waves' });
  return undefined;
}

type PlannedWaves = { readonly waves: readonly Layout[]; readonly personIds: readonly PersonId[] };

async function planWaves(
  tx: Transaction,
  rolloutId: RolloutId,
  request: LayoutRequest,
): Promise<Result<PlannedWaves, Refusal>> {
  if (request.axis !== null) {
    const known = await attributeNames(tx);
    if (!known.includes(request.axis))
      return refuse(refusal('attribute_unknown', { attribute: request.axis, known: known.join(', ') }));
  }
  const people = await peopleWithAttributes(
    tx,
    request.axis === null ? [] : [request.axis],
    store.withoutPlace(rolloutId),
  );
  const laidOut = layOut(
    {
      count: people.length,
      values: request.axis === null ? null : people.map((person) => person.values[0] ?? null),
    },
    { startsOn: request.startsOn, peoplePerWeek: request.peoplePerWeek },
  );
  if (!laidOut.ok) return refuse(refusal('waves_infeasible', { explanation: laidOut.refusal.message }));
  return ok({ waves: laidOut.value, personIds: people.map((person) => person.personId) });
}

async function createWaveStages(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  request: WavesRequest,
  { waves, personIds }: PlannedWaves,
): Promise<number> {
  let created = 0;
  for (const wave of waves) {
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
  }
  return created;
}
