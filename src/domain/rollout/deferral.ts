/** How often and how far a person may put off their date, and for which reasons. Dates are YYYY-MM-DD. */
import { addDays } from '../waves/working-week.ts';

/** Why somebody puts off their date. `doubts`: they do not want the change, or not before somebody has spoken to them. */
export const deferralCodes = ['absent', 'busy', 'device', 'hours', 'doubts', 'other'] as const;
export type DeferralCode = (typeof deferralCodes)[number];

export type DeferralRules = {
  /** How many times a person may do so; 0 is never. */
  readonly most: number;
  /** Nobody goes beyond so many days after the first date of their stage, nor beyond its last date where that is later. */
  readonly withinDays: number;
};

export const usualDeferrals: DeferralRules = { most: 2, withinDays: 30 };

/** What the limits of one person depend on. */
export type DeferralFacts = {
  readonly deferrals: number;
  /** The date they had before they put it off for the first time; else the one they have. */
  readonly availableOn: string;
  /** The first and the last date of their stage. */
  readonly firstOn: string;
  readonly lastOn: string;
  /** Days after `availableOn` within which they are to be done; null for no deadline. */
  readonly deadlineDays: number | null;
};

/** The last date a person may put theirs off to: that of the stage, and never after their own deadline. */
export function latestDate(
  { availableOn, firstOn, lastOn, deadlineDays }: Omit<DeferralFacts, 'deferrals'>,
  { withinDays }: DeferralRules,
): string {
  const ofStage = addDays(firstOn, withinDays);
  const latest = ofStage > lastOn ? ofStage : lastOn;
  const due = deadlineDays === null ? latest : addDays(availableOn, deadlineDays);
  return due < latest ? due : latest;
}

/** The limit that keeps a person from putting their date off to `on`, or to no date yet (null). */
export type DeferralLimit = 'never' | 'times' | 'latest';

export function limitInTheWay(
  facts: DeferralFacts,
  rules: DeferralRules,
  on: string | null,
): DeferralLimit | undefined {
  if (rules.most === 0) return 'never';
  if (facts.deferrals >= rules.most) return 'times';
  return on !== null && on > latestDate(facts, rules) ? 'latest' : undefined;
}
