/**
 * Gathers what a rehearsal has shown into one object: who was chosen, what was judged and decided, what happened
 * to whom, in English. Reads only; what a reader sees of it is the business of the command line.
 */
import type { EvaluationView } from '#contracts/criteria.ts';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import type { StageCount } from '#contracts/pass-rules.ts';
import { sayRule } from '#contracts/say-pass-rule.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { describeDeliveryReason } from '#domain/messages/delivery-sentences.ts';
import { countStates } from '#domain/rollout/person-states.ts';
import { residueStatuses } from '#domain/rollout/enrolment-machine.ts';
import { verifyAuditChain } from '#server/platform/audit/index.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { currentCohort, peopleWithAttributes } from '#server/features/pilot/index.ts';
import { findRollout, stagesOf, type RolloutRow, type StageRow } from '#server/features/rollouts/index.ts';
import { describeOutcome } from './report-outcome.ts';
import type {
  CohortSummary,
  GatheredReport,
  GateSummary,
  HoldSummary,
  RehearsalReport,
  SpokenEvaluation,
  StageSummary,
} from './report-shape.ts';
import * as counted from './report-store.ts';
import { readClock } from './store.ts';

/** `axis` is the attribute the waves were laid out by; null when they were laid out by number. */
export type ReportRequest = { readonly rolloutId: RolloutId; readonly axis: string | null };

/** The whole report of a rollout on a virtual clock. Throws when the rollout has no accepted pilot. */
export async function gatherReport(
  tx: Transaction,
  { rolloutId, axis }: ReportRequest,
): Promise<GatheredReport> {
  const rollout = await findRollout(tx, rolloutId);
  const stages = await stagesOf(tx, rolloutId);
  const pilot = stages.find((stage) => stage.kind === 'pilot');
  if (rollout === undefined || pilot === undefined) throw new Error(`There is no rollout ${rolloutId}.`);

  const statuses = await counted.statusCounts(tx, rolloutId);
  const organisation = await counted.directorySize(tx);
  const gates = await summariseGates(tx, rolloutId, stages);
  const holds = (await counted.holds(tx, rolloutId)).map((hold) => summariseHold(hold, stages));
  const summaries = await summariseStages(tx, rollout, stages, statuses, axis);
  const totals = addUp(statuses, organisation.people);
  const { intact, events, explanation } = await verifyAuditChain(tx);
  const report: RehearsalReport = {
    version: 1,
    rollout: {
      name: rollout.name,
      status: rollout.status,
      timeZone: rollout.timeZone,
      virtualBegin: rollout.createdAt.toISOString(),
      virtualEnd: (await readClock(tx)).toISOString(),
    },
    outcome: describeOutcome({ stages: summaries, gates, holds, totals }),
    organisation,
    cohort: await summariseCohort(tx, pilot.stageId),
    gates,
    stages: summaries,
    holds,
    totals,
    stragglers: listStragglers(statuses),
    messages: summariseMessages(await counted.deliveryCounts(tx, rolloutId)),
    timeline: await counted.timeline(tx, rolloutId, rollout.timeZone),
    audit: { intact, events, explanation: say('en', explanation) },
  };
  return {
    report,
    people: (await counted.peopleOutcomes(tx, rolloutId)).map((person) => ({
      ...person,
      reason: person.reason === null ? null : say('en', person.reason),
    })),
    cohort: await counted.cohortMembers(tx, pilot.stageId),
  };
}

async function summariseCohort(tx: Transaction, stageId: StageId): Promise<CohortSummary> {
  const cohort = await currentCohort(tx, stageId);
  if (cohort === undefined) throw new Error('The pilot of the rollout has no people.');
  // How long the selection took differs from run to run and is no part of what was chosen.
  const { seconds: _, ...report } = cohort.report;
  return {
    size: cohort.size,
    by: cohort.options.by,
    seed: cohort.seed,
    method: cohort.method,
    hash: cohort.hash.toString('hex'),
    report,
  };
}

async function summariseGates(
  tx: Transaction,
  rolloutId: RolloutId,
  stages: readonly StageRow[],
): Promise<GateSummary[]> {
  const votes = Map.groupBy(await counted.votes(tx, rolloutId), (vote) => vote.gateId);
  return (await counted.gates(tx, rolloutId)).map((gate) => ({
    stage: nameOf(stages, gate.stageId) ?? '',
    openedAt: gate.openedAt.toISOString(),
    combined: gate.evidence.combined,
    proposal: gate.proposal,
    proposalReason: say('en', gate.evidence.proposalReason),
    criteria: gate.evidence.criteria.map(({ definition, evaluation, band, targeted, reached, reported }) => ({
      id: definition.id,
      definition,
      evaluation: writeEvaluation(evaluation),
      band,
      targeted,
      reached,
      reported,
    })),
    count: summariseCount(gate.evidence.count),
    votes: (votes.get(gate.gateId) ?? []).map(({ gateId: _, ...vote }) => vote),
    decision: gate.decision,
    reason: gate.reason,
    conditions: gate.conditions ?? [],
    decidedAt: gate.decidedAt?.toISOString() ?? null,
    decidedBy: gate.decidedBy,
  }));
}

function summariseCount(count: StageCount | undefined): GateSummary['count'] {
  if (count === undefined) return null;
  const { rule, succeeded, failed, open } = count;
  const statement = rolloutStatement('count_stands', { rule: sayRule(rule), succeeded, failed, open });
  return { ...count, sentence: say('en', statement) };
}

function writeEvaluation({ statement, ...evaluation }: EvaluationView): SpokenEvaluation {
  return { ...evaluation, sentence: say('en', statement) };
}

function summariseHold(hold: counted.HoldRecord, stages: readonly StageRow[]): HoldSummary {
  const { stageId, reason, clears, raisedAt, clearedAt, ...rest } = hold;
  return {
    stage: nameOf(stages, stageId),
    ...rest,
    reason: say('en', reason),
    clears: say('en', clears),
    raisedAt: raisedAt.toISOString(),
    clearedAt: clearedAt?.toISOString() ?? null,
  };
}

function nameOf(stages: readonly StageRow[], stageId: StageId | null): string | null {
  return stages.find((stage) => stage.stageId === stageId)?.name ?? null;
}

async function summariseStages(
  tx: Transaction,
  rollout: RolloutRow,
  stages: readonly StageRow[],
  statuses: readonly counted.StatusCount[],
  axis: string | null,
): Promise<StageSummary[]> {
  const measured = await counted.measurements(tx, rollout.rolloutId);
  const tickets = new Map(
    (await counted.ticketsByStage(tx, rollout.rolloutId)).map((row) => [row.stageId, row.tickets]),
  );
  const groups = await groupsOf(tx, rollout.rolloutId, axis);
  const on = (at: Date | null): string | null => (at === null ? null : dateAt(at, rollout.timeZone));
  return stages.map((stage) => {
    const own = statuses.filter((count) => count.stageId === stage.stageId);
    const metric = (name: string) =>
      measured.find((row) => row.stageId === stage.stageId && row.metric === name);
    const [success, rate, satisfaction] = [
      metric('enrolment_success'),
      metric('tickets_per_person'),
      metric('satisfaction'),
    ];
    return {
      ordinal: stage.ordinal,
      kind: stage.kind,
      name: stage.name,
      status: stage.status,
      groups: stage.kind === 'wave' ? (groups.get(stage.stageId) ?? []) : [],
      plannedOn: stage.startsOn,
      startedOn: on(stage.startedAt),
      endedOn: on(stage.endedAt),
      people: sumPeople(own),
      statuses: countStates(own),
      success: { measured: success?.n ?? 0, share: success?.mean ?? null },
      tickets: {
        measured: rate?.n ?? 0,
        perPerson: rate?.mean ?? null,
        inFirstWeek: rate?.sum ?? 0,
        inAll: tickets.get(stage.stageId) ?? 0,
      },
      satisfaction: { measured: satisfaction?.n ?? 0, mean: satisfaction?.mean ?? null },
    };
  });
}

/** The groups of each stage by the attribute of the layout, the largest first. */
async function groupsOf(
  tx: Transaction,
  rolloutId: RolloutId,
  axis: string | null,
): Promise<Map<StageId, { name: string; people: number }[]>> {
  const groups = new Map<StageId, { name: string; people: number }[]>();
  if (axis === null) return groups;
  const stageOf = new Map(
    (await counted.places(tx, rolloutId)).map(({ personId, stageId }) => [personId, stageId]),
  );
  const values = Map.groupBy(await peopleWithAttributes(tx, [axis]), ({ personId }) => stageOf.get(personId));
  for (const [stageId, people] of values) {
    if (stageId === undefined) continue;
    const counts = Map.groupBy(people, (person) => person.values[0] ?? 'not recorded');
    const sorted = [...counts]
      .map(([name, members]) => ({ name, people: members.length }))
      .sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1));
    groups.set(stageId, sorted);
  }
  return groups;
}

function sumPeople(counts: readonly counted.StatusCount[]): number {
  return counts.reduce((sum, count) => sum + count.people, 0);
}

function addUp(counts: readonly counted.StatusCount[], population: number): RehearsalReport['totals'] {
  return { population, statuses: countStates(counts), withoutPlace: population - sumPeople(counts) };
}

function listStragglers(counts: readonly counted.StatusCount[]): RehearsalReport['stragglers'] {
  const residue = counts.filter(({ status }) => (residueStatuses as readonly string[]).includes(status));
  const byReason = Map.groupBy(residue, ({ status, reason }) => `${status}\n${writeReason(reason)}`);
  return [...byReason.values()]
    .map((rows) => ({
      status: rows[0]!.status,
      reason: writeReason(rows[0]!.reason),
      people: sumPeople(rows),
    }))
    .sort((a, b) => b.people - a.people || (`${a.status}${a.reason}` < `${b.status}${b.reason}` ? -1 : 1));
}

function writeReason(reason: Statement | null): string {
  return reason === null ? 'No reason given.' : say('en', reason);
}

function summariseMessages(counts: readonly counted.DeliveryCount[]): RehearsalReport['messages'] {
  const accepted = counts.filter(({ status }) => status === 'accepted');
  return {
    peopleTold: accepted.reduce((sum, row) => sum + row.people, 0),
    copiesAccepted: accepted.reduce((sum, row) => sum + row.copies, 0),
    others: counts
      .filter(({ status }) => status !== 'accepted')
      .map(({ status, reason, copies }) => ({
        status,
        reason: reason === null ? null : say('en', describeDeliveryReason(reason)),
        copies,
      })),
  };
}
