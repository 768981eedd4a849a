/** Lays everybody who is left out over weeks, on paper: forms the groups, plans them, and says who starts when. */
import type { Static } from 'typebox';
import type { PersonId, RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { wavesRoutes } from '#contracts/waves.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { findPackSize, formGroups } from '#domain/waves/form-groups.ts';
import type { WavePlan } from '#domain/waves/plan-waves.ts';
import type { PlanRefusal, WaveGroup } from '#domain/waves/wave-groups.ts';
import { waveStatement } from '#domain/waves/wave-sentences.ts';
import { dayOf, mondayOfWeek } from '#domain/waves/working-week.ts';
import * as calendar from '#server/features/calendar/index.ts';
import { activeExceptions, type ExcludedPerson } from '#server/features/exceptions/index.ts';
import { attributeNames } from '#server/features/pilot/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { work } from './planning-jobs.ts';
import { readPeople, type PeopleRequest, type PersonToPlace } from './read-people.ts';
import * as store from './store.ts';
import {
  keptCapacity,
  minutesPerPerson,
  plannerCapacity,
  weeksMax,
  type KeptCapacity,
} from './wave-capacity.ts';

export type LayoutRequest = Omit<
  Static<typeof wavesRoutes.layOutWaves.body>,
  'noticeDays' | 'windowDays' | 'soakDays' | 'compared' | 'reason'
>;

/** Somebody an exception leaves out, and the wave they stand in. */
type LeftOut = ExcludedPerson & { readonly group: number | null };

/** One week in which people start. */
export type PlannedWave = {
  /** 0 = the first week of the plan. */
  readonly week: number;
  readonly startsOn: string;
  readonly personIds: readonly PersonId[];
  /** The group of each of them. */
  readonly groupIds: readonly number[];
  readonly excluded: readonly LeftOut[];
};

export type PlannedLayout = {
  readonly waves: readonly PlannedWave[];
  readonly groups: readonly WaveGroup[];
  readonly valuesOf: readonly (readonly (string | null)[])[];
  readonly capacity: KeptCapacity;
  readonly plan: WavePlan;
  readonly people: number;
  readonly excluded: number;
  readonly ticketsPerPerson: number | null;
};

/** Refuses `attribute_unknown` and `waves_infeasible`. */
export async function planLayout(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  request: LayoutRequest,
): Promise<Result<PlannedLayout, Refusal>> {
  const unknown = await findUnknownAttribute(tx, request);
  if (unknown !== null) return refuse(unknown);
  const closures = [
    ...(request.closures ?? []),
    ...(await calendar.readFreezes(tx, request.startsOn, weeksMax)),
  ];
  const kept = keptCapacity(request);
  const capacity = { ...kept, closures };
  const rate = await store.measuredTicketRate(tx, rolloutId);
  const minutes = minutesPerPerson(capacity, rate);
  if (minutes === null) return infeasible(waveStatement('waves_no_rate', {}));
  const everybody = await readPeople(tx, rolloutId, request, store.withoutPlace(rolloutId));
  const exclusions = new Map(
    (await activeExceptions(tx, context.now))
      .filter(({ list }) => list === 'exclude')
      .map((entry) => [entry.personId, entry]),
  );
  const people = everybody.filter(({ personId }) => !exclusions.has(personId));
  const formed = formGroups(people, {
    packSize: findPackSize(capacity.peoplePerWeek, capacity.helpdesk?.minutesPerWeek ?? null, minutes),
    sitePeople: capacity.sitePeoplePerWeek,
    trainerSeats: capacity.trainerSeatsPerWeek ?? {},
    managersFirst: request.managersFirst ?? false,
    minutesPerPerson: minutes,
  });
  const planned = await work<'plan'>({
    kind: 'plan',
    groups: formed.groups,
    capacity: plannerCapacity(request.startsOn, capacity),
  });
  if (!planned.ok) return infeasible(explain(planned.refusal, request.startsOn));
  const plan = planned.value;
  const leftOut = everybody.filter(({ personId }) => exclusions.has(personId));
  return ok({
    waves: wavesOf(request.startsOn, plan, {
      people,
      groupOf: formed.groupOf,
      excluded: leftOut.map((person) => ({
        ...exclusions.get(person.personId)!,
        group: groupOfValues(formed.valuesOf, person),
      })),
    }),
    ...formed,
    // Closed days of the organisation are read anew whenever the plan is looked at.
    capacity: kept,
    plan,
    people: people.length,
    excluded: leftOut.length,
    ticketsPerPerson: capacity.helpdesk?.ticketsPerPerson ?? rate,
  });
}

/** The refusal of the first attribute that the directory does not have, or null. */
export async function findUnknownAttribute(
  tx: Transaction,
  { axes, together }: PeopleRequest,
): Promise<Refusal | null> {
  const asked = [...axes, together?.attribute ?? null].filter((name) => name !== null);
  if (asked.length === 0) return null;
  const known = await attributeNames(tx);
  const attribute = asked.find((name) => !known.includes(name));
  return attribute === undefined ? null : refusal('attribute_unknown', { attribute, known });
}

function infeasible(explanation: ReturnType<typeof explain>) {
  return refuse(refusal('waves_infeasible', { explanation }));
}

/** The numbers and dates were checked on their way in; what remains without words is a start that is no date. */
export function explain({ statement, message }: PlanRefusal, start: string) {
  if (statement !== null) return statement;
  if (dayOf(start) === null) return waveStatement('waves_start_no_date', { start });
  throw new Error(message);
}

/** Excluded people stand with the first group of the same values, so that every person has a place. */
function groupOfValues(
  valuesOf: readonly (readonly (string | null)[])[],
  { values }: PersonToPlace,
): number | null {
  const key = JSON.stringify(values);
  const group = valuesOf.findIndex((other) => JSON.stringify(other) === key);
  return group === -1 ? null : group;
}

function wavesOf(
  startsOn: string,
  { weekOf, weeks }: WavePlan,
  placed: {
    readonly people: readonly PersonToPlace[];
    readonly groupOf: Int32Array;
    readonly excluded: readonly LeftOut[];
  },
): PlannedWave[] {
  const inWeek = Map.groupBy(placed.people.keys(), (index) => weekOf[placed.groupOf[index]!]!);
  // Who has no group of the same values stands in the last wave.
  const outInWeek = Map.groupBy(placed.excluded, ({ group }) =>
    group === null ? weeks - 1 : weekOf[group]!,
  );
  return [...inWeek.keys()]
    .toSorted((left, right) => left - right)
    .map((week) => ({
      week,
      startsOn: mondayOfWeek(startsOn, week),
      personIds: inWeek.get(week)!.map((index) => placed.people[index]!.personId),
      groupIds: inWeek.get(week)!.map((index) => placed.groupOf[index]!),
      excluded: outInWeek.get(week) ?? [],
    }));
}

/** The people of a wave per values of the axes, in the order of the groups; nothing when there is no axis. */
export function countValues(
  wave: PlannedWave,
  { valuesOf }: Pick<PlannedLayout, 'valuesOf'>,
): { values: (string | null)[]; people: number }[] {
  const counts = new Map<string, { values: (string | null)[]; people: number }>();
  for (const group of wave.groupIds.toSorted((left, right) => left - right)) {
    const values = [...valuesOf[group]!];
    if (values.length === 0) continue;
    const key = JSON.stringify(values);
    const count = counts.get(key) ?? { values, people: 0 };
    counts.set(key, { values, people: count.people + 1 });
  }
  return [...counts.values()];
}
