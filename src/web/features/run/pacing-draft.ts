/** How a stage starts while it is being written: numbers may be missing. */
import { spreadDaysMax, type StagePacing } from '#contracts/stage-pacing.ts';

export type PacingDraft = {
  readonly mode: 'daily' | 'spread';
  readonly startsPerDay: number | null;
  readonly spreadDays: number | null;
  /** Null is the time to report. */
  readonly deadlineDays: number | null;
  readonly rule: 'date' | 'after';
  readonly afterDays: number | null;
};

/** Working days that are offered for a spread. */
const usualSpread = 10;

export function pacingDraftOf({
  startsPerDay,
  spreadDays,
  deadlineDays,
  startAfterDays,
}: StagePacing): PacingDraft {
  return {
    mode: spreadDays === null ? 'daily' : 'spread',
    startsPerDay,
    spreadDays: spreadDays ?? usualSpread,
    deadlineDays,
    rule: startAfterDays === null ? 'date' : 'after',
    afterDays: startAfterDays ?? 0,
  };
}

const isWithin = (value: number | null, min: number, max: number): value is number =>
  value !== null && Number.isInteger(value) && value >= min && value <= max;

/** The pace as the server takes it, or null while something is missing or out of bounds. */
export function pacingOf(draft: PacingDraft): StagePacing | null {
  const { mode, startsPerDay, spreadDays, deadlineDays, rule, afterDays } = draft;
  const isPaced =
    mode === 'daily' ? isWithin(startsPerDay, 1, 1_000_000) : isWithin(spreadDays, 1, spreadDaysMax);
  const isDue = deadlineDays === null || isWithin(deadlineDays, 1, 90);
  const isRuled = rule === 'date' || isWithin(afterDays, 0, 90);
  if (!isPaced || !isDue || !isRuled) return null;
  return {
    startsPerDay: startsPerDay ?? 1,
    spreadDays: mode === 'spread' ? spreadDays : null,
    deadlineDays,
    startAfterDays: rule === 'after' ? afterDays : null,
  };
}
