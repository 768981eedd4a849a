/**
 * Computes the verdicts of a decision record again from the evidence stored in it, and says where the record is not
 * what was decided on. Needs no database; trusts nothing in the record but its inputs.
 */
import type { Verdict } from '#contracts/criteria.ts';
import { replayStatement } from '#contracts/sentences/replay-sentences.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { readPassRule } from '#domain/evidence/pass-rule.ts';
import { combine, judgeAgain } from '#server/features/criteria/index.ts';
import { canonicalJson } from '#server/platform/audit/index.ts';
import { type DecisionRecord, hashRecord } from './decision-record.ts';
import { hashEvidence } from './evidence.ts';

export type ReplayedCriterion = {
  readonly name: string;
  readonly stored: Verdict;
  readonly computed: Verdict;
};

export type Replay = {
  readonly combined: Verdict;
  readonly criteria: readonly ReplayedCriterion[];
  readonly evidenceHash: string;
  /** Where the record differs from what was decided on, a statement each; empty = it is the same. */
  readonly differences: readonly Statement[];
};

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** Replays a record: every verdict from its inputs, the combined verdict, and the three hashes. */
export function replayRecord(record: DecisionRecord): Replay {
  const differences: Statement[] = [];
  const { inputs, evidence } = record;
  const judged = inputs.criteria.map((criterion) => {
    const again = judgeAgain(inputs, criterion);
    const { name } = criterion.definition;
    const data = criterion.definition.kind === 'qualitative' ? ('ratings' as const) : ('outcomes' as const);
    if (again.inputHash !== criterion.inputHash)
      differences.push(replayStatement('replay_inputs_differ', { criterion: name, data }));
    const changed = changedFields(criterion.evaluation, again.evaluation);
    if (changed.length > 0)
      differences.push(replayStatement('replay_result_differs', { criterion: name, fields: changed }));
    return { definition: criterion.definition, stored: criterion.evaluation, computed: again.evaluation };
  });
  differences.push(...evidenceDifferences(record, judged));

  const { count } = evidence;
  const recomputed = {
    ...evidence,
    ...(count === undefined ? {} : { count: { ...count, verdict: readPassRule(count.rule, count) } }),
    criteria: evidence.criteria.map((view) => {
      const match = judged.find(({ definition }) => definition.id === view.definition.id);
      return match === undefined
        ? view
        : { ...view, definition: match.definition, evaluation: match.computed };
    }),
  };
  const combined = combine(
    recomputed.criteria.map(({ definition, evaluation }) => ({ definition, verdict: evaluation.verdict })),
    recomputed.count,
  );
  const evidenceHash = hashEvidence(recomputed).toString('hex');
  if (combined !== evidence.combined)
    differences.push(
      replayStatement('replay_combined_differs', { computed: combined, stored: evidence.combined }),
    );
  if (evidenceHash !== record.evidenceHash)
    differences.push(
      replayStatement('replay_hash_differs', { computed: evidenceHash, stored: record.evidenceHash }),
    );
  if (hashRecord(record) !== record.recordHash) differences.push(replayStatement('replay_record_changed'));
  const criteria = judged.map(({ definition, stored, computed }) => ({
    name: definition.name,
    stored: stored.verdict,
    computed: computed.verdict,
  }));
  return { combined, criteria, evidenceHash, differences };
}

function changedFields(stored: object, computed: object): string[] {
  const fields = new Set([...Object.keys(stored), ...Object.keys(computed)]);
  const valueOf = (of: object, field: string): unknown => (of as { [field: string]: unknown })[field];
  return [...fields].filter((field) => !isSame(valueOf(stored, field), valueOf(computed, field)));
}

/** The evidence that was voted on must be that of the inputs, criterion by criterion. */
function evidenceDifferences(
  { evidence, inputs }: DecisionRecord,
  judged: readonly { readonly definition: { readonly id: string } }[],
): Statement[] {
  return evidence.criteria.flatMap(({ definition, evaluation }): Statement[] => {
    const input = inputs.criteria.find((criterion) => criterion.definition.id === definition.id);
    const wasJudged = judged.some((criterion) => criterion.definition.id === definition.id);
    if (input === undefined || !wasJudged)
      return evaluation.at === null || evaluation.verdict === 'no_data'
        ? []
        : [replayStatement('replay_evidence_missing', { criterion: definition.name })];
    return isSame(input.evaluation, evaluation) && isSame(input.definition, definition)
      ? []
      : [replayStatement('replay_verdict_differs', { criterion: definition.name })];
  });
}
