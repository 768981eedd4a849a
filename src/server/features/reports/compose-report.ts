/** What a report says at this moment, and why it could not be issued now. */
import { createHash } from 'node:crypto';
import {
  sectionsOf,
  type ReportContent,
  type ReportedNumber,
  type ReportPlanFields,
} from '#contracts/reports.ts';
import { reportStatement } from '#contracts/sentences/report-sentences.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { canonicalJson } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { reportedUse } from '#server/features/adoption/index.ts';
import { measuredNumbers } from '#server/features/criteria/index.ts';
import { openHighRisks } from '#server/features/risks/index.ts';
import {
  countsOf,
  openHoldsOf,
  presentStage,
  stagesOf,
  sumCounts,
  type RolloutRow,
} from '#server/features/rollouts/index.ts';

export type Composed = {
  readonly content: ReportContent;
  /** Why it could not be issued now; null when it could. */
  readonly missing: Statement | null;
};

/** Reads the numbers as last judged; judges nothing itself. */
export async function composeReport(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  { template, metrics }: Pick<ReportPlanFields, 'template' | 'metrics'>,
): Promise<Composed> {
  const { rolloutId } = rollout;
  const [stageRows, counts, holds] = [
    await stagesOf(tx, rolloutId),
    await countsOf(tx, rolloutId),
    await openHoldsOf(tx, rolloutId),
  ];
  const stages = stageRows.map((row) => presentStage(row, counts, holds));
  const numbers: ReportedNumber[] = [];
  let missing: Statement | null = null;
  for (const stage of stageRows)
    for (const { definition, evaluation, isSilent, ...people } of await measuredNumbers(tx, context, stage)) {
      if (!metrics.includes(definition.metric)) continue;
      if (isSilent)
        missing ??= reportStatement('report_source_silent', {
          criterion: definition.name,
          stage: nameStage(stage.name),
        });
      const { metric, kind, role, minimum, target, baseline, name: criterion } = definition;
      const { verdict, statement, estimate, lower, upper, n: reported } = evaluation;
      numbers.push({
        ...{ criterion, stage: stage.name, metric, kind, role, minimum, target, baseline: baseline ?? null },
        ...{ verdict, statement, estimate, lower, upper, ...people, reported },
      });
    }
  const use = await reportedUse(tx, rolloutId);
  const isUseKnown = use.some(({ window }) => window !== null);
  if (!isUseKnown && numbers.every(({ reported }) => reported === 0))
    missing ??= reportStatement('report_no_data');
  return {
    missing,
    content: {
      rollout: rollout.name,
      at: context.now.toISOString(),
      sections: [...sectionsOf[template]],
      people: sumCounts(stages),
      stages: stages.map(({ name, kind, status, startsOn, people, counts: own }) => ({
        ...{ name, kind, status, startsOn, people },
        done: own.succeeded ?? 0,
      })),
      numbers,
      use,
      holds: holds.map(({ reason, clears, raisedAt }) => ({ reason, clears, since: raisedAt.toISOString() })),
      risks: await openHighRisks(tx, rolloutId),
    },
  };
}

/** SHA-256 over what a report says. */
export function hashReport(content: ReportContent): Buffer {
  return createHash('sha256').update(canonicalJson(content)).digest();
}
