/**
 * Holds a rollout to the exceptions: who is excluded by now is left out with the reason, and who no longer is gets
 * back a place that has not begun, or is left over for somebody to give them a date. Part of every tick; repeating it
 * changes nothing.
 */
import { sql } from 'kysely';
import type { PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import { ownWords, rolloutStatement, type RolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import {
  createPlaces,
  findRollout,
  moveEnrolments,
  noDate,
  stagesOf,
  type StageRow,
} from '#server/features/rollouts/index.ts';
import * as store from './store.ts';

/** Leaves people out and takes people back; returns how many moved. */
export async function applyExceptions(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<number> {
  if (!(await store.hasExceptions(tx, rolloutId))) return 0;
  const excluded = await leaveOut(
    tx,
    context,
    rolloutId,
    await store.peopleToExclude(tx, context.now, rolloutId),
  );
  return excluded + (await takeBack(tx, context, rolloutId));
}

/** Gives excluded people their place in a stage, already left out, so that everybody is accounted for. */
export async function enrolExcluded(
  tx: Transaction,
  context: Context,
  place: { readonly rolloutId: RolloutId; readonly stageId: StageId },
  people: readonly ExcludedPerson[],
): Promise<number> {
  if (people.length === 0) return 0;
  const personIds = people.map((person) => person.personId);
  await createPlaces(tx, context, place, { personIds, groupIds: people.map(({ group = null }) => group) });
  return await leaveOut(tx, context, place.rolloutId, people);
}

export type ExcludedPerson = Pick<store.ExceptionRow, 'personId' | 'reason' | 'untilOn'> & {
  /** The group of the plan behind the waves they belong to. */
  readonly group?: number | null;
};

async function leaveOut(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  people: readonly ExcludedPerson[],
): Promise<number> {
  let moved = 0;
  for (const group of Map.groupBy(people, (person) => JSON.stringify(statementOf(person))).values())
    moved += await moveEnrolments(tx, context, {
      rolloutId,
      event: 'exclude',
      where: isOneOf(group.map((person) => person.personId)),
      reason: statementOf(group[0]!),
    });
  return moved;
}

function statementOf({ reason, untilOn }: Pick<ExcludedPerson, 'reason' | 'untilOn'>): RolloutStatement {
  return untilOn === null
    ? ownWords(reason)
    : rolloutStatement('person_excluded_until', { reason, until: untilOn });
}

function isOneOf(personIds: readonly PersonId[]) {
  return sql`e.person_id = any(${[...personIds]}::bigint[])`;
}

/** Rollouts in which somebody can still start. */
const underWay: ReadonlySet<string> = new Set(['running', 'paused', 'completing']);

/**
 * A person whose exception has ended returns to the stage while that has not begun, else to the next one that has
 * not. Before the waves are laid out the place is given up, so that the layout finds the person; after the last wave
 * has begun they are left over, so that somebody gives them a date.
 */
async function takeBack(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<number> {
  const people = await store.returningPeople(tx, context.now, rolloutId);
  if (people.length === 0) return 0;
  const rollout = await findRollout(tx, rolloutId);
  if (rollout === undefined || !underWay.has(rollout.status)) return 0;
  const stages = await stagesOf(tx, rolloutId);
  let moved = 0;
  for (const [stageId, group] of Map.groupBy(people, (person) => person.stageId)) {
    const where = sql`e.stage_id = ${stageId} and ${isOneOf(group.map((person) => person.personId))}`;
    const target = stageToReturnTo(stages, stageId);
    moved += await moveEnrolments(tx, context, {
      rolloutId,
      event: 'readmit',
      where,
      reason: rolloutStatement('exception_ended'),
      set: sql`stage_id = ${target?.stageId ?? stageId}`,
    });
    if (target !== undefined) continue;
    const hasWaves = stages.some((stage) => stage.kind === 'wave');
    await moveEnrolments(tx, context, {
      rolloutId,
      where: sql`${where} and e.status = 'eligible'`,
      ...(hasWaves
        ? { event: 'defer', reason: rolloutStatement('exception_ended_no_wave'), set: noDate }
        : { event: 'cancel', reason: rolloutStatement('exception_ended_wave_follows') }),
    });
  }
  return moved;
}

function stageToReturnTo(stages: readonly StageRow[], stageId: StageId): StageRow | undefined {
  const own = stages.find((stage) => stage.stageId === stageId);
  return stages.find((stage) => stage.status === 'planned' && stage.ordinal >= (own?.ordinal ?? 0));
}
