/** Commands that concern many are carried out for as many as their preview showed, or for nobody. */
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { refuse, type Result } from '#domain/result.ts';

/**
 * Refuses `shown_changed` where a command concerned another number than was shown. A refusal rolls the command back, so
 * that it counts by doing; without a number everything is as shown.
 */
export function asShown<Value>(
  done: Result<Value, Refusal>,
  shown: number | undefined,
  countOf: (value: Value) => number,
): Result<Value, Refusal> {
  if (!done.ok || shown === undefined) return done;
  const now = countOf(done.value);
  return now === shown ? done : refuse(refusal('shown_changed', { shown, now }));
}
