/**
 * What stands in the way when a group is to start in another week: asked at every step of a drag, so it counts only
 * what the calendar shows. Order, teams and sites are the re-planner's, which is asked before anything changes.
 */

/** What a week holds and can take; null where nothing limits it. */
export type WeekRoom = {
  readonly people: number;
  readonly peopleMost: number;
  readonly minutes: number | null;
  readonly minutesMost: number | null;
};

/** Weeks are positions in the list of rooms. */
export type AskedMove = {
  readonly people: number;
  readonly minutesPerPerson: number;
  readonly from: number;
  readonly to: number;
  /** The first week people can be given, with their notice. */
  readonly earliest: number;
  /** Whether all, some or none of the group cannot start in the new week. */
  readonly closed: 'all' | 'some' | 'none';
};

export type MoveConflict =
  /** The week has begun or leaves no time for the notice; nobody can be moved into it. */
  | { readonly kind: 'too_near' }
  /** Nobody of the group may start in the week, or some of it may not. */
  | { readonly kind: 'closed' | 'closed_to_some' }
  /** So many people more than the week takes. */
  | { readonly kind: 'people'; readonly over: number }
  /** So many minutes more than the helpdesk has, in the week it is worst. */
  | { readonly kind: 'helpdesk'; readonly week: number; readonly over: number };

/** Conflicts that no other group can make room for. */
const firm: ReadonlySet<MoveConflict['kind']> = new Set(['too_near', 'closed']);

export function isFirm({ kind }: MoveConflict): boolean {
  return firm.has(kind);
}

/** What is in the way: firm conflicts alone, or else all others; nothing when the group fits as it is. */
export function checkMove(
  rooms: readonly WeekRoom[],
  spillOver: readonly number[],
  move: AskedMove,
): readonly MoveConflict[] {
  const { people, from, to, earliest, closed } = move;
  const room = rooms[to];
  const conflicts: MoveConflict[] = [];
  if (room === undefined || to < earliest) conflicts.push({ kind: 'too_near' });
  if (closed !== 'none') conflicts.push({ kind: closed === 'all' ? 'closed' : 'closed_to_some' });
  if (room === undefined || from === to || conflicts.some(isFirm)) return conflicts;
  const over = room.people + people - room.peopleMost;
  if (over > 0) conflicts.push({ kind: 'people', over });
  const worst = worstWeek(rooms, spillOver, move);
  if (worst !== null) conflicts.push({ kind: 'helpdesk', ...worst });
  return conflicts;
}

/** The week whose helpdesk minutes exceed its limit the most because of the move. */
function worstWeek(
  rooms: readonly WeekRoom[],
  spillOver: readonly number[],
  { people, minutesPerPerson, from, to }: AskedMove,
): { readonly week: number; readonly over: number } | null {
  const shareIn = (week: number, start: number): number => spillOver[week - start] ?? 0;
  let worst: { week: number; over: number } | null = null;
  for (let week = to; week < to + spillOver.length; week++) {
    const { minutes = null, minutesMost = null } = rooms[week] ?? {};
    if (minutes === null || minutesMost === null) continue;
    const added = people * minutesPerPerson * (shareIn(week, to) - shareIn(week, from));
    const over = Math.round(minutes + added - minutesMost);
    if (added > 0 && over > (worst?.over ?? 0)) worst = { week, over };
  }
  return worst;
}
