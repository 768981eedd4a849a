/**
 * Versions of operating systems as inventories write them, compared with the oldest one a rollout supports. A version
 * that is written too coarsely to tell is `unknown`, never good enough and never too old.
 */

/** Whether a device runs at least the minimum. */
export type VersionVerdict = 'supported' | 'too_old' | 'unknown';

/**
 * How a version is found in what an inventory says, as patterns that mean the same in JavaScript and PostgreSQL: the
 * first numbers parted by dots, else the first number.
 */
export const versionPatterns = [String.raw`[0-9]{1,9}(?:\.[0-9]{1,9}){1,5}`, String.raw`[0-9]{1,9}`] as const;

/** The parts of a version, most significant first; null when the text has no number. */
export function readVersion(text: string | null): readonly number[] | null {
  for (const pattern of versionPatterns) {
    const found = new RegExp(pattern, 'u').exec(text ?? '')?.[0];
    if (found !== undefined) return found.split('.').map(Number);
  }
  return null;
}

/** A minimum without the zeros at its end, which say nothing: 14.0 asks for no more than 14. */
export function readMinimum(text: string): readonly number[] {
  const parts = [...(readVersion(text) ?? [])];
  while (parts.length > 1 && parts.at(-1) === 0) parts.pop();
  return parts;
}

/** Compares part by part; a version that ends before it differs from a longer minimum is `unknown`. */
export function judgeVersion(version: string | null, minimum: string): VersionVerdict {
  const own = readVersion(version);
  if (own === null) return 'unknown';
  for (const [place, wanted] of readMinimum(minimum).entries()) {
    const part = own[place];
    if (part === undefined) return 'unknown';
    if (part !== wanted) return part > wanted ? 'supported' : 'too_old';
  }
  return 'supported';
}
