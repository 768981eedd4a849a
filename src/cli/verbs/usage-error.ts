/** Where the verbs that work on files print, and the error that carries unusable input in words. */

/** Where a verb prints: results and errors, line by line. */
export type VerbOutput = { out(line: string): void; error(line: string): void };

/** Bad flags or bad files: one sentence a line for stderr, exit code 2, nothing written. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What the reader of flags says in one sentence. */
export function flagProblem(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const valueless = /^Option '([^' ]+)[^']*' argument/.exec(message)?.[1];
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' && valueless !== undefined) {
    return `${valueless} needs a value; one that begins with a dash is written ${valueless}=-VALUE.`;
  }
  const [sentence] = message.split(/\. |\n/);
  return `${sentence!.replace(/\.$/, '')}. Run with --help to see the flags.`;
}

/** Most mistakes of one file that are told at once. */
const mistakesTold = 10;

/** Every mistake of a file, a line each: the first ten, then how many more there are. */
export function tellMistakes(mistakes: readonly string[]): UsageError {
  const more = mistakes.length - mistakesTold;
  const told = mistakes.slice(0, mistakesTold);
  return new UsageError(
    [...told, ...(more > 0 ? [`… and ${more.toLocaleString('en')} more.`] : [])].join('\n'),
  );
}
