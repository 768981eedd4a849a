/** Why Bellwether could not be installed, built or run: what is wrong, and what to do. */

export class LaunchProblem extends Error {
  constructor(sentence, mend, details = '') {
    super(`${details === '' ? '' : `${details.trimEnd()}\n\n`}${sentence}\n${mend}`);
    this.name = 'LaunchProblem';
  }
}
