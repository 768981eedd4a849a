/** What is still to be done in a rollout, and how it has gone so far, from kept counts only. */
import type { HelpdeskCapacity } from '#contracts/helpdesk-capacity.ts';
import type { StageId } from '#contracts/ids.ts';
import type { Stage, StateCounts } from '#contracts/rollouts.ts';
import { peopleIn } from '#domain/rollout/person-states.ts';
import { closedShares, type ForecastRates, type RemainingPlan } from '#domain/forecast/forecast-finish.ts';
import { usualSpillOver, workdaysPerWeek } from '#domain/waves/helpdesk-load.ts';
import { addDays, mondayFrom } from '#server/platform/calendar.ts';

/** People who must have finished before their rates say anything about the others. */
const finishedLeast = 20;
/** Weeks a forecast looks ahead for planned starts. */
const weeksMax = 160;

export type Remaining = {
  readonly plan: RemainingPlan;
  readonly rates: ForecastRates;
  readonly total: number;
};

/**
 * The remaining plan as of `today` (YYYY-MM-DD); null while fewer than 20 people have finished, or what is left has no
 * date.
 */
export function remainingPlan(
  stages: readonly Stage[],
  counts: StateCounts,
  {
    tickets,
    helpdesk,
    today,
    closedPart,
    measuredOn = counts,
  }: {
    readonly tickets: ForecastRates['tickets'];
    readonly helpdesk: HelpdeskCapacity | null;
    readonly today: string;
    /** The share of the people who wait, 0 to 1, to whom a day is closed. */
    readonly closedPart: (day: number) => number;
    /** Whose rates are taken, when others than those who are left. */
    readonly measuredOn?: StateCounts;
  },
): Remaining | null {
  const monday = mondayOf(today);
  const { succeeded = 0, failed = 0, unreachable = 0, deferred = 0, started = 0 } = counts;
  const left = peopleIn('not_begun', counts);
  const behind = failed + unreachable + deferred;
  const total = succeeded + started + left + behind;
  const starts = startsByWeek(stages, monday);
  const planned = starts.reduce((sum, people) => sum + people, 0);
  const rates = ratesOf(measuredOn, tickets);
  const ended = rates.noShow.of;
  if (ended < finishedLeast || planned < left || planned + started + behind === 0) return null;
  return {
    total,
    plan: {
      startsOn: monday,
      done: succeeded,
      underWay: started,
      behind,
      starts,
      peoplePerWeek: busiestWeek(stages, starts),
      closedShares: closedShares(monday, weeksMax, closedPart),
      helpdesk: helpdesk === null ? null : weekly(helpdesk),
    },
    rates,
  };
}

/** The most who start in a week by the plan, its past included: who comes back at the end is not held to what is left. */
function busiestWeek(stages: readonly Stage[], starts: readonly number[]): number {
  const weeks = stages.map(({ counts, startsPerDay }) => {
    const people = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return Math.min(people, startsPerDay * workdaysPerWeek);
  });
  return Math.max(1, ...starts, ...weeks);
}

function ratesOf(
  {
    succeeded = 0,
    failed = 0,
    unreachable = 0,
    deferred = 0,
    started = 0,
    notified = 0,
    trained = 0,
  }: StateCounts,
  tickets: ForecastRates['tickets'],
): ForecastRates {
  const ended = succeeded + failed + unreachable;
  return {
    noShow: { events: unreachable, of: ended },
    failure: { events: failed, of: ended },
    deferral: { events: deferred, of: ended + started + notified + trained + deferred },
    tickets,
  };
}

/** The helpdesk's week, as the runs take it. */
export function weekly({ minutesPerDay, minutesPerTicket }: HelpdeskCapacity) {
  return { minutesPerWeek: minutesPerDay * workdaysPerWeek, minutesPerTicket, spillOver: usualSpillOver };
}

/** The Monday of the week a day lies in. */
function mondayOf(on: string): string {
  return addDays(mondayFrom(on), mondayFrom(on) === on ? 0 : -7);
}

/** The stages with one of them so many weeks later; what is overdue counts from the current week. */
export function withSlip(
  stages: readonly Stage[],
  { stageId, weeks, today }: { readonly stageId: StageId; readonly weeks: number; readonly today: string },
): readonly Stage[] {
  const monday = mondayOf(today);
  return stages.map((stage) => {
    if (stage.stageId !== stageId || stage.startsOn === null) return stage;
    const from = stage.startsOn < monday ? monday : stage.startsOn;
    return { ...stage, startsOn: addDays(from, 7 * weeks) };
  });
}

/** First starts per week from `monday` on: a stage's people by its pace; what is overdue starts in the first week. */
function startsByWeek(stages: readonly Stage[], monday: string): number[] {
  const weeks: number[] = [];
  for (const { startsOn, endedAt, counts, startsPerDay } of stages) {
    let people = peopleIn('not_begun', counts);
    if (startsOn === null || endedAt !== null) continue;
    const perWeek = Math.max(1, startsPerDay) * workdaysPerWeek;
    let week = startsOn <= monday ? 0 : Math.min(weeksMax, weeksBetween(monday, startsOn));
    for (; people > 0; week++) {
      const starting = week >= weeksMax ? people : Math.min(people, perWeek);
      weeks[week] = (weeks[week] ?? 0) + starting;
      people -= starting;
    }
  }
  return Array.from(weeks, (people) => people ?? 0);
}

function weeksBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / (7 * 86_400_000));
}
