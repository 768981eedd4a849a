/**
 * Gets a stage ready: everybody has a date, and a copy of the message in the ledger. That is done in portions, dates in
 * the rounds of a tick and copies beside them, and what one portion has read or written the next one does not ask again.
 */
import type { OrganisationId, StageId } from '#contracts/ids.ts';
import type { DailyNumber } from '#domain/rollout/free-days.ts';
import { mostADay, startsByDay } from '#domain/rollout/start-pace.ts';
import { planDeliveries } from '#server/features/messages/index.ts';
import * as rollouts from '#server/features/rollouts/index.ts';
import { lastSequence } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Database, Transaction } from '#server/platform/db/database.ts';
import type { Step } from './advance-stage.ts';
import { datesOnOpenDays } from './keep-open-days.ts';
import { WorkBeside } from './work-beside.ts';

/** People who get a date, or a copy of the message, in one transaction: who holds the rollout waits for it. */
const preparedAtOnce = 20_000;

type Portion = {
  /** Nobody had a date when the tick came to the stage, so that it asks for everybody's copy itself. */
  readonly asksForAll: boolean;
  /** How many start on each date (YYYY-MM-DD), as long as the organisation's audit log ends with `sequence`. */
  readonly starts: ReadonlyMap<string, number>;
  readonly sequence: number;
};

/** The last portion of each stage in a tick, and what the tick does beside its rounds. */
export class Portions {
  readonly beside: WorkBeside;
  readonly last = new Map<StageId, Portion>();

  constructor(database: Database, organisationId: OrganisationId) {
    this.beside = new WorkBeside(database, organisationId);
  }
}

/** Does the next portion, and moves the stage on when nothing is left to do. */
export async function makeReady(
  tx: Transaction,
  context: Context,
  step: Step,
  portions: Portions,
): Promise<void> {
  const { stage, pulse } = step;
  const isOne = pulse.unscheduled <= preparedAtOnce && !portions.last.has(stage.stageId);
  if (pulse.unscheduled > 0) {
    const enrolmentIds = await giveDates(tx, context, step, portions);
    if (!isOne) {
      portions.beside.add(
        async (own, ownContext) => await planDeliveries(own, ownContext, stage, { enrolmentIds }),
      );
      return;
    }
  }
  await portions.beside.end();
  const isDone =
    (!isOne && portions.last.get(stage.stageId)?.asksForAll === true) ||
    (await planDeliveries(tx, context, stage, { most: preparedAtOnce })) < preparedAtOnce;
  if (isDone) await rollouts.moveStage(tx, context, stage, 'make_ready', null);
}

/** The next people get their dates; returns their enrolments. */
async function giveDates(
  tx: Transaction,
  context: Context,
  step: Step,
  { last }: Portions,
): Promise<readonly number[]> {
  const { rollout, stage, pulse } = step;
  const before = last.get(stage.stageId);
  const { enrolmentIds, starts } = await rollouts.scheduleEnrolments(tx, context, rollout, {
    stageId: stage.stageId,
    startsOn: stage.startsOn ?? '',
    startsPerDay: await startsOfStage(tx, step),
    people: Math.min(pulse.unscheduled, preparedAtOnce),
    taken: before === undefined ? undefined : await stillTaken(tx, before),
  });
  last.set(stage.stageId, {
    asksForAll: before?.asksForAll ?? pulse.untold === 0,
    starts,
    sequence: await lastSequence(tx),
  });
  await datesOnOpenDays(tx, context, rollout, stage);
  return enrolmentIds;
}

/**
 * How many start on each date, unless that can be another number by now. Whoever gives, moves or takes a date holds the
 * rollout and writes an event: as long as there is none after that of the last portion, nobody has.
 */
async function stillTaken(
  tx: Transaction,
  { starts, sequence }: Portion,
): Promise<Portion['starts'] | undefined> {
  return sequence === (await lastSequence(tx)) ? starts : undefined;
}

/** How many of a stage start on each day: by its own pace, and no more than the helpdesk carries. */
async function startsOfStage(
  tx: Transaction,
  { rollout, stage, pulse }: Pick<Step, 'rollout' | 'stage' | 'pulse'>,
): Promise<DailyNumber> {
  // A spread is of everybody who is there now; the most a day follows from it.
  const startsPerDay = mostADay(stage, pulse.unsettled);
  if (startsPerDay !== stage.startsPerDay)
    await rollouts.updateStagePace(tx, stage.stageId, { ...stage, startsPerDay });
  const most = rollouts.dailyStarts(rollout, { startsPerDay });
  const own = startsByDay(stage, pulse.unsettled);
  return typeof own === 'number' ? most : (day) => Math.min(most, own(day));
}
