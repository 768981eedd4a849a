/**
 * The evidence a gate stands on, as one object that is stored and hashed: votes count only for the evidence they
 * saw. Also what the rules propose from it; nothing but pass lets a stage go by itself.
 */
import { createHash } from 'node:crypto';
import type { CriteriaRevision, CriterionView, Verdict } from '#contracts/criteria.ts';
import type { Decision, GateBalance } from '#contracts/gate.ts';
import type { Goal } from '#contracts/goals.ts';
import type { GateRisk } from '#contracts/risks.ts';
import type { StageCount } from '#contracts/pass-rules.ts';
import type { MetricDefinition } from '#contracts/metric-definitions.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import type { Word } from '#domain/sentences/statement.ts';
import { canonicalJson } from '#server/platform/audit/index.ts';
import type { OpenImprovement } from '#server/features/journey/index.ts';

export type BlindSpotLine = { readonly text: string; readonly people: number };

export type GateEvidence = {
  readonly combined: Verdict;
  readonly proposalReason: Statement;
  readonly criteria: readonly CriterionView[];
  /** The stage and the revision of the plan the evidence is about: a vote counts for nothing else. */
  readonly stageId: number;
  readonly revision: number;
  readonly criteriaHash: string;
  readonly cohortHash: string;
  readonly blindSpots: readonly BlindSpotLine[];
  /** The people of the stage counted against its rule; absent where it is held to none. */
  readonly count?: StageCount;
  /** Absent in evidence of stages that were not chosen. */
  readonly balance?: GateBalance;
  /** The entry criteria as they stood; absent when the plan has none. */
  readonly entry?: readonly CriterionView[];
  /**
   * What the criteria are for, and how each metric they use is measured; absent in evidence from before they were kept.
   * Evidence from before only these were kept holds every metric there was.
   */
  readonly goals?: readonly Goal[];
  readonly metrics?: readonly MetricDefinition[];
  /** Every revision of goals and criteria, when there is more than one. */
  readonly revisions?: readonly CriteriaRevision[];
  /** Changes that no retest has shown to help; absent when there are none. */
  readonly findings?: readonly OpenImprovement[];
  /** Open risks that weigh high; absent when there are none. */
  readonly risks?: readonly GateRisk[];
};

/** What a vote is bound to; bands are left out, since they only draw it. */
export type JudgedEvidence = Pick<
  GateEvidence,
  | 'stageId'
  | 'revision'
  | 'criteriaHash'
  | 'cohortHash'
  | 'entry'
  | 'count'
  | 'goals'
  | 'metrics'
  | 'revisions'
  | 'findings'
  | 'risks'
> & {
  readonly criteria: readonly JudgedCriterion[];
};

type JudgedCriterion = Pick<CriterionView, 'definition' | 'evaluation' | 'ratings'>;

function withoutBand({ definition, evaluation, ratings }: JudgedCriterion): JudgedCriterion {
  return { definition, evaluation, ratings };
}

/** SHA-256 over what was judged: stage, plan revision, verdicts, numbers, goals, criteria, cohort, findings, high risks. */
export function hashEvidence(evidence: JudgedEvidence): Buffer {
  const judged = {
    criteria: evidence.criteria.map(withoutBand),
    stageId: evidence.stageId,
    revision: evidence.revision,
    criteriaHash: evidence.criteriaHash,
    cohortHash: evidence.cohortHash,
    ...(evidence.entry === undefined ? {} : { entry: evidence.entry.map(withoutBand) }),
    ...(evidence.count === undefined ? {} : { count: evidence.count }),
    ...(evidence.goals === undefined ? {} : { goals: evidence.goals }),
    ...(evidence.metrics === undefined ? {} : { metrics: evidence.metrics }),
    ...(evidence.revisions === undefined ? {} : { revisions: evidence.revisions }),
    ...(evidence.findings === undefined ? {} : { findings: evidence.findings }),
    ...(evidence.risks === undefined ? {} : { risks: evidence.risks }),
  };
  return createHash('sha256').update(canonicalJson(judged)).digest();
}

/** Definitions of the metrics the criteria use: what else can be measured is no evidence, and may grow. */
export function metricsUsed(
  metrics: readonly MetricDefinition[],
  { criteria, entry = [] }: Pick<GateEvidence, 'criteria' | 'entry'>,
): MetricDefinition[] {
  const used = new Set(
    [...criteria, ...entry].flatMap(({ definition }) =>
      definition.kind === 'qualitative' ? [] : [definition.metric],
    ),
  );
  return metrics.filter(({ metric }) => used.has(metric));
}

/** Whether two pieces of evidence show the same, whatever else could be measured when they were gathered. */
export function showsTheSame(a: GateEvidence, b: GateEvidence): boolean {
  const [one, other] = [a, b].map((evidence) =>
    hashEvidence(
      evidence.metrics === undefined
        ? evidence
        : { ...evidence, metrics: metricsUsed(evidence.metrics, evidence) },
    ),
  );
  return one!.equals(other!);
}

/** What the rules propose for a combined verdict, with what explains it. */
export function propose(
  combined: Verdict,
  criteria: readonly CriterionView[],
  extensionsLeft: number,
  count: StageCount | null,
): { proposal: Decision; proposalReason: Statement } {
  const named = (verdict: Verdict): Word[] => [
    ...criteria
      .filter((criterion) => criterion.evaluation.verdict === verdict)
      .map((criterion) => criterion.definition.name),
    ...(count?.verdict === verdict ? [rolloutStatement('count_named')] : []),
  ];
  if (combined === 'pass') return { proposal: 'go', proposalReason: rolloutStatement('gate_all_pass') };
  if (combined === 'fail')
    return { proposal: 'no_go', proposalReason: rolloutStatement('gate_fails', { criteria: named('fail') }) };
  if (combined === 'conditional')
    return {
      proposal: 'conditional_go',
      proposalReason: rolloutStatement('gate_meets_minimum', { criteria: named('conditional') }),
    };
  const unproven = { criteria: named(combined) };
  return extensionsLeft > 0
    ? { proposal: 'extend', proposalReason: rolloutStatement('gate_not_proven_yet', unproven) }
    : { proposal: 'no_go', proposalReason: rolloutStatement('gate_not_proven', unproven) };
}
