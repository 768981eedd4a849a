/**
 * What a pilot is asked for: attributes, size, method and hard rules. Holds the defaults and what is worth warning
 * about; selecting is the server's work.
 */
import { attributesMax, type CohortRules, type DraftRequest, type TeamCap } from '#contracts/cohort-rules.ts';
import { pilotLimits, type AttributeSummary, type CohortView } from '#contracts/pilot.ts';
import { minimumsAsked, minimumsSaid, weightsInForce, type Minimum, type Weight } from './rules.ts';

export { attributesMax };
export type Preset = CohortRules['preset'];

/** Where a cohort begins: with nobody, with everybody of an earlier one, or with people who offered themselves. */
export type Beginning = 'nobody' | 'earlier' | 'volunteers';

export type TeamMost = TeamCap['most'];

export type PilotChoice = {
  readonly by: readonly string[];
  readonly size: number;
  readonly seed: number;
  readonly method: 'exchange' | 'cube';
  readonly preset: Preset;
  readonly start: CohortRules['start'];
  readonly weights: readonly Weight[];
  readonly minimums: readonly Minimum[];
  /** Whose people count as one team: an attribute, `manager`, or null for no rule. */
  readonly team: string | null;
  /** The most of one team, in people or as a share of it; null while it is not said. */
  readonly teamMost: TeamMost | null;
  /** Identifiers or addresses, one per line or parted by commas. */
  readonly must: string;
  readonly exclude: string;
  readonly volunteers: string;
  readonly beginning: Beginning;
};

export const managerTeam = 'manager';

/** A larger part of the organisation than this is no pilot any more. */
export const largestShare = pilotLimits.share;

const attributesSuggested = 5;
/** What technology most often meets differently; suggested before other attributes. */
const usual: readonly string[] = ['department', 'site', 'platform', 'skill', 'jobfamily', 'role', 'location'];
const levelsSuggested = 40;

/** One person in twenty in round tens: at least 20, at most 500, never more than there are. */
export function suggestSize(people: number): number {
  const rounded = Math.round(people / 200) * 10;
  return Math.min(people, Math.max(20, Math.min(500, rounded)));
}

/** The attributes to offer first: the good ones; without any, those that can serve; else all. */
export function bestAttributes(attributes: readonly AttributeSummary[]): readonly AttributeSummary[] {
  const good = attributes.filter(({ advice }) => advice === 'good');
  const suitable = attributes.filter((attribute) => attribute.suitable);
  return [good, suitable].find((found) => found.length > 0) ?? attributes;
}

/** Good ones with few levels; without any, the one that can serve best. */
function suggestAttributes(attributes: readonly AttributeSummary[]): readonly string[] {
  const rank = ({ name }: AttributeSummary) => {
    const place = usual.indexOf(name.replace(/[_\s-]/g, '').toLowerCase());
    return place === -1 ? usual.length : place;
  };
  const ranked = attributes.filter(({ suitable }) => suitable).toSorted((a, b) => rank(a) - rank(b));
  const good = ranked.filter(({ advice, levels }) => advice === 'good' && levels <= levelsSuggested);
  return (good.length > 0 ? good.slice(0, attributesSuggested) : ranked.slice(0, 1)).map(({ name }) => name);
}

/** The choice to begin with: that of the shown draft, or the best attributes and one person in twenty. */
export function startingChoice(
  people: number,
  attributes: readonly AttributeSummary[],
  cohort: CohortView | null,
): PilotChoice {
  const rules = cohort?.rules;
  return {
    by: cohort?.by ?? suggestAttributes(attributes),
    size: cohort?.size ?? suggestSize(people),
    seed: cohort?.seed ?? 1,
    method: rules?.method ?? 'exchange',
    preset: rules?.preset ?? 'balanced',
    start: rules?.start ?? 'random',
    weights: rules?.weights ?? [],
    minimums: rules === undefined ? [] : minimumsSaid(rules),
    team: rules?.team === null || rules === undefined ? null : (rules.team.attribute ?? managerTeam),
    teamMost: rules?.team?.most ?? null,
    must: rules?.must.join('\n') ?? '',
    exclude: rules?.exclude.join('\n') ?? '',
    volunteers: rules?.volunteers.join('\n') ?? '',
    beginning: rules !== undefined && rules.volunteers.length > 0 ? 'volunteers' : 'nobody',
  };
}

/** The identifiers of a written list. */
export function listOf(text: string): string[] {
  return text
    .split(/[\n,;]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** The choice without the rules its method does not take: equal chances allow none that would change a chance. */
export function rulesInForce(choice: PilotChoice): PilotChoice {
  if (choice.method === 'exchange') return choice;
  return {
    ...choice,
    preset: 'balanced',
    start: 'random',
    weights: [],
    minimums: [],
    team: null,
    teamMost: null,
    beginning: 'nobody',
  };
}

/** The request for a choice; `earlier` is the cohort that is extended when the choice begins with one. */
export function requestFor(
  choice: PilotChoice,
  attributes: readonly AttributeSummary[] = [],
  earlier: CohortView['cohortId'] | null = null,
): DraftRequest {
  const { by, size, beginning } = rulesInForce(choice);
  return {
    ...rulesFor(choice, attributes),
    method: choice.method,
    by: [...by],
    size,
    ...(beginning === 'earlier' && earlier !== null ? { extend: earlier } : {}),
    ...(beginning === 'volunteers' ? { volunteers: listOf(choice.volunteers) } : {}),
  };
}

/** The part of a request that advice on the size depends on. */
export function rulesFor(choice: PilotChoice, attributes: readonly AttributeSummary[] = []) {
  const { by, seed, preset, start, weights, minimums, team, teamMost } = rulesInForce(choice);
  const isNumeric = (name: string) =>
    attributes.some((one) => one.name === name && one.isNumeric && one.advice !== 'good');
  return {
    by: [...by],
    seed,
    preset,
    start,
    numeric: by.filter(isNumeric),
    weights: weightsInForce(by, weights).map((one) => ({ ...one, attributes: [...one.attributes] })),
    must: listOf(choice.must),
    exclude: listOf(choice.exclude),
    minimums: minimumsAsked(by, minimums),
    team:
      team === null || teamMost === null
        ? null
        : { attribute: team === managerTeam ? null : team, most: teamMost },
  };
}

/** An attribute's name as people read it: "jobFamily" is "Job family". */
export function attributeLabel(name: string): string {
  const words = name
    .replace(/[_-]+/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
