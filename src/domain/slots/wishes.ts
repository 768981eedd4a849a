/** A preferred and a second session: which of them a person gets, and what a person in line with wishes is given. */
import type { SlotStatement } from './slot-sentences.ts';

/** A session by its date (YYYY-MM-DD) and time (HH:MM), by the clock of the place. */
export type Wish = { readonly on: string; readonly at: string };

export type ChosenWish =
  | { readonly is: 'taken'; readonly wish: Wish }
  /** Those that are full, to wait for; in the order of the wishes. */
  | { readonly is: 'full'; readonly wishes: readonly Wish[] }
  /** None of them can be had, now or later: why not the first. */
  | { readonly is: 'refused'; readonly why: SlotStatement };

/** The first wish with a place left; else the full ones. `whyNot` says why a session cannot be taken now. */
export function chooseWish(
  wishes: readonly Wish[],
  whyNot: (wish: Wish) => SlotStatement | null,
): ChosenWish {
  const reasons = wishes.map((wish) => ({ wish, why: whyNot(wish) }));
  const free = reasons.find(({ why }) => why === null);
  if (free !== undefined) return { is: 'taken', wish: free.wish };
  const full = reasons.filter(({ why }) => why?.code === 'slot_full' || why?.code === 'slots_full');
  return full.length > 0
    ? { is: 'full', wishes: full.map(({ wish }) => wish) }
    : { is: 'refused', why: reasons[0]!.why! };
}

/**
 * The sessions somebody in line is given a place in, in the order they want them: those wished for, as long as one of
 * them is among the sessions ahead; else any, the soonest first.
 */
export function sessionsWished<Session extends Wish>(
  wishes: readonly Wish[] | null,
  sessions: readonly Session[],
): readonly Session[] {
  const wished = (wishes ?? []).flatMap(
    ({ on, at }) => sessions.find((session) => session.on === on && session.at === at) ?? [],
  );
  return wished.length > 0 ? wished : sessions;
}
