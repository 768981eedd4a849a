/** What the command line says about itself, and its guess at what a mistyped verb was meant to be. */
import type { Verb } from './verbs.ts';

const FARTHEST_GUESS = 2;

/** The text of `bellwether --help`. */
export function describeHelp(verbs: readonly Verb[]): string {
  const width = Math.max(...verbs.map(({ name }) => name.length)) + 2;
  const list = (kind: Verb['kind']) =>
    verbs
      .filter((verb) => verb.kind === kind)
      .map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`);
  return [
    'Bellwether takes an organisation from a representative pilot to a rollout for everyone, on evidence.',
    '',
    'Files in, files out (no server needed):',
    ...list('files'),
    '',
    'With the server’s data:',
    ...list('server'),
    '',
    'Examples:',
    ...verbs.map(({ example }) => `  ${example}`),
    '',
    'bellwether VERB --help explains one verb.',
    '',
    'Environment: PORT, BELLWETHER_DATA (data folder), DATABASE_URL (a PostgreSQL 15 or newer of your own),',
    'BELLWETHER_ADMIN_EMAIL with BELLWETHER_ADMIN_PASSWORD_FILE (first administrator without the set-up link).',
    '',
    'Exit codes: 0 done · 1 the answer is no (a failed verdict, a broken audit log) · 2 unusable input ·',
    '3 could not start, or could not reach the database · 70 a fault in Bellwether itself.',
  ].join('\n');
}

/** The verb that differs from what was typed by at most two letters; null when none does. */
export function suggestVerb(typed: string, verbs: readonly Verb[]): string | null {
  const ranked = verbs
    .map(({ name }) => ({ name, distance: editDistance(typed, name) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= FARTHEST_GUESS ? best.name : null;
}

/** The number of letters to insert, delete or replace (Levenshtein, 1966). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
