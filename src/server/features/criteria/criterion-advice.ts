/**
 * What a criterion needs before it is complete, and what a pilot of a given size can show with it: from how many
 * people it can pass, what a failing result would look like, and how many people a good pilot needs.
 */
import type { CriteriaState, CriterionDefinition, QuantitativeCriterion } from '#contracts/criteria.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { checkCriterion, fewestToPass } from '#domain/evidence/criterion.ts';
import { criterionStatement, type CriterionStatement } from '#domain/evidence/criterion-sentences.ts';
import { failureLimits, valueLimits } from '#domain/evidence/failing-result.ts';
import { adviseSampleSize, horizonForPower } from '#domain/evidence/sample-size.ts';

/** What is wrong with a criterion, and how to mend it. */
export function findingsOf(definition: CriterionDefinition): CriterionStatement[] {
  return checkCriterion(definition).map((finding) => finding.statement);
}

type CriterionAdvice = CriteriaState['advice'][number];

/** Criteria that can fail a gate and thereby share its allowed false stop. */
export function countDeciding(definitions: readonly CriterionDefinition[]): number {
  return definitions.filter(
    ({ role, kind }) => role !== 'signal' && role !== 'entry' && kind !== 'qualitative',
  ).length;
}

/** The advice on each criterion that is measured and complete. */
export function adviseOnAll(
  definitions: readonly CriterionDefinition[],
  pilotSize: number | null,
): CriterionAdvice[] {
  const deciding = countDeciding(definitions);
  return definitions.flatMap((definition) =>
    definition.kind === 'qualitative' || findingsOf(definition).length > 0
      ? []
      : [{ id: definition.id, statements: adviseOn(definition, pilotSize, deciding) }],
  );
}

/** More people than this change the advice by less than it is rounded to. */
const mostAdvised = 20_000;

/** What a complete criterion can decide in a pilot of this size, beside others that decide. */
export function adviseOn(
  definition: QuantitativeCriterion,
  pilotSize: number | null,
  deciding: number,
): Statement[] {
  const people = Math.min(definition.horizon, pilotSize ?? definition.horizon, mostAdvised);
  return definition.kind === 'proportion'
    ? adviseOnShare(definition, people, deciding)
    : [describeValues(definition, people)];
}

/** With a better chance than this the pilot is large enough. */
const chanceWanted = 0.8;
/** More people than this are not searched for: the answer would not help. */
const mostPeople = 3000;

function adviseOnShare(
  definition: QuantitativeCriterion,
  people: number,
  deciding: number,
): CriterionStatement[] {
  // The advice is computed where higher is better; turning a share around is its own inverse.
  const turn = (share: number): number => (definition.better === 'lower' ? 1 - share : share);
  const minimum = turn(definition.minimum);
  const target = turn(definition.target);
  const fixed = criterionStatement('criterion_fixed_sample', {
    people: fewestToPass(minimum),
    minimum: definition.minimum,
    better: definition.better,
  });
  const { earliestGo, passingShares, operating } = adviseSampleSize({ minimum, target, horizon: people }, [
    target,
  ]);
  const last = passingShares.at(-1);
  if (earliestGo === null || last === undefined)
    return [criterionStatement('criterion_reach_none', { people }), fixed];
  const chance = operating[0]?.goChance ?? 0;
  const reach = criterionStatement('criterion_reach', {
    people,
    share: turn(last.share),
    earliest: earliestGo,
    target: definition.target,
    chance: Math.round(chance * 100),
  });
  return [
    reach,
    fixed,
    ...describeFailing(definition, people, deciding),
    ...describeNeed({ minimum, target }, chance),
  ];
}

function describeFailing(
  definition: QuantitativeCriterion,
  people: number,
  deciding: number,
): CriterionStatement[] {
  const limits = failureLimits(definition, people, deciding);
  if (limits === null || limits.failsFrom === null) return [];
  const { failsFrom: failures, passesUpTo: passes, between } = limits;
  return [
    passes === null
      ? criterionStatement('criterion_failing_only', { people, failures })
      : criterionStatement('criterion_failing', { people, failures, passes, between }),
  ];
}

function describeNeed(
  limits: { readonly minimum: number; readonly target: number },
  chance: number,
): CriterionStatement[] {
  if (chance >= chanceWanted || limits.target <= limits.minimum) return [];
  const needed = horizonForPower({ ...limits, truth: limits.target }, chanceWanted, mostPeople);
  return [
    needed === null
      ? criterionStatement('criterion_needs_more_than', { people: mostPeople })
      : criterionStatement('criterion_needs', { people: needed }),
  ];
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

function describeValues(definition: QuantitativeCriterion, people: number): CriterionStatement {
  const { failsFrom, passesFrom, between } = valueLimits(definition, people);
  if (failsFrom === null || passesFrom === null)
    return criterionStatement('criterion_values_open', { people });
  return criterionStatement('criterion_values', {
    people,
    fails: rounded(failsFrom),
    passes: rounded(passesFrom),
    better: definition.better,
    between,
  });
}
