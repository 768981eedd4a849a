/** What a criterion needs before it is complete, and what a pilot of a given size can show with it. */
import type { CriterionDefinition, QuantitativeCriterion } from '#contracts/criteria.ts';
import { checkCriterion } from '#domain/evidence/criterion.ts';
import { adviseSampleSize } from '#domain/evidence/sample-size.ts';

/** What is wrong with a criterion, each as a sentence that says how to mend it. */
export function findingsOf(definition: CriterionDefinition): string[] {
  return checkCriterion(definition).map((finding) => `${definition.name}: ${finding.sentence}`);
}

/** What the criterion can decide with so many people; nothing for criteria that are not shares of people. */
export function adviseOn(
  definition: CriterionDefinition,
  pilotSize: number | null,
): { id: string; sentence: string }[] {
  if (definition.kind !== 'proportion' || findingsOf(definition).length > 0) return [];
  const people = Math.min(definition.horizon, pilotSize ?? definition.horizon);
  return [{ id: definition.id, sentence: describeReach(definition, people) }];
}

function describeReach(definition: QuantitativeCriterion, people: number): string {
  // The advice is computed where higher is better; turning a share around is its own inverse.
  const turn = (share: number): number => (definition.better === 'lower' ? 1 - share : share);
  const target = turn(definition.target);
  const { earliestGo, passingShares, operating } = adviseSampleSize(
    { minimum: turn(definition.minimum), target, horizon: people },
    [target],
  );
  const last = passingShares.at(-1);
  if (earliestGo === null || last === undefined)
    return `With ${people} people this cannot pass even if nothing goes wrong. Choose more people or a less demanding minimum.`;
  const chance = Math.round((operating[0]?.goChance ?? 0) * 100);
  return `With ${people} people it passes at ${percent(turn(last.share))}, at the earliest after ${earliestGo} people. If the truth is the target, ${percent(definition.target)}, ${chance} of 100 such pilots pass.`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
