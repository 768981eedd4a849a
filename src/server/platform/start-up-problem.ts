/**
 * Why Bellwether cannot start, told to the person at the keyboard: one sentence that says what is wrong and one
 * that says what to do. Thrown by everything that runs before the server listens; never used afterwards.
 */

export class StartUpProblem extends Error {
  override readonly name = 'StartUpProblem';
  /** What is wrong, as one plain sentence. */
  readonly sentence: string;
  /** What to do about it, as one plain sentence or two. */
  readonly mend: string;

  constructor(sentence: string, mend: string, options?: ErrorOptions) {
    super(`${sentence} ${mend}`, options);
    this.sentence = sentence;
    this.mend = mend;
  }
}
