/**
 * A hash over outcomes that can go on: SHA-256 in blocks of so many lines, each over the hash before it. It depends on
 * the outcomes and their order, not on the portions they came in.
 */
import { createHash } from 'node:crypto';
import type { Outcome } from '#domain/evidence/outcomes.ts';

const LINES = 1024;

/** The hash of all whole blocks in hexadecimal digits, and the lines since. */
export type BlockHash = { chain: string; lines: number; open: string };

export const nothingHashed = (): BlockHash => ({ chain: '', lines: 0, open: '' });

/** A line for the hash: person, instant, value, the person's group in each division, and the app it is about, if any. */
export function outcomeLine({ personId, at, value, groups = [], app }: Outcome): string {
  const about = app === undefined ? '' : `,${app}`;
  return `\n${personId},${at},${value},${groups.map((group) => (group < 0 ? '' : group)).join('/')}${about}`;
}

/** Takes further outcomes into the hash. */
export function hashOn(state: BlockHash, outcomes: readonly Outcome[]): void {
  let lines: string[] = [];
  for (const outcome of outcomes) {
    lines.push(outcomeLine(outcome));
    state.lines += 1;
    if (state.lines < LINES) continue;
    const block = state.open + lines.join('');
    state.chain = createHash('sha256').update(state.chain).update(block).digest('hex');
    state.lines = 0;
    state.open = '';
    lines = [];
  }
  state.open += lines.join('');
}
