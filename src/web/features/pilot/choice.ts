/**
 * What a pilot is asked for: attributes, size, seed and preset. Holds the defaults and what is worth warning
 * about; selecting is the server's work.
 */
import type { Static } from 'typebox';
import type { AttributeSummary, CohortView, pilotRoutes } from '#contracts/pilot.ts';

type DraftRequest = Static<typeof pilotRoutes.draftCohort.body>;
export type Preset = NonNullable<DraftRequest['preset']>;

export type PilotChoice = {
  readonly by: readonly string[];
  readonly size: number;
  readonly seed: number;
  readonly preset: Preset;
  /** Fewest people per group of the chosen attributes; null is no rule. */
  readonly minimum: number | null;
};

/** A larger part of the organisation than this is no pilot any more. */
export const largestShare = 0.2;
/** The API balances over at most so many attributes. */
export const attributesMax = 12;

const attributesSuggested = 5;
/** What technology most often meets differently; suggested before other attributes. */
const usual: readonly string[] = ['department', 'site', 'platform', 'skill', 'jobfamily', 'role', 'location'];
const levelsSuggested = 40;

/** One person in twenty in round tens: at least 20, at most 500, never more than there are. */
export function suggestSize(people: number): number {
  const rounded = Math.round(people / 200) * 10;
  return Math.min(people, Math.max(20, Math.min(500, rounded)));
}

function suggestAttributes(good: readonly AttributeSummary[]): readonly string[] {
  const rank = ({ name }: AttributeSummary) => {
    const place = usual.indexOf(name.replace(/[_\s-]/g, '').toLowerCase());
    return place === -1 ? usual.length : place;
  };
  return good
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, attributesSuggested)
    .map(({ name }) => name);
}

/** The choice to begin with: that of the last draft, or the best attributes and one person in twenty. */
export function startingChoice(
  people: number,
  attributes: readonly AttributeSummary[],
  cohort: CohortView | null,
): PilotChoice {
  const good = attributes.filter(({ advice, levels }) => advice === 'good' && levels <= levelsSuggested);
  return {
    by: cohort?.by ?? suggestAttributes(good),
    size: cohort?.size ?? suggestSize(people),
    seed: cohort?.seed ?? 1,
    preset: 'balanced',
    minimum: null,
  };
}

/** The request for a choice. */
export function requestFor({ by, size, seed, preset, minimum }: PilotChoice): DraftRequest {
  const minimumPerLevel =
    minimum === null ? {} : { minimumPerLevel: by.map((attribute) => ({ attribute, people: minimum })) };
  return { by: [...by], size, seed, preset, ...minimumPerLevel };
}

/** An attribute's name as people read it: "jobFamily" is "Job family". */
export function attributeLabel(name: string): string {
  const words = name
    .replace(/[_-]+/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
