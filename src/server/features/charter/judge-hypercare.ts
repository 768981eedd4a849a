/** How hypercare stands now: its exit criteria on what the database knows, and everything in the way of its end. */
import type { ExitCriterion } from '#contracts/hypercare.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { charterTemplate, periodOf, type ExitCriteria, type Period } from '#domain/hypercare/charter.ts';
import { judgeExit, type ExitJudgement, type Observed } from '#domain/hypercare/judge-exit.ts';
import { addDays, dateAt, instantOn } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './store.ts';

/** What the caller knows of the rollout, from its kept counts. */
export type Reach = {
  readonly rolloutId: RolloutId;
  readonly timeZone: string;
  /** People with a place who are not out of the rollout, those of them who are done, and who is left over. */
  readonly people: number;
  readonly done: number;
  readonly leftOver: number;
};

export type Standing = Period & {
  readonly criteria: ExitCriterion[];
  /** Unmet criteria and the time that has to pass; the sponsor may set these aside. */
  readonly unmet: Statement[];
  /** The same, and people who are left over; nobody may set those aside. */
  readonly inTheWay: Statement[];
};

/** The standing of a period that has begun and not ended. */
export async function judgeHypercare(
  tx: Transaction,
  { now }: Context,
  row: store.HypercareRow & { readonly startedOn: string },
  reach: Reach,
): Promise<Standing> {
  const charter = row.charter ?? charterTemplate;
  const today = dateAt(now, reach.timeZone);
  const moreWeeks = row.prolongations.reduce((sum, { weeks }) => sum + weeks, 0);
  const period = periodOf(charter, row.startedOn, moreWeeks);
  const observed = await observe(tx, row.startedOn, today, reach);
  const criteria = judgeExit(charter.exit, observed).map((judged) => present(judged, charter.exit, observed));
  const unmet = criteria.flatMap(({ lacks }) => (lacks === null ? [] : [lacks]));
  if (today < period.earliestEndOn)
    unmet.push(rolloutStatement('exit_too_early', { on: period.earliestEndOn }));
  const inTheWay =
    reach.leftOver === 0 ? unmet : [...unmet, rolloutStatement('exit_left_over', { people: reach.leftOver })];
  return { ...period, criteria, unmet, inTheWay };
}

async function observe(
  tx: Transaction,
  startedOn: string,
  today: string,
  { rolloutId, timeZone, people, done }: Reach,
): Promise<Observed> {
  const figures = await store.readFigures(tx, rolloutId);
  const counted = await store.ticketsByDay(tx, rolloutId, instantOn(startedOn, 0, timeZone), timeZone);
  const byDay = new Map(counted.map(({ on, tickets }) => [on, tickets]));
  const days: number[] = [];
  for (let day = startedOn; day < today; day = addDays(day, 1)) days.push(byDay.get(day) ?? 0);
  const hasTickets = counted.length > 0 || (await store.hasTickets(tx, rolloutId));
  return { ...figures, people, done, ticketsByDay: days, hasTickets };
}

function present({ gap, ...judged }: ExitJudgement, exit: ExitCriteria, observed: Observed): ExitCriterion {
  return { ...judged, lacks: judged.verdict === 'pass' ? null : lackOf({ ...judged, gap }, exit, observed) };
}

function lackOf(
  { measure, gap, value, threshold }: ExitJudgement,
  { fewestAnswers, windowDays }: ExitCriteria,
  { unsorted, people, answers, ticketsByDay }: Observed,
): Statement {
  switch (gap) {
    case 'unsorted':
      return rolloutStatement('exit_unsorted', { tickets: unsorted });
    case 'nobody':
      return rolloutStatement('exit_nobody');
    case 'few_answers':
      return rolloutStatement('exit_few_answers', { answers, fewest: fewestAnswers });
    case 'window':
      return rolloutStatement('exit_window', { counted: ticketsByDay.length, days: windowDays });
    case 'no_tickets':
      return rolloutStatement('exit_no_tickets');
    case null:
      break;
  }
  const found = value ?? 0;
  switch (measure) {
    case 'priority_one':
      return rolloutStatement('exit_priority_one', { open: found });
    case 'people_done':
      return rolloutStatement('exit_people_done', { share: found, people, above: threshold });
    case 'satisfaction':
      return rolloutStatement('exit_satisfaction', { mean: Math.round(found * 100) / 100, above: threshold });
    case 'tickets_per_day':
      return rolloutStatement('exit_tickets', { tickets: found, days: windowDays, most: threshold });
  }
}
