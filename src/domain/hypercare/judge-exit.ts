/**
 * Judges whether a hypercare period may end. What is not measured is `no_data`, and that never passes: an empty list of
 * tickets says nothing as long as nobody has ever reported one.
 */
import type { ExitCriteria } from './charter.ts';

export const exitMeasures = ['priority_one', 'people_done', 'satisfaction', 'tickets_per_day'] as const;
export type ExitMeasure = (typeof exitMeasures)[number];

export type ExitVerdict = 'pass' | 'fail' | 'no_data';
/** Why a measure has no value. */
export type ExitGap = 'unsorted' | 'nobody' | 'few_answers' | 'window' | 'no_tickets';

export type ExitJudgement = {
  readonly measure: ExitMeasure;
  /** The bound of the charter; 0 for priority 1. */
  readonly threshold: number;
  /** As measured: a count, a share of 0 to 1, a mean of 1 to 5; null without data. */
  readonly value: number | null;
  /** What it was measured on: people, answers or days; null for priority 1. */
  readonly of: number | null;
  readonly verdict: ExitVerdict;
  readonly gap: ExitGap | null;
};

/** What is known at the moment of judging. */
export type Observed = {
  /** Open tickets and findings of priority 1. */
  readonly priorityOne: number;
  /** Open tickets nobody has given a priority. */
  readonly unsorted: number;
  /** People whom the rollout is for, and those of them who are done. */
  readonly people: number;
  readonly done: number;
  readonly answers: number;
  /** Null without answers. */
  readonly meanAnswer: number | null;
  /** Tickets of each whole day since the period began, oldest first; requests are not among them. */
  readonly ticketsByDay: readonly number[];
  /** Whether any ticket was ever reported; without one, their number is not known. */
  readonly hasTickets: boolean;
};

type Found = Pick<ExitJudgement, 'value' | 'of'> & { readonly isMet: boolean };

/** The judgement of every measure that the charter asks for, in the order of `exitMeasures`. */
export function judgeExit(criteria: ExitCriteria, observed: Observed): ExitJudgement[] {
  const { peopleDoneAbove, satisfactionAbove, ticketsPerDayMost } = criteria;
  const judged = [judgement('priority_one', 0, readPriorityOne(observed))];
  if (peopleDoneAbove !== null)
    judged.push(judgement('people_done', peopleDoneAbove, readPeopleDone(observed, peopleDoneAbove)));
  if (satisfactionAbove !== null)
    judged.push(
      judgement(
        'satisfaction',
        satisfactionAbove,
        readSatisfaction(observed, satisfactionAbove, criteria.fewestAnswers),
      ),
    );
  if (ticketsPerDayMost !== null)
    judged.push(
      judgement(
        'tickets_per_day',
        ticketsPerDayMost,
        readTickets(observed, ticketsPerDayMost, criteria.windowDays),
      ),
    );
  return judged;
}

function judgement(measure: ExitMeasure, threshold: number, found: Found | ExitGap): ExitJudgement {
  if (typeof found === 'string')
    return { measure, threshold, value: null, of: null, verdict: 'no_data', gap: found };
  const { value, of, isMet } = found;
  return { measure, threshold, value, of, verdict: isMet ? 'pass' : 'fail', gap: null };
}

/** One that is known to be open is enough; while any ticket is unsorted, none is not known. */
function readPriorityOne({ priorityOne, unsorted }: Observed): Found | ExitGap {
  if (priorityOne === 0 && unsorted > 0) return 'unsorted';
  return { value: priorityOne, of: null, isMet: priorityOne === 0 };
}

function readPeopleDone({ people, done }: Observed, above: number): Found | ExitGap {
  return people === 0 ? 'nobody' : { value: done / people, of: people, isMet: done / people > above };
}

function readSatisfaction({ answers, meanAnswer }: Observed, above: number, fewest: number): Found | ExitGap {
  if (meanAnswer === null || answers < fewest) return 'few_answers';
  return { value: meanAnswer, of: answers, isMet: meanAnswer > above };
}

/** The busiest day counts: a mean would let quiet weekends pay for it. */
function readTickets({ ticketsByDay, hasTickets }: Observed, most: number, days: number): Found | ExitGap {
  if (!hasTickets) return 'no_tickets';
  if (ticketsByDay.length < days) return 'window';
  const busiest = Math.max(...ticketsByDay.slice(-days));
  return { value: busiest, of: days, isMet: busiest <= most };
}
