/** The rule of a deployment unit: every condition holds, each by one of its values. */

/** What people in a deployment unit have as an attribute. */
export const unitAttribute = 'deploymentUnit';

export type UnitCondition = { readonly attribute: string; readonly values: readonly string[] };

/** More combinations than this are not looked through for every person. */
export const combinationsMax = 500;

/** How many combinations of values satisfy the conditions; 0 without any, since no rule takes nobody. */
export function countCombinations(conditions: readonly UnitCondition[]): number {
  return conditions.length === 0 ? 0 : conditions.reduce((product, { values }) => product * values.length, 1);
}

/** Each combination as the attributes that somebody who satisfies the rule has. */
export function combinationsOf(
  conditions: readonly UnitCondition[],
): readonly Readonly<Record<string, string>>[] {
  if (conditions.length === 0) return [];
  return conditions.reduce<readonly Readonly<Record<string, string>>[]>(
    (combinations, { attribute, values }) =>
      combinations.flatMap((combination) =>
        values.flatMap((value) =>
          (combination[attribute] ?? value) === value ? [{ ...combination, [attribute]: value }] : [],
        ),
      ),
    [{}],
  );
}
