/** Where the verbs that work on files print, and the error that carries unusable input as one sentence. */

/** Where a verb prints: results and errors, line by line. */
export type VerbOutput = { out(line: string): void; error(line: string): void };

/** Bad flags or bad files: one sentence for stderr, exit code 2, nothing written. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
