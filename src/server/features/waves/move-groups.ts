/**
 * Moves exactly the people of a chosen option in one transaction: their places, dates, messages and cohorts, and the
 * revision that lists them. Everybody else keeps wave and date.
 */
import { createHash } from 'node:crypto';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { WaveChange } from '#contracts/replan.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { Closure } from '#contracts/waves.ts';
import { ok, type Result } from '#domain/result.ts';
import type { GroupMove } from '#domain/waves/replan-waves.ts';
import type { WaveStatement } from '#domain/waves/wave-sentences.ts';
import { mondayOfWeek } from '#domain/waves/working-week.ts';
import { carryOutBy } from '#server/features/feedback/index.ts';
import { mayKnowDate, planMovedDeliveries, wakeSenders } from '#server/features/messages/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { nameGroup, startsPerDay } from './lay-out-waves.ts';
import type { PricedChange } from './preview-replan.ts';
import type { Chosen, ReplanRequest as Request } from './replan.ts';
import * as store from './replan-store.ts';
import { isWaiting, weekOf } from './standing-plan.ts';
import { insertWaveCohort } from './store.ts';
import type { KeptCapacity } from './wave-capacity.ts';

type Moved = store.MemberRow & {
  readonly from: number;
  readonly to: number;
  readonly reason: WaveStatement;
  /** Left out by an exception: goes where the group goes, but starts nowhere and is not counted. */
  readonly isLeftOut: boolean;
};

type Place = {
  readonly rollout: rollouts.RolloutRow;
  readonly request: Request;
  readonly reason: string;
};

/** Refuses what carrying out the proposed change behind it does. */
export async function moveGroups(
  tx: Transaction,
  context: Context,
  { rollout, request, reason }: Place,
  { priced, result }: { readonly priced: PricedChange; readonly result: Chosen },
): Promise<Result<{ revision: number; peopleMoved: number; toldAgain: number }, Refusal>> {
  const { rolloutId } = rollout;
  const { plan } = priced.standing;
  const everybody = await findMoved(tx, rolloutId, priced, result);
  const moved = everybody.filter(({ isLeftOut }) => !isLeftOut);
  await move(tx, context, { rollout, priced, moved: everybody, request, reason });
  const toldAgain = moved.filter(({ isTold }) => isTold).length;
  const revision = plan.revision + 1;
  await keepRevision(tx, context, rolloutId, { request, reason, priced, result, moved, revision });
  await recordAudit(tx, context, {
    action: 'waves.replanned',
    subject: { kind: 'rollout', id: rolloutId },
    reason,
    before: { revision: plan.revision, weeks: plan.weeks },
    after: { revision, weeks: result.weeks, change: request.change, people: moved.length, toldAgain },
  });
  const { proposalId } = request;
  const outcome = { kind: 'waves', id: revision } as const;
  const carried = await carryOutBy(tx, context, { rolloutId, proposalId }, outcome, reason);
  if (!carried.ok) return carried;
  await rollouts.requestTick(tx, rolloutId, context.now);
  await wakeSenders(tx, context);
  return ok({ revision, peopleMoved: moved.length, toldAgain });
}

/** Who exactly moves; a part of a group that goes elsewhere than the rest becomes a group of its own. */
async function findMoved(
  tx: Transaction,
  rolloutId: RolloutId,
  { standing, partOf, input }: PricedChange,
  result: Chosen,
): Promise<Moved[]> {
  const numberOf = new Map(standing.groups.map((group) => [group.id, group.groupId]));
  const moveOf = new Map(result.moves.map((move) => [move.group, move]));
  const parts = Map.groupBy(input.groups, ({ id }) => partOf.get(id)!);
  const touched = [...new Set(result.moves.map(({ group }) => partOf.get(group)!))];
  const groupIds = touched.map((id) => numberOf.get(id)!);
  const members = Map.groupBy(await store.openMembers(tx, rolloutId, groupIds), ({ groupId }) => groupId);
  const moved: Moved[] = [];
  for (const id of touched) {
    // People are taken in the order of invitation, part by part.
    const people = [...(members.get(numberOf.get(id)!) ?? [])];
    const byWeek = new Map<number, Moved[]>();
    const own = parts.get(id)!;
    for (const part of own) {
      const taken = people.splice(0, part.people);
      const move = moveOf.get(part.id);
      if (move === undefined) continue;
      byWeek.set(move.to, [...(byWeek.get(move.to) ?? []), ...taken.map((person) => movedBy(person, move))]);
    }
    const stays = own.some((part) => !moveOf.has(part.id));
    for (const [index, group] of [...byWeek.values()].entries()) {
      if (stays || index > 0)
        await store.splitGroup(
          tx,
          rolloutId,
          numberOf.get(id)!,
          group.map(({ personId }) => personId),
        );
      moved.push(...group);
    }
    if (stays) continue;
    // Whoever is left out stands with the first part.
    const move = moveOf.get(own[0]!.id)!;
    const excluded = await store.excludedMembers(tx, rolloutId, [numberOf.get(id)!]);
    moved.push(...excluded.map((person) => ({ ...movedBy(person, move), isLeftOut: true })));
  }
  return moved;
}

function movedBy(person: store.MemberRow, { from, to, reason }: GroupMove): Moved {
  return { ...person, from: from!, to, reason, isLeftOut: false };
}

type Moving = {
  readonly rollout: rollouts.RolloutRow;
  readonly priced: PricedChange;
  readonly moved: readonly Moved[];
  readonly request: Request;
  readonly reason: string;
};

async function move(tx: Transaction, context: Context, moving: Moving): Promise<void> {
  const { rollout, moved, request } = moving;
  const reason = rolloutStatement('person_replanned', { reason: moving.reason });
  const sources = moving.priced.standing.stages.filter(isWaiting);
  for (const [week, people] of Map.groupBy(moved, ({ to }) => to)) {
    const to = await findOrCreateWave(tx, context, moving, week, people.length);
    const personIds = people.map(({ personId }) => personId);
    await rollouts.movePlaces(tx, context, rollout, { personIds, to, reason, mayKnow: mayKnowDate });
    const all = [...(await store.supersedeCohort(tx, to.stageId)), ...personIds];
    const cohortId = await insertWaveCohort(tx, context, rollout.rolloutId, to.stageId, {
      personIds: all,
      options: { change: request.change, weeksLater: request.weeksLater },
      reason: moving.reason,
      hash: createHash('sha256').update(all.join('\n')).digest(),
    });
    await store.leaveCohorts(tx, rollout.rolloutId, cohortId, all);
  }
  const stages = (await rollouts.stagesOf(tx, rollout.rolloutId)).filter(
    (stage) => stage.kind === 'wave' && isWaiting(stage),
  );
  for (const stage of stages) {
    const isSource = sources.some(({ stageId }) => stageId === stage.stageId);
    if (isSource && (await store.countWaiting(tx, stage.stageId)) === 0) {
      await rollouts.moveStage(tx, context, stage, 'skip', rolloutStatement('wave_emptied', {}));
      continue;
    }
    await planMovedDeliveries(tx, context, stage);
  }
  await rollouts.renumberWaves(tx, rollout.rolloutId);
  await nameWaves(tx, rollout.rolloutId);
}

/** The wave of a week that has not started, or a new one like the others. */
async function findOrCreateWave(
  tx: Transaction,
  context: Context,
  { rollout, priced: { standing } }: Moving,
  week: number,
  joining: number,
): Promise<rollouts.StageRow> {
  const { rolloutId } = rollout;
  const { startsOn } = standing.plan;
  const waves = (await rollouts.stagesOf(tx, rolloutId)).filter(({ kind }) => kind === 'wave');
  const found = waves.find(
    (stage) => isWaiting(stage) && weekOf(startsOn, stage.startsOn ?? startsOn) === week,
  );
  if (found !== undefined) {
    const all = joining + (await store.countWaiting(tx, found.stageId));
    const perDay = startsPerDay(all);
    await store.updateWave(tx, found.stageId, { axisValue: found.axisValue, startsPerDay: perDay });
    return { ...found, startsPerDay: Math.max(found.startsPerDay, perDay) };
  }
  const like = waves.at(-1)!;
  const stageId: StageId = await rollouts.insertStage(tx, context, rolloutId, {
    kind: 'wave',
    ordinal: like.ordinal + 1,
    name: `Wave ${like.ordinal + 1}`,
    startsOn: mondayOfWeek(startsOn, week),
    axisValue: null,
    startsPerDay: startsPerDay(joining),
    windowDays: like.windowDays,
    soakDays: like.soakDays,
    noticeDays: like.noticeDays,
  });
  return (await rollouts.findStage(tx, rolloutId, stageId))!;
}

/** Waves that have not started name the groups they now have. */
async function nameWaves(tx: Transaction, rolloutId: RolloutId): Promise<void> {
  const groups = Map.groupBy(await store.groupsOf(tx, rolloutId), ({ stageId }) => stageId);
  for (const stage of (await rollouts.stagesOf(tx, rolloutId)).filter(isWaiting)) {
    if (stage.kind !== 'wave') continue;
    const values = (groups.get(stage.stageId) ?? []).filter((group) => group.values.length > 0);
    const names = [...new Set(values.map((group) => nameGroup(group.values)))];
    const axisValue = names.length === 0 ? null : names.join(', ');
    await store.updateWave(tx, stage.stageId, { axisValue, startsPerDay: stage.startsPerDay });
  }
}

async function keepRevision(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  kept: {
    readonly request: Request;
    readonly reason: string;
    readonly priced: PricedChange;
    readonly result: Chosen;
    readonly moved: readonly Moved[];
    readonly revision: number;
  },
): Promise<void> {
  const { request, reason, priced, result, moved, revision } = kept;
  const { plan } = priced.standing;
  const on = (week: number) => mondayOfWeek(plan.startsOn, week);
  await store.insertRevision(
    tx,
    context,
    rolloutId,
    {
      revision,
      change: request.change,
      reason,
      weeksBefore: priced.replan.weeksBefore,
      weeksAfter: result.weeks,
      peopleMoved: moved.length,
      toldAgain: moved.filter(({ isTold }) => isTold).length,
    },
    moved.map(({ personId, from, to, isTold, reason }) => ({
      person_id: personId,
      from_on: on(from),
      to_on: on(to),
      told_before: isTold,
      reason,
    })),
  );
  await store.updatePlan(tx, rolloutId, {
    capacity: keptAfter(plan.capacity, request.change, priced),
    revision,
    weeks: result.weeks,
    boundWeeks: priced.replan.lowerBound.weeks,
    boundBy: priced.replan.lowerBound.binding,
  });
}

function keptAfter(kept: KeptCapacity, change: WaveChange, { input }: PricedChange): KeptCapacity {
  if (change.kind === 'move') return kept;
  const { peoplePerWeek, helpdeskMinutesPerWeek } = input.capacity;
  return {
    ...kept,
    peoplePerWeek,
    helpdesk:
      kept.helpdesk === null || helpdeskMinutesPerWeek === null
        ? kept.helpdesk
        : { ...kept.helpdesk, minutesPerWeek: helpdeskMinutesPerWeek },
    closures: change.kind === 'closed' ? [...kept.closures, closureOf(change)] : kept.closures,
  };
}

function closureOf({ kind: _, because: __, ...closure }: Extract<WaveChange, { kind: 'closed' }>): Closure {
  return closure;
}
