/** Attributes of the directory as material for balancing: levels, how well filled, and whether they are any use. */
import type { AttributeSummary } from '#contracts/pilot.ts';
import { ONE_SIDED } from '#domain/directory/attribute-suitability.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { countPeople } from '#server/features/rollouts/index.ts';
import { attributeLevels, type LevelRow } from './population-store.ts';

/** More than a screen can offer; rare groups are the ones that rules are made for. */
const levelsShown = 200;
const fewLevels = 12;

export async function listAttributes(
  tx: Transaction,
): Promise<{ people: number; attributes: AttributeSummary[] }> {
  const people = await countPeople(tx);
  const byName = Map.groupBy(await attributeLevels(tx), (row) => row.name);
  const attributes = [...byName].map(([name, levels]) => summarise(name, levels, people));
  return { people, attributes: attributes.sort((a, b) => usefulness(b) - usefulness(a)) };
}

function summarise(name: string, levels: readonly LevelRow[], people: number): AttributeSummary {
  const filled = levels.reduce((sum, level) => sum + level.people, 0);
  const advice = adviseOn(levels, filled, people);
  return {
    name,
    levels: levels.length,
    filled,
    largest: levels.slice(0, levelsShown).map(({ level, people }) => ({ level, people })),
    suitable: advice === 'good' || advice === 'many_levels',
    isNumeric: isNumeric(levels, filled),
    advice,
  };
}

/** Nearly everybody has a number, and there are too many different ones to be levels themselves. */
function isNumeric(levels: readonly LevelRow[], filled: number): boolean {
  if (levels.length <= fewLevels) return false;
  const numbers = levels.filter(({ level }) => Number.isFinite(Number(level)));
  return numbers.reduce((sum, { people }) => sum + people, 0) >= filled * 0.95;
}

function adviseOn(levels: readonly LevelRow[], filled: number, people: number): AttributeSummary['advice'] {
  if (filled < people * 0.5) return 'mostly_empty';
  if (levels.length === 1) return 'constant';
  if (levels.some((level) => level.people > filled * ONE_SIDED)) return 'one_sided';
  if (levels.length > filled * 0.5) return 'unique';
  return levels.length > 60 ? 'many_levels' : 'good';
}

/** Good attributes first, the better filled and the fewer levels the earlier. */
function usefulness(attribute: AttributeSummary): number {
  return (attribute.advice === 'good' ? 1e9 : 0) + attribute.filled * 100 - attribute.levels;
}

/** Names of all recorded attributes, in alphabetical order. */
export async function attributeNames(tx: Transaction): Promise<string[]> {
  return [...new Set((await attributeLevels(tx)).map((row) => row.name))].sort();
}
