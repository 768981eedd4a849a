/**
 * Decides whether an import takes away so many people or devices that somebody must confirm it: half a file
 * must not look like half the organisation leaving.
 */

/** Above this share of the known people or devices, leaving needs confirmation. */
export const SHRINK_LIMIT = 0.2;

export type ShrinkAssessment = {
  readonly before: number;
  readonly leaving: number;
  /** `leaving` as a share of `before`, 0 to 1. */
  readonly share: number;
  readonly needsConfirmation: boolean;
};

/** `before`: how many are known; `leaving`: how many of them the file does not list. */
export function assessShrink(before: number, leaving: number): ShrinkAssessment {
  const share = before === 0 ? 0 : leaving / before;
  return { before, leaving, share, needsConfirmation: share > SHRINK_LIMIT };
}
