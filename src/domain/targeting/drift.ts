/**
 * How a group may differ from the plan. One table says it for the program and, as SQL, for the database; what is
 * not in the table is no difference. Without a complete reading nothing is known, and there is no difference either.
 */

/** Whether somebody belongs in a group: today, on a later day, not (any more), or not as far as the rollout knows. */
export type Belonging = 'now' | 'later' | 'no' | 'unknown';

export const driftKinds = ['missing', 'not_yet', 'early', 'left_in', 'stranger'] as const;
export type DriftKind = (typeof driftKinds)[number];

type Rule = {
  readonly belonging: Belonging;
  /** Whether the last complete reading saw them in the group. */
  readonly isIn: boolean;
  /** Whether any reading ever did; absent where that does not matter. */
  readonly wasIn?: boolean;
};

export const driftRules: Readonly<Record<DriftKind, Rule>> = {
  missing: { belonging: 'now', isIn: false, wasIn: true },
  not_yet: { belonging: 'now', isIn: false, wasIn: false },
  early: { belonging: 'later', isIn: true },
  left_in: { belonging: 'no', isIn: true },
  stranger: { belonging: 'unknown', isIn: true },
};

export type Seen = Required<Rule>;

export function driftOf(seen: Seen): DriftKind | null {
  return (
    driftKinds.find((kind) => {
      const { belonging, isIn, wasIn = seen.wasIn } = driftRules[kind];
      return belonging === seen.belonging && isIn === seen.isIn && wasIn === seen.wasIn;
    }) ?? null
  );
}

export const groupChanges = ['add', 'remove'] as const;
export type GroupChange = (typeof groupChanges)[number];

/** What would mend a difference. */
export const mendedBy: Readonly<Record<DriftKind, GroupChange>> = {
  missing: 'add',
  not_yet: 'add',
  early: 'remove',
  left_in: 'remove',
  stranger: 'remove',
};

/** Differences somebody or something outside made; who is merely not in yet is on their way. */
export const toldDrift: readonly DriftKind[] = driftKinds.filter((kind) => kind !== 'not_yet');
