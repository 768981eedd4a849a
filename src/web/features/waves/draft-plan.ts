/** The draft of a plan in the planner: its fields, what is wrong with them, and the body that is sent. */
import type { Static } from 'typebox';
import { workdaysPerWeek } from '#contracts/forecast.ts';
import type { HelpdeskCapacity } from '#contracts/helpdesk-capacity.ts';
import type { wavesRoutes } from '#contracts/waves.ts';
import { mondayAfter, isDate } from './weeks.ts';

/** What a week takes of one site, or of the people trained in one language. */
export type Limit = {
  /** Tells rows apart while they are edited. */
  readonly key: number;
  readonly kind: 'site' | 'language';
  readonly name: string | null;
  readonly perWeek: number | null;
};

export type DraftPlan = {
  /** Attributes the waves follow, the first before the second; none for a number per week only. */
  readonly axes: readonly string[];
  readonly startsOn: string;
  readonly peoplePerWeek: number | null;
  /** Minutes a week, and minutes per ticket; null while the helpdesk sets no limit. */
  readonly helpdeskMinutes: number | null;
  readonly ticketMinutes: number | null;
  /** Null for the rate measured so far. */
  readonly ticketsPerPerson: number | null;
  readonly limits: readonly Limit[];
  /** `managers`, an attribute, or null when teams may be split. */
  readonly teams: string | null;
  readonly managersFirst: boolean;
  readonly noticeDays: number | null;
  readonly windowDays: number | null;
  readonly soakDays: number | null;
};

/** The most days the API takes for each field. */
export const daysMax = { noticeDays: 60, windowDays: 60, soakDays: 120 } as const;
export const weeksWanted = 8;

/**
 * A plan to begin with: about eight weeks, by the first axis, from the first Monday after its notice, and no more than
 * the helpdesk can take where that has been said.
 */
export function firstDraft(
  people: number,
  today: string,
  axes: readonly string[],
  helpdesk: HelpdeskCapacity | null = null,
): DraftPlan {
  const perWeek = Math.max(1, Math.ceil(people / weeksWanted));
  const step = perWeek >= 100 ? 10 : 1;
  return {
    axes,
    startsOn: mondayAfter(today, 5),
    peoplePerWeek: Math.ceil(perWeek / step) * step,
    helpdeskMinutes: helpdesk === null ? null : helpdesk.minutesPerDay * workdaysPerWeek,
    ticketMinutes: helpdesk?.minutesPerTicket ?? 20,
    ticketsPerPerson: null,
    limits: [],
    teams: null,
    managersFirst: false,
    noticeDays: 5,
    windowDays: 3,
    soakDays: 1,
  };
}

/** The choice of teams that stands for people of the same manager; no attribute is called so. */
export const byManager = '\u0000';

export type LayoutBody = Pick<
  Static<typeof wavesRoutes.layOutWaves.body>,
  | 'axes'
  | 'startsOn'
  | 'peoplePerWeek'
  | 'helpdesk'
  | 'sitePeoplePerWeek'
  | 'trainerSeatsPerWeek'
  | 'together'
  | 'managersFirst'
>;

function isWhole(value: number | null, min: number, max: number): value is number {
  return value !== null && Number.isInteger(value) && value >= min && value <= max;
}

/** What a preview is asked with, or null while a field is wrong. */
export function layoutOf(draft: DraftPlan): LayoutBody | null {
  const { axes, startsOn, peoplePerWeek, teams, managersFirst } = draft;
  if (!isDate(startsOn) || !isWhole(peoplePerWeek, 1, 1_000_000)) return null;
  const helpdesk = helpdeskOf(draft);
  const limits = limitsOf(draft);
  if (helpdesk === undefined || limits === null) return null;
  return {
    axes: [...axes],
    startsOn,
    peoplePerWeek,
    helpdesk,
    ...limits,
    together: teams === null ? null : { attribute: teams === byManager ? null : teams },
    managersFirst,
  };
}

/** Null while a row is not complete. */
function limitsOf({ limits }: DraftPlan) {
  const rows = limits.flatMap(({ kind, name, perWeek }) =>
    name !== null && isWhole(perWeek, 1, 1_000_000) ? [{ kind, name, perWeek }] : [],
  );
  if (rows.length < limits.length) return null;
  const ofKind = (kind: Limit['kind']) =>
    Object.fromEntries(rows.filter((row) => row.kind === kind).map(({ name, perWeek }) => [name, perWeek]));
  return { sitePeoplePerWeek: ofKind('site'), trainerSeatsPerWeek: ofKind('language') };
}

/** Null without a limit, undefined while a field is wrong. */
function helpdeskOf({ helpdeskMinutes, ticketMinutes, ticketsPerPerson }: DraftPlan) {
  if (helpdeskMinutes === null) return null;
  if (!isWhole(helpdeskMinutes, 1, 100_000_000)) return undefined;
  if (ticketMinutes === null || ticketMinutes <= 0 || ticketMinutes > 10_000) return undefined;
  if (ticketsPerPerson !== null && (ticketsPerPerson < 0 || ticketsPerPerson > 100)) return undefined;
  return { minutesPerWeek: helpdeskMinutes, minutesPerTicket: ticketMinutes, ticketsPerPerson };
}

/** Tickets a week the helpdesk has minutes for; null without a limit. */
export function ticketsTaken(helpdesk: LayoutBody['helpdesk']): number | null {
  if (helpdesk === null || helpdesk === undefined) return null;
  return Math.floor(helpdesk.minutesPerWeek / helpdesk.minutesPerTicket);
}

export type PlanBody = LayoutBody & {
  readonly noticeDays: number;
  readonly windowDays: number;
  readonly soakDays: number;
};

/** What is sent to lay out the waves, or null while a field is wrong. */
export function planOf(draft: DraftPlan): PlanBody | null {
  const layout = layoutOf(draft);
  const { noticeDays, windowDays, soakDays } = draft;
  if (layout === null || !isWhole(noticeDays, 0, daysMax.noticeDays)) return null;
  if (!isWhole(windowDays, 1, daysMax.windowDays) || !isWhole(soakDays, 0, daysMax.soakDays)) return null;
  return { ...layout, noticeDays, windowDays, soakDays };
}
