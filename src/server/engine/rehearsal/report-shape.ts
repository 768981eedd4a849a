/**
 * What a report of a rehearsal says. The names are stable: report.json holds this object, and whoever reads it may
 * rely on them. Instants are ISO 8601 in UTC, dates YYYY-MM-DD, shares 0 to 1; null means not measured.
 */
import type { CriterionDefinition, CriterionView, EvaluationView, Verdict } from '#contracts/criteria.ts';
import type { Decision } from '#contracts/gate.ts';
import type { StageCount } from '#contracts/pass-rules.ts';
import type { CohortReport } from '#contracts/pilot.ts';
import type { StateCounts } from '#contracts/rollouts.ts';
import type { StageStatus } from '#domain/rollout/stage-machine.ts';
import type { CohortMember, PersonRecord, TimelineDay } from './report-store.ts';

export type { CohortMember, TimelineDay } from './report-store.ts';

export type PersonOutcome = Omit<PersonRecord, 'reason'> & { readonly reason: string | null };

/** A verdict with its sentence in English. */
export type SpokenEvaluation = Omit<EvaluationView, 'statement'> & { readonly sentence: string };

export type CohortSummary = {
  readonly size: number;
  readonly by: readonly string[];
  readonly seed: number;
  readonly method: string;
  /** SHA-256 of the options and the people in invitation order. */
  readonly hash: string;
  readonly report: Omit<CohortReport, 'seconds'>;
};

export type CriterionVerdict = {
  readonly id: string;
  readonly definition: CriterionDefinition;
  readonly evaluation: SpokenEvaluation;
  /** The estimate with its confidence band as the data came in; empty for ratings. */
  readonly band: CriterionView['band'];
  /** People in the stage, people who were told, people measured. */
  readonly targeted: number;
  readonly reached: number;
  readonly reported: number;
};

export type GateSummary = {
  readonly stage: string;
  readonly openedAt: string;
  readonly combined: Verdict;
  readonly proposal: Decision;
  readonly proposalReason: string;
  readonly criteria: readonly CriterionVerdict[];
  /** The count the stage is held to, as it stood; null where it is held to none. */
  readonly count: (StageCount & { readonly sentence: string }) | null;
  readonly votes: readonly {
    readonly voterName: string;
    readonly voterRole: string;
    readonly choice: Decision;
    readonly comment: string;
  }[];
  /** Null while nobody has decided. */
  readonly decision: Decision | null;
  readonly reason: string | null;
  readonly conditions: readonly { readonly text: string; readonly owner: string; readonly dueOn: string }[];
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
};

export type StageSummary = {
  readonly ordinal: number;
  readonly kind: 'pilot' | 'wave' | 'hypercare';
  readonly name: string;
  readonly status: StageStatus;
  /** The groups whose people start in the stage; empty when it is not laid out by an attribute. */
  readonly groups: readonly { readonly name: string; readonly people: number }[];
  readonly plannedOn: string | null;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
  readonly people: number;
  readonly statuses: StateCounts;
  /** Of the people measured, those who had succeeded when their window ended. */
  readonly success: { readonly measured: number; readonly share: number | null };
  /** Tickets in the seven days after each person's start. */
  readonly tickets: {
    readonly measured: number;
    readonly perPerson: number | null;
    readonly inFirstWeek: number;
    readonly inAll: number;
  };
  readonly satisfaction: { readonly measured: number; readonly mean: number | null };
};

export type HoldSummary = {
  readonly stage: string | null;
  readonly code: string;
  readonly reason: string;
  readonly clears: string;
  readonly raisedBy: string;
  readonly raisedAt: string;
  readonly clearedAt: string | null;
  readonly clearedBy: string | null;
  readonly clearedReason: string | null;
};

export type RehearsalReport = {
  /** Rises when a name changes its meaning or goes. */
  readonly version: 1;
  readonly rollout: {
    readonly name: string;
    readonly status: string;
    readonly timeZone: string;
    readonly virtualBegin: string;
    readonly virtualEnd: string;
  };
  readonly outcome: {
    /** Every stage has passed and everybody has had a place in one. */
    readonly isFinished: boolean;
    /** Why it ended as it did, as a sentence or two. */
    readonly sentence: string;
  };
  readonly organisation: { readonly people: number; readonly devices: number };
  readonly cohort: CohortSummary;
  readonly gates: readonly GateSummary[];
  readonly stages: readonly StageSummary[];
  readonly holds: readonly HoldSummary[];
  readonly totals: {
    readonly population: number;
    /** Add up, with those without a place, to the population. */
    readonly statuses: StateCounts;
    readonly withoutPlace: number;
  };
  readonly stragglers: readonly {
    readonly status: string;
    readonly reason: string;
    readonly people: number;
  }[];
  readonly messages: {
    readonly peopleTold: number;
    readonly copiesAccepted: number;
    /** Copies that reached nobody, or are still waiting. */
    readonly others: readonly {
      readonly status: string;
      readonly reason: string | null;
      readonly copies: number;
    }[];
  };
  /** Only days on which something happened. */
  readonly timeline: readonly TimelineDay[];
  readonly audit: { readonly intact: boolean; readonly events: number; readonly explanation: string };
};

/** The report with the lists that become files of their own. */
export type GatheredReport = {
  readonly report: RehearsalReport;
  readonly people: readonly PersonOutcome[];
  readonly cohort: readonly CohortMember[];
};
