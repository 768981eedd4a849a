/** What a criterion needs before it is complete, and what a pilot of a given size can show with it. */
import type { CriteriaState, CriterionDefinition, QuantitativeCriterion } from '#contracts/criteria.ts';
import { checkCriterion } from '#domain/evidence/criterion.ts';
import { criterionStatement, type CriterionStatement } from '#domain/evidence/criterion-sentences.ts';
import { adviseSampleSize } from '#domain/evidence/sample-size.ts';

/** What is wrong with a criterion, and how to mend it. */
export function findingsOf(definition: CriterionDefinition): CriterionStatement[] {
  return checkCriterion(definition).map((finding) => finding.statement);
}

type CriterionAdvice = CriteriaState['advice'][number];

/** What the criterion can decide with so many people; nothing for criteria that are not shares of people. */
export function adviseOn(definition: CriterionDefinition, pilotSize: number | null): CriterionAdvice[] {
  if (definition.kind !== 'proportion' || findingsOf(definition).length > 0) return [];
  const people = Math.min(definition.horizon, pilotSize ?? definition.horizon);
  return [{ id: definition.id, statement: describeReach(definition, people) }];
}

function describeReach(definition: QuantitativeCriterion, people: number): CriterionStatement {
  // The advice is computed where higher is better; turning a share around is its own inverse.
  const turn = (share: number): number => (definition.better === 'lower' ? 1 - share : share);
  const target = turn(definition.target);
  const { earliestGo, passingShares, operating } = adviseSampleSize(
    { minimum: turn(definition.minimum), target, horizon: people },
    [target],
  );
  const last = passingShares.at(-1);
  if (earliestGo === null || last === undefined)
    return criterionStatement('criterion_reach_none', { people });
  return criterionStatement('criterion_reach', {
    people,
    share: turn(last.share),
    earliest: earliestGo,
    target: definition.target,
    chance: Math.round((operating[0]?.goChance ?? 0) * 100),
  });
}
