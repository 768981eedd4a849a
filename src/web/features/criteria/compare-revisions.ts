/** What one revision changed of the one before, criterion by criterion and field by field. Says nothing in words. */
import type { CriteriaRevision, CriterionDefinition } from '#contracts/criteria.ts';
import type { Goal } from '#contracts/goals.ts';

export const comparedFields = [
  'name',
  'role',
  'minimum',
  'target',
  'minimumSample',
  'horizon',
  'quorum',
  'validDays',
  'scope',
  'baseline',
] as const;
export type ComparedField = (typeof comparedFields)[number];

type Value = string | number | null | undefined;
export type FieldChange = { readonly field: ComparedField; readonly was: Value; readonly isNow: Value };

export type CriterionChange =
  | { readonly kind: 'added' | 'removed'; readonly definition: CriterionDefinition }
  /** `isOther`: only something without a field here has changed, such as the source. */
  | {
      readonly kind: 'changed';
      readonly before: CriterionDefinition;
      readonly definition: CriterionDefinition;
      readonly fields: readonly FieldChange[];
      readonly isOther: boolean;
    };

export type GoalChange = { readonly kind: 'added' | 'removed' | 'changed'; readonly goal: Goal };

type Held = Pick<CriteriaRevision, 'goals' | 'definitions'>;

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function valueOf(definition: CriterionDefinition, field: ComparedField): Value {
  return (definition as { readonly [name: string]: unknown })[field] as Value;
}

/** The changes of criteria: changed ones first, in their order, then added, then removed. */
export function changedCriteria(before: Held, after: Held): readonly CriterionChange[] {
  const earlier = new Map(before.definitions.map((definition) => [definition.id, definition]));
  const later = new Set(after.definitions.map(({ id }) => id));
  const changed = after.definitions.flatMap((definition): CriterionChange[] => {
    const old = earlier.get(definition.id);
    if (old === undefined || isSame(old, definition)) return [];
    const fields = comparedFields
      .map((field) => ({ field, was: valueOf(old, field), isNow: valueOf(definition, field) }))
      .filter(({ was, isNow }) => was !== isNow);
    return [{ kind: 'changed', before: old, definition, fields, isOther: fields.length === 0 }];
  });
  return [
    ...changed,
    ...after.definitions
      .filter(({ id }) => !earlier.has(id))
      .map((definition) => ({ kind: 'added', definition }) as const),
    ...before.definitions
      .filter(({ id }) => !later.has(id))
      .map((definition) => ({ kind: 'removed', definition }) as const),
  ];
}

/** The changes of goals. */
export function changedGoals(before: Held, after: Held): readonly GoalChange[] {
  const earlier = new Map(before.goals.map((goal) => [goal.id, goal]));
  const later = new Set(after.goals.map(({ id }) => id));
  return [
    ...after.goals.flatMap((goal): GoalChange[] => {
      const old = earlier.get(goal.id);
      if (old === undefined) return [{ kind: 'added', goal }];
      return isSame(old, goal) ? [] : [{ kind: 'changed', goal }];
    }),
    ...before.goals.filter(({ id }) => !later.has(id)).map((goal): GoalChange => ({ kind: 'removed', goal })),
  ];
}
