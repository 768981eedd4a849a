/** Opens the gate of a stage, or brings an open one up to date when the evidence has changed. */
import type { CohortReport } from '#contracts/cohort-report.ts';
import type { GateBalance } from '#contracts/gate.ts';
import type { GateId } from '#contracts/ids.ts';
import { defineMetrics } from '#contracts/metric-definitions.ts';
import { extensionsMax } from '#domain/rollout/stage-machine.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import {
  criteriaHash,
  goalsOf,
  inputsOf,
  judgeFromTheStart,
  revisionsOf,
  viewVerdicts,
} from '#server/features/criteria/index.ts';
import { openImprovements } from '#server/features/journey/index.ts';
import { openHighRisks } from '#server/features/risks/index.ts';
import { currentCohort } from '#server/features/pilot/index.ts';
import { findRollout, type StageRow } from '#server/features/rollouts/index.ts';
import {
  hashEvidence,
  metricsUsed,
  propose,
  showsTheSame,
  type BlindSpotLine,
  type GateEvidence,
} from './evidence.ts';
import * as store from './store.ts';

const blindSpotsPrinted = 12;

/** Judges the stage from every outcome, gathers the evidence and opens the gate with it. */
export async function openGate(tx: Transaction, context: Context, stage: StageRow): Promise<GateId> {
  await judgeFromTheStart(tx, context, stage);
  const gathered = await gatherEvidence(tx, context, stage);
  const gateId = await store.insertGate(tx, context, {
    rolloutId: stage.rolloutId,
    stageId: stage.stageId,
    ...gathered,
  });
  await recordAudit(tx, context, {
    action: 'gate.opened',
    subject: { kind: 'gate', id: gateId },
    after: {
      stageId: stage.stageId,
      proposal: gathered.proposal,
      combined: gathered.evidence.combined,
      evidenceHash: gathered.evidenceHash.toString('hex'),
    },
  });
  return gateId;
}

/**
 * Replaces the evidence of an open gate when it differs, and returns whether it did; votes for the old evidence then
 * no longer count.
 */
export async function refreshGate(tx: Transaction, context: Context, stage: StageRow): Promise<boolean> {
  const gate = await store.latestGate(tx, stage.stageId);
  if (gate === undefined || gate.decidedAt !== null) return false;
  const gathered = await gatherEvidence(tx, context, stage);
  if (showsTheSame(gathered.evidence, gate.evidence)) return false;
  await store.updateEvidence(tx, gate.gateId, gathered);
  return true;
}

async function gatherEvidence(tx: Transaction, context: Context, stage: StageRow) {
  const verdicts = await viewVerdicts(tx, context, stage);
  const cohort = await currentCohort(tx, stage.stageId);
  const { proposal, proposalReason } = propose(
    verdicts.combined,
    verdicts.criteria.filter((criterion) => criterion.definition.role !== 'signal'),
    extensionsMax - stage.extensions,
    verdicts.count,
  );
  const findings = await openImprovements(tx, stage.rolloutId);
  const risks = await openHighRisks(tx, stage.rolloutId);
  const revisions = await revisionsOf(tx, stage.rolloutId);
  const rollout = await findRollout(tx, stage.rolloutId);
  const { entry, count, ...judged } = verdicts;
  const evidence: GateEvidence = {
    ...judged,
    ...(entry.length === 0 ? {} : { entry }),
    ...(count === null ? {} : { count }),
    proposalReason,
    stageId: stage.stageId,
    revision: rollout!.revision,
    criteriaHash: await criteriaHash(tx, stage.rolloutId),
    cohortHash: cohort?.hash.toString('hex') ?? '',
    blindSpots: (cohort?.report.blindSpots ?? []).slice(0, blindSpotsPrinted).map(toLine),
    ...(cohort?.report.balance === undefined ? {} : { balance: toBalance(cohort.report) }),
    goals: await goalsOf(tx, stage.rolloutId),
    metrics: metricsUsed(defineMetrics(stage.windowDays), verdicts),
    ...(revisions.length > 1 ? { revisions } : {}),
    ...(findings.length === 0 ? {} : { findings }),
    ...(risks.length === 0 ? {} : { risks }),
  };
  const inputs = await inputsOf(tx, context, stage);
  return { proposal, evidence, inputs, evidenceHash: hashEvidence(evidence) };
}

const gapsPrinted = 3;

function toBalance(report: CohortReport): GateBalance {
  const { people, selected, expectedPairsCovered, levelsCovered, balance } = report;
  const gaps = balance
    .toSorted((a, b) => Math.abs(b.gapPoints) - Math.abs(a.gapPoints))
    .slice(0, gapsPrinted)
    .map(({ attribute, level, gapPoints }) => ({ attribute, level, gapPoints }));
  return { people, selected, expectedPairsCovered, levelsCovered, gaps };
}

function toLine(spot: {
  readonly levels: readonly { readonly attribute: string; readonly level: string }[];
  readonly people: number;
}): BlindSpotLine {
  return { text: spot.levels.map(({ level }) => level).join(', '), people: spot.people };
}
