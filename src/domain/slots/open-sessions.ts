/** Which sessions one person may choose, and who in a line gets which free place. Nothing is stored here. */
import { dayOf } from '../waves/working-week.ts';
import { countKey, whyNotBook, type WishedPlace } from './booking-rules.ts';
import type { SlotDay } from './slot-schedule.ts';
import { slotStatement, type SlotStatement } from './slot-sentences.ts';
import { sessionsWished, type Wish } from './wishes.ts';

/** What limits the choice of one person; dates by the clock of the place, both included. */
export type Bounds = {
  /** Only sessions that begin after this instant. */
  readonly after: Date;
  readonly firstOn: string;
  /** null: as long as the schedule runs. */
  readonly lastOn: string | null;
  /** Day numbers closed to the person. */
  readonly isClosed: (day: number) => boolean;
  /** Day numbers on which the helpdesk carries nobody more. */
  readonly isPaced: (day: number) => boolean;
};

export type OpenSession = {
  readonly on: string;
  readonly at: string;
  readonly minutes: number;
  readonly startsAt: Date;
  /** null: as many as come. */
  readonly left: number | null;
};

type Clock = (on: string, at: string) => Date;

function isWithin(on: string, { firstOn, lastOn, isClosed, isPaced }: Bounds): boolean {
  if (on < firstOn || (lastOn !== null && on > lastOn)) return false;
  const day = dayOf(on)!;
  return !isClosed(day) && !isPaced(day);
}

/** The days of a schedule as far as a person may choose them; sessions that have begun are left out. */
function daysFor(days: readonly SlotDay[], bounds: Bounds, startOf: Clock): SlotDay[] {
  return days
    .filter(({ on }) => isWithin(on, bounds))
    .map((day) => ({
      ...day,
      sessions: day.sessions.filter(({ at }) => startOf(day.on, at) > bounds.after),
    }));
}

/** The sessions a person may choose, by date and time, full ones with 0 places left. */
export function openSessions(
  days: readonly SlotDay[],
  booked: ReadonlyMap<string, number>,
  bounds: Bounds,
  startOf: Clock,
): OpenSession[] {
  return daysFor(days, bounds, startOf).flatMap(({ on, sessions }) =>
    sessions.map(({ at, minutes, places }) => ({
      on,
      at,
      minutes,
      startsAt: startOf(on, at),
      left: places === null ? null : Math.max(0, places - (booked.get(countKey({ on, at })) ?? 0)),
    })),
  );
}

/** Why a person cannot take this place, or null when they can. */
export function whyNotTake(
  days: readonly SlotDay[],
  booked: ReadonlyMap<string, number>,
  { on, at }: Pick<WishedPlace, 'on' | 'at'>,
  bounds: Bounds,
  startOf: Clock,
): SlotStatement | null {
  const { firstOn, lastOn, after, isClosed, isPaced } = bounds;
  if (on < firstOn) return slotStatement('before_first_day', { on, first: firstOn });
  const isLate = lastOn !== null && on > lastOn;
  if (!isLate && isClosed(dayOf(on)!)) return slotStatement('slot_closed', { on });
  if (!isLate && isPaced(dayOf(on)!)) return slotStatement('slot_paced', { on });
  const wish = { on, at, startsAt: startOf(on, at), lastOn };
  return whyNotBook(daysFor(days, bounds, startOf), booked, wish, after);
}

/**
 * Gives the free places to those in line: each in their turn the first session they may have, in the order they wish for.
 * Whoever finds none stays in line and keeps nobody behind them from a place. `sessions` are those ahead of the schedule,
 * by date and time, full ones as well: who waits for one of them waits on.
 */
export function giveOut<Waiting extends { readonly wishes: readonly Wish[] | null }>(
  line: readonly Waiting[],
  sessions: readonly OpenSession[],
  mayHave: (waiting: Waiting, session: OpenSession) => boolean,
): { readonly waiting: Waiting; readonly session: OpenSession }[] {
  const left = new Map(sessions.map((session) => [session, session.left ?? Infinity]));
  const given: { waiting: Waiting; session: OpenSession }[] = [];
  for (const waiting of line) {
    const session = sessionsWished(waiting.wishes, sessions).find(
      (each) => left.get(each)! > 0 && mayHave(waiting, each),
    );
    if (session === undefined) continue;
    left.set(session, left.get(session)! - 1);
    given.push({ waiting, session });
  }
  return given;
}

/** Whether a session lies within what a person may choose. */
export function isOpenTo({ on, startsAt }: OpenSession, bounds: Bounds): boolean {
  return startsAt > bounds.after && isWithin(on, bounds);
}
