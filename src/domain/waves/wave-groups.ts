/**
 * What the wave planner is asked: groups of people that start together, and what each week can take. The
 * reading of files is the caller's; turning this into a solvable problem is build-problem.ts.
 */
import { sayOfWaves, waveStatement, type WaveStatement } from './wave-sentences.ts';
import type { Freeze } from './working-week.ts';

/** People who start in the same week. */
export type WaveGroup = {
  readonly id: string;
  readonly people: number;
  readonly site: string | null;
  readonly department: string | null;
  readonly language: string | null;
  /** 0 (safe) to 1; groups of low risk are planned early. */
  readonly risk: number;
  /** Helpdesk minutes the whole group is expected to need. */
  readonly helpdeskMinutes: number;
  /** Groups that must have started in an earlier week. */
  readonly after: readonly string[];
  /** Groups with the same label start in the same week; null = on its own. */
  readonly together: string | null;
  /** The first and the last week it may start in, 0 = the first of the plan; any when left out. */
  readonly from?: number;
  readonly to?: number;
  /** It stays in its week even where that is closed: its people have begun, or keep clear of closed days by their dates. */
  readonly isFixed?: boolean;
};

/** The same every week, or one number per week, of which the last holds for all later weeks. */
export type WeeklyAmount = number | readonly number[];

export type WaveCapacity = {
  /** First day of the first week, YYYY-MM-DD. */
  readonly startsOn: string;
  /** The number of weeks that may be used. */
  readonly weeks: number;
  readonly peoplePerWeek: WeeklyAmount;
  /** Null = the helpdesk sets no limit. */
  readonly helpdeskMinutesPerWeek: WeeklyAmount | null;
  /** Share of a group's helpdesk minutes that falls in its own week, the next, and so on. */
  readonly spillOver: readonly number[];
  /** Seats by language; languages not named are not limited. */
  readonly trainerSeatsPerWeek: Readonly<Record<string, WeeklyAmount>>;
  /** People per week by site; sites not named are not limited. */
  readonly sitePeoplePerWeek: Readonly<Record<string, WeeklyAmount>>;
  readonly freezes: readonly Freeze[];
};

/** What can be exhausted in a week. */
export type Resource = {
  readonly kind: 'people' | 'trainer_seats' | 'site' | 'helpdesk';
  /** The language or site; null for people and helpdesk. */
  readonly name: string | null;
};

export type PlanRefusal = {
  readonly kind:
    | 'bad_capacity'
    | 'bad_group'
    | 'duplicate_group'
    | 'unknown_group'
    | 'circular_order'
    | 'no_open_week'
    | 'group_too_large'
    | 'not_enough_weeks';
  /** The group to look at, when there is one. */
  readonly group: string | null;
  /** In English, for files; `statement` says the same in every language, where people meet it on a screen. */
  readonly message: string;
  readonly statement: WaveStatement | null;
};

/** A refusal that people may meet on a screen. */
export function planRefusal(
  kind: PlanRefusal['kind'],
  group: string | null,
  statement: WaveStatement,
): PlanRefusal {
  return { kind, group, message: sayOfWaves('en', statement), statement };
}

/** The amount of week `week` (0 = the first). */
export function amountIn(amount: WeeklyAmount, week: number): number {
  if (typeof amount === 'number') return amount;
  return amount[Math.min(week, amount.length - 1)] ?? 0;
}

/** The resource in words, for messages and reports. */
export function resourceStatement({ kind, name }: Resource): WaveStatement {
  switch (kind) {
    case 'people':
      return waveStatement('wave_resource_people', {});
    case 'helpdesk':
      return waveStatement('wave_resource_helpdesk', {});
    case 'site':
      return waveStatement('wave_resource_site', { site: name! });
    default:
      return waveStatement('wave_resource_seats', { language: name! });
  }
}
