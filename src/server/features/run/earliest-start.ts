/** The first day on which a stage can start, if the stage before passes as it is planned. */
import { isTerminal } from '#domain/machine/machine.ts';
import { freeDays } from '#domain/rollout/free-days.ts';
import { startAfterDaysOf } from '#domain/rollout/run-rules.ts';
import { stageMachine } from '#domain/rollout/stage-machine.ts';
import { mayFollow, type StagesBefore } from '#domain/rollout/stages-before.ts';
import { followsOn } from '#domain/rollout/start-pace.ts';
import { readCalendar } from '#server/features/calendar/index.ts';
import type { RolloutRow, StageRow } from '#server/features/rollouts/index.ts';
import { addDays, dateAt, daysLater } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { pacingOf, planStarts } from './start-plan.ts';

type Place = {
  readonly rollout: RolloutRow;
  readonly stage: StageRow;
  readonly before: StagesBefore<StageRow>;
};

/** An open day (YYYY-MM-DD), or null while none follows: without a plan, or when the stage before cannot pass any more. */
export async function earliestStart(tx: Transaction, context: Context, place: Place): Promise<string | null> {
  const from = await earliestDate(tx, context, place);
  if (from === null) return null;
  const calendar = await readCalendar(tx);
  return freeDays(1, from, 1, new Map(), (day) => calendar.closedOn(day).everybody)[0]!;
}

/** As long as days are only counted: also one on which nobody starts. */
async function earliestDate(
  tx: Transaction,
  context: Context,
  { rollout, stage, before }: Place,
): Promise<string | null> {
  const today = dateAt(context.now, rollout.timeZone);
  const onwards = (on: string) => (on < today ? today : on);
  const afterDays = startAfterDaysOf(rollout.runRules, stage);
  if (mayFollow(before, today)) return stage.startsOn === null ? null : onwards(stage.startsOn);
  const passes = await passesOn(tx, context, rollout, before.toPass!);
  if (passes === null) return null;
  if (afterDays !== null) return followsOn(passes, afterDays, today, stage.noticeDays);
  if (stage.startsOn === null) return null;
  return onwards(stage.startsOn < passes ? passes : stage.startsOn);
}

/** When a stage can be judged first: after its last planned start, the time to report and its soak. */
async function passesOn(
  tx: Transaction,
  context: Context,
  rollout: RolloutRow,
  stage: StageRow,
): Promise<string | null> {
  if (isTerminal(stageMachine, stage.status)) return null;
  const today = dateAt(context.now, rollout.timeZone);
  const judged = async (): Promise<string> => {
    if (stage.status === 'evaluating' || stage.status === 'awaiting_decision') return today;
    if (stage.status === 'soaking')
      return dateAt(daysLater(stage.statusAt, stage.soakDays), rollout.timeZone);
    const { finishOn } = await planStarts(tx, context, { rollout, stage }, pacingOf(stage));
    return addDays(finishOn ?? today, stage.soakDays);
  };
  const on = await judged();
  return on < today ? today : on;
}
