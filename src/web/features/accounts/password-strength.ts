/**
 * How hard a new password is to guess, in five words. A guide for the person who types it, not the rule: the
 * server's rule is the length alone.
 */
import { passwordLengthMin } from '#contracts/session.ts';

export type PasswordStrength = 'empty' | 'short' | 'guessable' | 'fair' | 'strong';

const distinctMin = 6;
const strongFrom = 16;

/** Parts of names and addresses that are long enough to make a password easy to guess. */
function guessableParts(personal: readonly string[]): readonly string[] {
  return personal
    .flatMap((words) => words.toLocaleLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part.length >= 4);
}

/** Judges a password against its length, its variety and the words that others know about the person. */
export function judgePassword(password: string, personal: readonly string[]): PasswordStrength {
  if (password === '') return 'empty';
  const length = [...password].length;
  if (length < passwordLengthMin) return 'short';
  const lower = password.toLocaleLowerCase();
  const distinct = new Set(lower).size;
  const isKnown = [...guessableParts(personal), 'password', 'bellwether'].some((part) =>
    lower.includes(part),
  );
  if (isKnown || distinct < distinctMin) return 'guessable';
  return length >= strongFrom && distinct >= distinctMin + 2 ? 'strong' : 'fair';
}
