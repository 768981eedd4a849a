/**
 * Combines the verdicts of a gate's criteria into one, by the precedence: guardrail fail > error > no data > fail
 * > inconclusive > conditional > pass. All must pass, so a false go needs no correction (Berger 1982).
 */
import type { CriterionRole } from './criterion.ts';
import type { Verdict } from './evaluation.ts';

export type CombinedVerdict = {
  readonly verdict: Verdict;
  /** The criteria that brought the verdict about. */
  readonly decidedBy: readonly string[];
  readonly isGuardrail: boolean;
};

export type VerdictOfCriterion = {
  readonly criterionId: string;
  readonly role: CriterionRole;
  readonly verdict: Verdict;
};

const PRECEDENCE: readonly Verdict[] = ['error', 'no_data', 'fail', 'inconclusive', 'conditional', 'pass'];

/** Returns the gate's verdict; signals do not count, and no counting criterion at all is `no_data`. */
export function combineVerdicts(verdicts: readonly VerdictOfCriterion[]): CombinedVerdict {
  const counting = verdicts.filter(({ role }) => role !== 'signal');
  const broken = counting.filter(({ role, verdict }) => role === 'guardrail' && verdict === 'fail');
  if (broken.length > 0) {
    return { verdict: 'fail', decidedBy: broken.map(({ criterionId }) => criterionId), isGuardrail: true };
  }
  const verdict =
    PRECEDENCE.find((candidate) => counting.some((item) => item.verdict === candidate)) ?? 'no_data';
  const decidedBy = counting.filter((item) => item.verdict === verdict).map(({ criterionId }) => criterionId);
  return { verdict, decidedBy, isGuardrail: false };
}
