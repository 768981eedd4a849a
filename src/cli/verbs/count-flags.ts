/** Reads the counts that stages of a rehearsal are held to besides their criteria: --count and --pilot-count. */
import { usualSample } from '#domain/evidence/pass-rule.ts';
import type { RehearsalWishes } from '#server/engine/rehearsal/index.ts';
import { wholeNumber } from './cohort-flags.ts';
import { UsageError } from './usage-error.ts';

type PlannedCounts = NonNullable<RehearsalWishes['passRules']>;
type Limit = 'done' | 'failed' | 'sample';

/** The fewest that each limit may be. */
const leastOf: Readonly<Record<Limit, number>> = { done: 1, failed: 0, sample: 1 };
const isLimit = (name: string): name is Limit => Object.hasOwn(leastOf, name);

/** The counts of both flags; empty without any. Throws UsageError with one sentence that names the flag. */
export function readCounts(ofEveryStage: string | undefined, ofPilot: string | undefined): PlannedCounts {
  return [
    ...(ofEveryStage === undefined
      ? []
      : [{ of: 'every_stage' as const, rule: readCount(ofEveryStage, 'count') }]),
    ...(ofPilot === undefined ? [] : [{ of: 'pilot' as const, rule: readCount(ofPilot, 'pilot-count') }]),
  ];
}

function readCount(text: string, flag: string): PlannedCounts[number]['rule'] {
  const limits = new Map<Limit, number>();
  for (const part of text.split(',')) {
    const [name = '', number = ''] = part.split(':').map((word) => word.trim());
    if (!isLimit(name) || limits.has(name))
      throw new UsageError(
        `--${flag} must be like done:50,failed:3,sample:${usualSample}, each at most once, but it is "${text}".`,
      );
    limits.set(name, wholeNumber(number, `${flag} ${name}`, leastOf[name]));
  }
  const { done = null, failed = null, sample = usualSample } = Object.fromEntries(limits);
  if (done === null && failed === null)
    throw new UsageError(`--${flag} sets no limit. Say done:50, failed:3 or both.`);
  return { succeededAtLeast: done, failedAtMost: failed, minimumSample: sample };
}
