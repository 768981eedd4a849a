/** What people do about those who are left over: take them on, speak to them, try again, or close the case. */
import { sql } from 'kysely';
import type { Static, TSchema } from 'typebox';
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ownWords, rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { stragglerRoutes } from '#contracts/stragglers.ts';
import { nextDateIn } from '#domain/rollout/next-date.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { planMovedDeliveries } from '#server/features/messages/index.ts';
import {
  moveEnrolments,
  scheduleAgain,
  stagesOf,
  wakeRollout,
  type RolloutRow,
  type StageRow,
} from '#server/features/rollouts/index.ts';
import { partFromGroups } from '#server/features/waves/index.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { choose, type Chosen } from './choose.ts';
import * as store from './store.ts';

type Body<Name extends keyof typeof stragglerRoutes> = (typeof stragglerRoutes)[Name] extends {
  readonly body: infer Schema extends TSchema;
}
  ? Static<Schema>
  : never;
type Answer = Promise<Result<{ people: number }, Refusal>>;

/** Sets owner, next step and promised date; refuses a promise that lies in the past. */
export async function assign(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { enrolmentIds, filter, shown, ...assignment }: Body<'assignStragglers'>,
): Answer {
  const chosen = await choose(tx, rolloutId, { enrolmentIds, filter, shown });
  if (!chosen.ok) return chosen;
  const past = whatIsPast(context, chosen.value.rollout.timeZone, assignment.expectedOn ?? null);
  if (past !== undefined) return refuse(past);
  const people = chosen.value.enrolmentIds;
  await store.assign(tx, context, rolloutId, people, assignment);
  await recordAudit(tx, context, {
    action: 'stragglers.assigned',
    subject: { kind: 'rollout', id: rolloutId },
    after: { ...assignment, people: people.length, enrolmentIds: people.slice(0, listedMax) },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok({ people: people.length });
}

/** So many people are named in the audit event; beyond them it gives their number. */
const listedMax = 1000;

function whatIsPast({ now }: Context, timeZone: string, on: string | null): Refusal | undefined {
  return on !== null && on < dateAt(now, timeZone) ? refusal('straggler_date_past', { on }) : undefined;
}

export async function noteContact(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { note, ...choice }: Body<'noteStragglerContact'>,
): Answer {
  const chosen = await choose(tx, rolloutId, choice);
  if (!chosen.ok) return chosen;
  const people = chosen.value.enrolmentIds;
  await store.noteContact(tx, context, rolloutId, people);
  await recordAudit(tx, context, {
    action: 'stragglers.contacted',
    subject: { kind: 'rollout', id: rolloutId },
    reason: note,
    after: { people: people.length, enrolmentIds: people.slice(0, listedMax) },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return ok({ people: people.length });
}

const running: ReadonlySet<string> = new Set(['running', 'completing']);

/**
 * The next attempt from a day on; people are told of it, and start when that day has come. People of a wave that failed or
 * was rolled back start in a later one: refuses `straggler_wave_barred` while nobody has said that one may follow.
 */
export async function retry(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { on, reason, ...choice }: Body<'retryStragglers'>,
): Answer {
  const chosen = await choose(tx, rolloutId, choice);
  if (!chosen.ok) return chosen;
  const { rollout, people } = chosen.value;
  if (!running.has(rollout.status)) return refuse(refusal('rollout_state', { state: rollout.status }));
  const past = whatIsPast(context, rollout.timeZone, on);
  if (past !== undefined) return refuse(past);
  const today = dateAt(context.now, rollout.timeZone);
  const stages = await stagesOf(tx, rolloutId);
  let moved = 0;
  for (const [index, stage] of stages.entries()) {
    const own = people.filter(({ stageId }) => stageId === stage.stageId);
    if (own.length === 0) continue;
    const next = nextDateIn(stages, index, { on, today });
    if (next.is === 'barred')
      return refuse(refusal('straggler_wave_barred', { stage: nameStage(next.by.name) }));
    if (next.is === 'possible')
      moved += await startAgain(tx, context, rollout, {
        own,
        stage,
        to: next.stage,
        from: next.from,
        reason,
      });
  }
  if (moved === 0) return refuse(refusal('stragglers_not_chosen'));
  await wakeRollout(tx, context, rolloutId);
  return ok({ people: moved });
}

type Again = {
  readonly own: Chosen['people'];
  readonly stage: StageRow;
  readonly to: StageRow;
  readonly from: string;
  readonly reason: string;
};

async function startAgain(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  { own, stage, to, from, reason }: Again,
): Promise<number> {
  const enrolmentIds = own.map(({ enrolmentId }) => enrolmentId);
  const isElsewhere = to.stageId !== stage.stageId;
  const moved = await scheduleAgain(tx, context, rollout, stage, {
    where: sql<boolean>`e.enrolment_id = any(${enrolmentIds}::bigint[]) and e.status <> 'started'`,
    from,
    to,
    reason: isElsewhere
      ? rolloutStatement('person_next_wave', {
          stage: nameStage(stage.name),
          next: nameStage(to.name),
          reason,
        })
      : ownWords(reason),
  });
  if (isElsewhere) await partFromGroups(tx, rollout.rolloutId, enrolmentIds);
  await store.forgetPromises(tx, enrolmentIds);
  for (const told of isElsewhere ? [stage, to] : [stage]) await planMovedDeliveries(tx, context, told);
  return moved;
}

/** Somebody has seen that they are done, or they leave the rollout; either with a reason that stands on the person. */
export async function close(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { as, reason, ...choice }: Body<'closeStragglers'>,
): Answer {
  const chosen = await choose(tx, rolloutId, choice);
  if (!chosen.ok) return chosen;
  const people = await moveEnrolments(tx, context, {
    rolloutId,
    event: as === 'done' ? 'succeed' : 'cancel',
    where: sql`e.enrolment_id = any(${[...chosen.value.enrolmentIds]}::bigint[])`,
    reason: ownWords(reason),
  });
  await wakeRollout(tx, context, rolloutId);
  return ok({ people });
}
