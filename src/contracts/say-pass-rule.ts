/** What a stage is held to by count, as a statement: the same words on screens, in refusals and on the command line. */
import type { StageCount } from './pass-rules.ts';
import { rolloutStatement, type RolloutStatement } from './sentences/rollout-sentences.ts';

/** The rule alone, as part of a sentence. */
export function sayRule({
  succeededAtLeast,
  failedAtMost,
  minimumSample: sample,
}: StageCount['rule']): RolloutStatement {
  if (succeededAtLeast === null)
    return rolloutStatement('count_failed', { failed: failedAtMost ?? 0, sample });
  return failedAtMost === null
    ? rolloutStatement('count_succeeded', { succeeded: succeededAtLeast, sample })
    : rolloutStatement('count_both', { succeeded: succeededAtLeast, failed: failedAtMost, sample });
}
