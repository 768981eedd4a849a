/**
 * Everything that decides about places of one rollout, read once under its lock: stages, calendar, schedules and what
 * limits a person. Two people cannot take the last place, because whoever books holds the rollout until they commit.
 */
import type { RolloutId, ScheduleId, StageId } from '#contracts/ids.ts';
import { isTerminal } from '#domain/machine/machine.ts';
import type { Place } from '#domain/calendar/closures.ts';
import type { EnrolmentStatus } from '#domain/rollout/enrolment-machine.ts';
import type { DatePlan } from '#domain/rollout/late-dates.ts';
import { stageMachine } from '#domain/rollout/stage-machine.ts';
import type { Bounds } from '#domain/slots/open-sessions.ts';
import { slotStatement, type SlotStatement } from '#domain/slots/slot-sentences.ts';
import { dateOf, workingDayFrom, dayOf } from '#domain/waves/working-week.ts';
import { addDays, dateAt, instantOn } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { readCalendar } from '#server/features/calendar/index.ts';
import {
  findRollout,
  lastDates,
  planStageDates,
  StartClock,
  type RolloutRow,
  type StageRow,
} from '#server/features/rollouts/index.ts';
import * as bookings from './booking-store.ts';
import { OpenedSchedule, type OrganisationCalendar } from './opened-schedule.ts';
import * as store from './store.ts';

/** Somebody who may choose or be given a place. */
export type Guest = Place & {
  readonly stageId: StageId;
  readonly enrolmentStatus: EnrolmentStatus;
  /** From which date on the person's deadline runs. */
  readonly deadlineFrom: Date | null;
};

export class SlotDesk {
  readonly rollout: RolloutRow;
  readonly stages: readonly StageRow[];
  readonly calendar: OrganisationCalendar;
  private readonly now: Date;
  private readonly lastDates: ReadonlyMap<StageId, string>;
  private readonly plan: DatePlan;
  private readonly dated: Map<string, number> | null;

  constructor(parts: {
    readonly rollout: RolloutRow;
    readonly stages: readonly StageRow[];
    readonly calendar: OrganisationCalendar;
    readonly now: Date;
    readonly lastDates: ReadonlyMap<StageId, string>;
    readonly plan: DatePlan;
    /** People with a date per day, while the helpdesk paces the rollout; else null. */
    readonly dated: Map<string, number> | null;
  }) {
    this.rollout = parts.rollout;
    this.stages = parts.stages;
    this.calendar = parts.calendar;
    this.now = parts.now;
    this.lastDates = parts.lastDates;
    this.plan = parts.plan;
    this.dated = parts.dated;
  }

  open(row: ConstructorParameters<typeof OpenedSchedule>[0]): OpenedSchedule {
    return new OpenedSchedule(row, this.calendar);
  }

  stageOf({ stageId }: Pick<Guest, 'stageId'>): StageRow {
    return this.stages.find((stage) => stage.stageId === stageId)!;
  }

  /** Why nobody of this stage and status can be given a place now; null when they can. */
  whyBarred(guest: Guest): SlotStatement | null {
    const stage = this.stageOf(guest);
    const status = guest.enrolmentStatus;
    if (status === 'eligible' || status === 'deferred' || stage.status === 'planned')
      return slotStatement('booking_no_date', {});
    if (!mayHavePlace.has(status)) return slotStatement('booking_begun', {});
    const isStanding =
      this.plan.outlooks.get(stage.stageId)?.dates === 'stand' &&
      !lost.has(stage.status) &&
      running.has(this.rollout.status);
    return isStanding ? null : slotStatement('booking_on_hold', {});
  }

  /** What limits the choice of a person. Whoever is given a place gets the planned notice as well. */
  boundsOf(guest: Guest, schedule: OpenedSchedule, given: 'chosen' | 'given'): Bounds {
    const stage = this.stageOf(guest);
    const today = schedule.dateOf(this.now);
    const noticed = addDays(today, given === 'given' ? Math.max(1, stage.noticeDays) : 0);
    const startsOn = stage.startedAt === null && stage.startsOn !== null ? stage.startsOn : noticed;
    return {
      after: this.now,
      firstOn: latestOf([noticed, startsOn, this.keptFrom(stage, schedule.timeZone)]),
      lastOn: this.lastDayOf(stage, guest),
      isClosed: schedule.isClosedTo(guest),
      isPaced: (day) => this.isPaced(dateOf(day)),
    };
  }

  /**
   * The last day on which somebody of a stage may start without the next stage having to wait: its window and soak are
   * over before that one begins. The dates the stage has already are not taken back. Nobody goes past their own deadline.
   * Null for the last stage, and where the next one waits for people no more.
   */
  private lastDayOf(stage: StageRow, guest: Guest): string | null {
    const ofStage = this.lastDayOfStage(stage);
    if (stage.deadlineDays === null || guest.deadlineFrom === null) return ofStage;
    const due = addDays(new StartClock(this.rollout).dateOf(guest.deadlineFrom, guest), stage.deadlineDays);
    return ofStage === null || due < ofStage ? due : ofStage;
  }

  private lastDayOfStage(stage: StageRow): string | null {
    if (!isWaitedFor.has(stage.status)) return null;
    const next = this.stages
      .slice(this.stages.indexOf(stage) + 1)
      .find(({ startsOn, status }) => startsOn !== null && !isTerminal(stageMachine, status));
    if (next === undefined || next.startsOn === null) return null;
    const latest = addDays(next.startsOn, -(stage.windowDays + stage.soakDays));
    return latestOf([latest, this.lastDates.get(stage.stageId) ?? latest]);
  }

  /** One more person has a date on this day. */
  countDated(on: string): void {
    this.dated?.set(on, (this.dated.get(on) ?? 0) + 1);
  }

  private isPaced(on: string): boolean {
    const { pace } = this.rollout;
    return pace !== null && this.dated !== null && (this.dated.get(on) ?? 0) >= pace.starts;
  }

  /** The first date the engine does not move again: before it the stage ahead may still be under way. */
  private keptFrom({ stageId }: StageRow, timeZone: string): string {
    const from = this.plan.keptFrom.get(stageId) ?? -Infinity;
    const last = Number.isFinite(from) ? new Date(from - 1) : this.now;
    return addDays(dateAt(last, timeZone), Number.isFinite(from) ? 1 : 0);
  }

  /** The first day a date may be given by the plan, with its notice. */
  firstPlannedDay(stage: StageRow): string {
    const { timeZone } = this.rollout;
    const noticed = addDays(dateAt(this.now, timeZone), Math.max(1, stage.noticeDays));
    const first = latestOf([noticed, stage.startsOn ?? noticed, this.keptFrom(stage, timeZone)]);
    return dateOf(workingDayFrom(dayOf(first)!));
  }
}

function latestOf(dates: readonly string[]): string {
  return dates.reduce((latest, date) => (date > latest ? date : latest));
}

/** Whoever failed or was not reached may try again. */
const mayHavePlace: ReadonlySet<EnrolmentStatus> = new Set([
  'scheduled',
  'notified',
  'failed',
  'unreachable',
]);
/** The next stage does not begin before everybody of these has an outcome. */
const isWaitedFor: ReadonlySet<string> = new Set([
  'preparing',
  'ready',
  'in_progress',
  'extended',
  'soaking',
]);
const lost: ReadonlySet<string> = new Set(['failed', 'cancelled', 'rolled_back']);
const running: ReadonlySet<string> = new Set(['running', 'completing']);

/** Undefined when there is no such rollout. `lock` is for whoever changes something. */
export async function openDesk(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  lock: 'lock' | 'read',
): Promise<SlotDesk | undefined> {
  const rollout = await findRollout(tx, rolloutId, lock);
  if (rollout === undefined) return undefined;
  const { now } = context;
  const { timeZone } = rollout;
  const { stages, plan } = await planStageDates(tx, context, rollout);
  const midnight = instantOn(dateAt(now, timeZone), 0, timeZone);
  const clock = new StartClock(rollout);
  return new SlotDesk({
    rollout,
    now,
    stages,
    plan,
    calendar: await readCalendar(tx),
    lastDates: await lastDates(tx, rolloutId, clock),
    dated: rollout.pace === null ? null : await bookings.datedPerDay(tx, rolloutId, clock, midnight),
  });
}

/** A schedule of the rollout with what is booked in it from today on. */
export async function findOpened(tx: Transaction, desk: SlotDesk, scheduleId: ScheduleId, now: Date) {
  const row = await store.findSchedule(tx, desk.rollout.rolloutId, scheduleId);
  if (row === undefined) return undefined;
  const schedule = desk.open(row);
  const today = schedule.dateOf(now);
  return {
    row,
    schedule,
    today,
    days: schedule.days(today),
    taken: await bookings.countTaken(tx, scheduleId, today),
  };
}
