/** The calendar of the waves: weeks and rows of groups, with load against capacity. */
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { WaveCalendar } from '#contracts/replan.ts';
import { unitAttribute } from '#domain/directory/unit-rule.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import {
  dayOf,
  mondayOfWeek,
  touchesWorkingDay,
  weekStart,
  type Freeze,
} from '#domain/waves/working-week.ts';
import { findRollout } from '#server/features/rollouts/index.ts';
import { ownersOfUnits } from '#server/features/units/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { loadOf, readStandingPlan, type PlacedGroup, type StandingPlan } from './standing-plan.ts';

/** Empty weeks shown after the last start, to move groups into. */
const weeksAhead = 3;

export async function showCalendar(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<Result<{ calendar: WaveCalendar | null }, Refusal>> {
  const rollout = await findRollout(tx, rolloutId);
  if (rollout === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const standing = await readStandingPlan(tx, context, rollout);
  if (standing === undefined) return ok({ calendar: null });
  const axis = standing.plan.axes.indexOf(unitAttribute);
  const owners = axis === -1 ? new Map<string, string>() : await ownersOfUnits(tx);
  return ok({ calendar: calendarOf(standing, (values) => owners.get(values[axis] ?? '') ?? null) });
}

function calendarOf(
  standing: StandingPlan,
  ownerOf: (values: PlacedGroup['values']) => string | null,
): WaveCalendar {
  const { plan, capacity, groups, earliest, minutesPerPerson } = standing;
  const used = groups.reduce((most, { week }) => Math.max(most, week + 1), 0);
  const weeks = Math.max(used, earliest + 1) + weeksAhead;
  const rows = Map.groupBy(groups, ({ values }) => JSON.stringify(values));
  return {
    revision: plan.revision,
    axes: [...plan.axes],
    weeks: used,
    boundWeeks: plan.boundWeeks,
    boundBy: plan.boundBy,
    earliestOn: mondayOfWeek(plan.startsOn, earliest),
    minutesPerPerson,
    minutesPerTicket: plan.capacity.helpdesk?.minutesPerTicket ?? null,
    spillOver: [...capacity.spillOver],
    columns: loadOf(standing, groups, weeks),
    rows: [...rows.values()]
      .map((row) => ({
        values: [...row[0]!.values],
        owner: ownerOf(row[0]!.values),
        people: row.reduce((sum, { people }) => sum + people, 0),
        closed: closedWeeks(standing, row, weeks),
        cells: cellsOf(standing, row),
      }))
      .toSorted((left, right) => byName(left.values, right.values)),
  };
}

const names = new Intl.Collator('en', { numeric: true });

/** Numbers in names count as numbers; "not recorded" stands last. */
function byName(left: readonly (string | null)[], right: readonly (string | null)[]): number {
  const text = (values: readonly (string | null)[]) =>
    values.map((value) => value ?? '\uffff').join('\u0000');
  return names.compare(text(left), text(right));
}

/** Of the weeks in which the row or some of it cannot start, each with what closes it. */
function closedWeeks(
  { plan, capacity }: StandingPlan,
  row: readonly PlacedGroup[],
  weeks: number,
): WaveCalendar['rows'][number]['closed'] {
  const first = dayOf(plan.startsOn)!;
  const places = Map.groupBy(row, ({ site, department }) => JSON.stringify([site, department]));
  const applying = [...places.values()].map(([{ site, department } = row[0]!]) =>
    capacity.freezes.filter(
      (freeze) =>
        (freeze.site === undefined || freeze.site === site) &&
        (freeze.department === undefined || freeze.department === department),
    ),
  );
  return Array.from({ length: weeks }, (_, week) => week).flatMap((week) => {
    const closing = applying.map((freezes) =>
      freezes.filter(({ from, to }) => touchesWorkingDay(weekStart(first, week), dayOf(from)!, dayOf(to)!)),
    );
    if (closing.every((freezes) => freezes.length === 0)) return [];
    return [
      {
        startsOn: mondayOfWeek(plan.startsOn, week),
        isWhole: closing.every((freezes) => freezes.length > 0),
        names: [...new Set(closing.flat().flatMap(({ name }) => name ?? []))],
        places: placesOf(closing.flat()),
      },
    ];
  });
}

/** Whose weeks these close, each once; nobody's in particular where one closes them to everybody. */
function placesOf(freezes: readonly Freeze[]): WaveCalendar['rows'][number]['closed'][number]['places'] {
  if (freezes.some(({ site, department }) => site === undefined && department === undefined)) return [];
  const named = (kind: 'site' | 'department') =>
    [...new Set(freezes.flatMap((freeze) => freeze[kind] ?? []))].map((name) => ({ kind, name }));
  return [...named('site'), ...named('department')];
}

function cellsOf({ plan, earliest }: StandingPlan, row: readonly PlacedGroup[]) {
  const stateOf = ({ mayMove, isTold, week }: PlacedGroup) => {
    if (!mayMove) return 'started' as const;
    if (isTold) return 'told' as const;
    return week < earliest ? ('near' as const) : ('planned' as const);
  };
  const cells = Map.groupBy(row, (group) => `${group.week} ${group.stageId} ${stateOf(group)}`);
  return [...cells.values()]
    .toSorted((left, right) => left[0]!.week - right[0]!.week)
    .map((groups) => ({
      startsOn: mondayOfWeek(plan.startsOn, groups[0]!.week),
      stageId: groups[0]!.stageId,
      people: groups.reduce((sum, { people }) => sum + people, 0),
      state: stateOf(groups[0]!),
    }));
}
