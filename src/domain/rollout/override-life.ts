/**
 * For how long a rule that a person set aside stays so. Dates are YYYY-MM-DD in the time zone of the rollout; the last
 * day counts.
 */
import { addDays } from '../waves/working-week.ts';

/** Days an override holds where nobody says until when, and the most anybody may say; today is not counted. */
export const overrideDays = { usual: 30, most: 90 } as const;

export type OverrideSpan = { readonly usual: string; readonly latest: string };

/** The last day of an override given today: where nobody says one, and at most. */
export function overrideSpan(today: string): OverrideSpan {
  return { usual: addDays(today, overrideDays.usual), latest: addDays(today, overrideDays.most) };
}

/** The last day of an override given today, or undefined where the day asked for is past or too far off. */
export function lastDayOf(today: string, asked: string | undefined): string | undefined {
  const { usual, latest } = overrideSpan(today);
  if (asked === undefined) return usual;
  return asked < today || asked > latest ? undefined : asked;
}
