/**
 * The four tracks a pilot tries in a small live setting, and what its criteria say of each: which hypotheses are
 * supported, and whether there is any evidence. Judges nothing by itself.
 */
import type { Verdict } from './evaluation.ts';

export const tracks = ['technology', 'communication', 'training', 'support'] as const;
export type Track = (typeof tracks)[number];

export type HypothesisState = 'supported' | 'refuted' | 'open';

/** A criterion with what it tries, as last judged. */
export type TriedCriterion = {
  readonly track?: Track | undefined;
  readonly hypothesis?: string | undefined;
  readonly verdict: Verdict;
  /** People measured, or raters. */
  readonly n: number;
};

export type TrackReading = {
  readonly track: Track;
  /** How many criteria try it. */
  readonly criteria: number;
  /** Whether anybody has been measured, or has rated, for one of them; or something was found, done or answered on the track. */
  readonly hasEvidence: boolean;
  readonly hypotheses: readonly { readonly text: string; readonly state: HypothesisState }[];
};

/** Refuted with one criterion that fails, supported when all of its criteria pass, open otherwise. */
function stateOf(verdicts: readonly Verdict[]): HypothesisState {
  if (verdicts.includes('fail')) return 'refuted';
  return verdicts.every((verdict) => verdict === 'pass') ? 'supported' : 'open';
}

/** What has been found, done and answered on a track besides its criteria. */
export type TrackTried = {
  readonly track: Track;
  /** Findings recorded. */
  readonly findings: number;
  /** Tasks of the pilot done. */
  readonly tasks: number;
  /** Questions of the survey in use, and the answers of the pilot to questions on the track. */
  readonly questions: number;
  readonly answers: number;
};

/**
 * Reads all four tracks; criteria of one track with the same hypothesis are its evidence together. Empty while neither a
 * criterion nor a question of the survey names a track.
 */
export function readTracks(
  criteria: readonly TriedCriterion[],
  tried: readonly TrackTried[] = [],
): TrackReading[] {
  const isNamed = criteria.some(({ track }) => track !== undefined);
  if (!isNamed && tried.every(({ questions, answers }) => questions + answers === 0)) return [];
  return tracks.map((track) => {
    const own = criteria.filter((criterion) => criterion.track === track);
    const byText = Map.groupBy(
      own.filter(({ hypothesis }) => hypothesis !== undefined),
      ({ hypothesis }) => hypothesis!,
    );
    return {
      track,
      criteria: own.length,
      hasEvidence:
        own.some(({ n }) => n > 0) ||
        tried.some((other) => other.track === track && other.findings + other.tasks + other.answers > 0),
      hypotheses: [...byText].map(([text, linked]) => ({
        text,
        state: stateOf(linked.map(({ verdict }) => verdict)),
      })),
    };
  });
}
