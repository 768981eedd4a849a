/** Reading, adding, changing and moving the milestones of a rollout. What follows from a date is the domain's. */
import type { Static } from 'typebox';
import {
  milestonesMax,
  type Milestone,
  type MilestoneMove,
  type milestoneRoutes,
} from '#contracts/milestones.ts';
import type { MilestoneId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import * as rules from '#domain/milestones/milestones.ts';
import { workingDaysBetween } from '#domain/calendar/working-days.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { readWorkingDays } from '#server/features/calendar/index.ts';
import { findRollout, stagesOf } from '#server/features/rollouts/index.ts';
import * as store from './store.ts';

type Place = { readonly rolloutId: RolloutId; readonly milestoneId: MilestoneId };
type Answer<Value> = Promise<Result<Value, Refusal>>;

const noMilestone = refuse(refusal('not_found', { what: 'milestone' }));

type Plan = rules.MilestonePlan & {
  readonly rows: readonly store.MilestoneRow[];
  /** Where the organisation is. */
  readonly today: string;
};

async function readPlan(
  tx: Transaction,
  { now }: Context,
  rolloutId: RolloutId,
  lock: 'lock' | 'read' = 'read',
): Promise<Result<Plan, Refusal>> {
  const rollout = await findRollout(tx, rolloutId);
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const rows = await store.milestonesOf(tx, rolloutId, lock);
  const stages = (await stagesOf(tx, rolloutId)).flatMap(({ stageId, startsOn }): [number, string][] =>
    startsOn === null ? [] : [[stageId, startsOn]],
  );
  return ok({
    ...planOf(rows, { stages: new Map(stages), isWorked: await readWorkingDays(tx) }),
    rows,
    today: dateAt(now, rollout.timeZone),
  });
}

/** The plan with other milestones than stand in it. */
function planOf(
  rows: readonly store.MilestoneRow[],
  { stages, isWorked }: Pick<rules.MilestonePlan, 'stages' | 'isWorked'>,
): rules.MilestonePlan {
  return { milestones: rows.map(asRule), stages, isWorked };
}

function asRule({ milestoneId, name, on, doneOn, links }: store.MilestoneRow): rules.Milestone {
  return {
    milestoneId,
    name,
    on,
    isDone: doneOn !== null,
    links: links.map(({ kind, id, workingDays }) => ({ after: { kind, id }, workingDays })),
  };
}

function present(plan: Plan): Milestone[] {
  const early = rules.tooEarly(plan);
  return plan.rows.map((row) => ({
    ...row,
    links: [...row.links],
    tooEarlyFor: early.get(row.milestoneId) ?? null,
    workingDaysLeft: workingDaysBetween(plan.today, row.on, plan.isWorked),
  }));
}

export async function listMilestones(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Answer<{ milestones: Milestone[] }> {
  const plan = await readPlan(tx, context, rolloutId);
  return plan.ok ? ok({ milestones: present(plan.value) }) : plan;
}

async function presentOne(
  tx: Transaction,
  context: Context,
  { rolloutId, milestoneId }: Place,
): Answer<Milestone> {
  const plan = await readPlan(tx, context, rolloutId);
  if (!plan.ok) return plan;
  return ok(present(plan.value).find((milestone) => milestone.milestoneId === milestoneId)!);
}

/** Whether every link leads somewhere in the rollout: to a stage with or without a date, or to a milestone. */
async function linksLead(
  tx: Transaction,
  rolloutId: RolloutId,
  { rows }: Plan,
  links: readonly store.MilestoneRow['links'][number][],
): Promise<boolean> {
  const stages = new Set<number>((await stagesOf(tx, rolloutId)).map(({ stageId }) => stageId));
  const milestones = new Set<number>(rows.map(({ milestoneId }) => milestoneId));
  const distinct = new Set(links.map(({ kind, id }) => `${kind} ${id}`));
  return (
    distinct.size === links.length &&
    links.every(({ kind, id }) => (kind === 'stage' ? stages.has(id) : milestones.has(id)))
  );
}

export async function addMilestone(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  body: Static<typeof milestoneRoutes.addMilestone.body>,
): Answer<Milestone> {
  const plan = await readPlan(tx, context, rolloutId, 'lock');
  if (!plan.ok) return plan;
  const { rows } = plan.value;
  if (rows.length >= milestonesMax) return refuse(refusal('milestones_full', { most: milestonesMax }));
  if (!(await linksLead(tx, rolloutId, plan.value, body.links)))
    return refuse(refusal('milestone_link_unknown'));
  const added = { ...body, milestoneId: 0 as MilestoneId, doneOn: null };
  const earliest = rules.tooEarly(planOf([...rows, added], plan.value)).get(added.milestoneId);
  if (earliest !== undefined)
    return refuse(refusal('milestone_too_early', { milestone: body.name, earliest }));
  const milestoneId = await store.insertMilestone(tx, context, rolloutId, body);
  await recordAudit(tx, context, {
    action: 'milestone.added',
    subject: { kind: 'milestone', id: milestoneId },
    after: { rolloutId, ...body },
  });
  return await presentOne(tx, context, { rolloutId, milestoneId });
}

export async function changeMilestone(
  tx: Transaction,
  context: Context,
  { rolloutId, milestoneId }: Place,
  body: Static<typeof milestoneRoutes.changeMilestone.body>,
): Answer<Milestone> {
  const plan = await readPlan(tx, context, rolloutId, 'lock');
  if (!plan.ok) return plan;
  const { rows } = plan.value;
  const before = rows.find((row) => row.milestoneId === milestoneId);
  if (before === undefined) return noMilestone;
  if (!(await linksLead(tx, rolloutId, plan.value, body.links)))
    return refuse(refusal('milestone_link_unknown'));
  const after = { ...before, ...body };
  const changed = rows.map((row) => (row === before ? after : row));
  const ordered = rules.orderMilestones(planOf(changed, plan.value).milestones);
  if (!ordered.ok) return refuse(refusal('milestone_circle', { milestones: ordered.refusal.join(' → ') }));
  await store.updateMilestone(tx, milestoneId, after);
  await recordAudit(tx, context, {
    action: 'milestone.changed',
    subject: { kind: 'milestone', id: milestoneId },
    before,
    after,
  });
  return await presentOne(tx, context, { rolloutId, milestoneId });
}

function movesOf(plan: Plan, milestoneId: MilestoneId, to: string): Result<MilestoneMove[], Refusal> {
  if (!plan.rows.some((row) => row.milestoneId === milestoneId)) return noMilestone;
  const moves = rules.moveMilestone(plan, milestoneId, to);
  if (moves.ok)
    return ok(moves.value.map((move) => ({ ...move, milestoneId: move.milestoneId as MilestoneId })));
  const { name: milestone } = moves.refusal;
  return refuse(
    moves.refusal.code === 'done'
      ? refusal('milestone_done', { milestone })
      : refusal('milestone_too_early', { milestone, earliest: moves.refusal.earliest }),
  );
}

export async function previewMove(
  tx: Transaction,
  context: Context,
  { rolloutId, milestoneId }: Place,
  to: string,
): Answer<{ moves: MilestoneMove[] }> {
  const plan = await readPlan(tx, context, rolloutId);
  if (!plan.ok) return plan;
  const moves = movesOf(plan.value, milestoneId, to);
  return moves.ok ? ok({ moves: moves.value }) : moves;
}

export async function moveMilestone(
  tx: Transaction,
  context: Context,
  { rolloutId, milestoneId }: Place,
  { on, reason }: Static<typeof milestoneRoutes.moveMilestone.body>,
): Answer<{ moves: MilestoneMove[] }> {
  const plan = await readPlan(tx, context, rolloutId, 'lock');
  if (!plan.ok) return plan;
  const moves = movesOf(plan.value, milestoneId, on);
  if (!moves.ok) return moves;
  await store.setDates(tx, moves.value);
  await recordAudit(tx, context, {
    action: 'milestone.moved',
    subject: { kind: 'milestone', id: milestoneId },
    reason,
    after: { moves: moves.value },
  });
  return ok({ moves: moves.value });
}

export async function removeMilestone(
  tx: Transaction,
  context: Context,
  { rolloutId, milestoneId }: Place,
): Answer<{ milestoneId: MilestoneId }> {
  const plan = await readPlan(tx, context, rolloutId, 'lock');
  if (!plan.ok) return plan;
  const before = plan.value.rows.find((row) => row.milestoneId === milestoneId);
  if (before === undefined) return noMilestone;
  await store.deleteMilestone(tx, milestoneId);
  await recordAudit(tx, context, {
    action: 'milestone.removed',
    subject: { kind: 'milestone', id: milestoneId },
    before,
  });
  return ok({ milestoneId });
}
