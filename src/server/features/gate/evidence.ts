/**
 * The evidence a gate stands on, as one object that is stored and hashed: votes count only for the evidence they
 * saw. Also what the rules propose from it; nothing but pass lets a stage go by itself.
 */
import { createHash } from 'node:crypto';
import type { CriterionView, Verdict } from '#contracts/criteria.ts';
import type { Decision, GateBalance } from '#contracts/gate.ts';
import { canonicalJson } from '#server/platform/audit/index.ts';
import type { OpenImprovement } from '#server/features/journey/index.ts';

export type BlindSpotLine = { readonly text: string; readonly people: number };

export type GateEvidence = {
  readonly combined: Verdict;
  readonly proposalReason: string;
  readonly criteria: readonly CriterionView[];
  /** The stage and the revision of the plan the evidence is about: a vote counts for nothing else. */
  readonly stageId: number;
  readonly revision: number;
  readonly criteriaHash: string;
  readonly cohortHash: string;
  readonly blindSpots: readonly BlindSpotLine[];
  /** Absent in evidence of stages that were not chosen. */
  readonly balance?: GateBalance;
  /** Changes that no retest has shown to help; absent when there are none. */
  readonly findings?: readonly OpenImprovement[];
};

/** What a vote is bound to; bands are left out, since they only draw it. */
export type JudgedEvidence = Pick<
  GateEvidence,
  'stageId' | 'revision' | 'criteriaHash' | 'cohortHash' | 'findings'
> & {
  readonly criteria: readonly Pick<CriterionView, 'definition' | 'evaluation' | 'ratings'>[];
};

/** SHA-256 over what was judged: stage, plan revision, verdicts, numbers, criteria, cohort, findings. */
export function hashEvidence(evidence: JudgedEvidence): Buffer {
  const judged = {
    criteria: evidence.criteria.map(({ definition, evaluation, ratings }) => ({
      definition,
      evaluation,
      ratings,
    })),
    stageId: evidence.stageId,
    revision: evidence.revision,
    criteriaHash: evidence.criteriaHash,
    cohortHash: evidence.cohortHash,
    ...(evidence.findings === undefined ? {} : { findings: evidence.findings }),
  };
  return createHash('sha256').update(canonicalJson(judged)).digest();
}

/** What the rules propose for a combined verdict, with the sentence that explains it. */
export function propose(
  combined: Verdict,
  criteria: readonly CriterionView[],
  extensionsLeft: number,
): { proposal: Decision; proposalReason: string } {
  const named = (verdict: Verdict): string =>
    criteria
      .filter((criterion) => criterion.evaluation.verdict === verdict)
      .map((criterion) => criterion.definition.name)
      .join(', ');
  if (combined === 'pass')
    return { proposal: 'go', proposalReason: 'Every exit criterion passes and no guardrail fails.' };
  if (combined === 'fail') return { proposal: 'no_go', proposalReason: `Fails: ${named('fail')}.` };
  if (combined === 'conditional')
    return {
      proposal: 'conditional_go',
      proposalReason: `Meets the minimum but not the target: ${named('conditional')}.`,
    };
  const open = named(combined);
  return extensionsLeft > 0
    ? { proposal: 'extend', proposalReason: `Not proven yet: ${open}. More people or more time would tell.` }
    : { proposal: 'no_go', proposalReason: `Not proven: ${open}. The pilot cannot be extended again.` };
}
