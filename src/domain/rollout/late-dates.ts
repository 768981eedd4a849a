/**
 * What becomes of dates that cannot be kept: a hold stood on the day, the stage before was not over, or the person's
 * day was missed. Finds the first stage in which people need new dates, and how the dates of every stage stand. Who
 * can keep a date keeps it; a date somebody knows stands while it just may, one nobody knows waits for the likely end
 * of the stage before; new ones give the notice that was planned.
 */
import { isTerminal } from '../machine/machine.ts';
import { dateOf, dayOf, workingDayFrom } from '../waves/working-week.ts';
import { stageMachine, type StageStatus } from './stage-machine.ts';

/** How the dates of a stage stand. Nobody is newly told a date that does not `stand`. */
export const datesOutlooks = {
  stand: 'They can be kept as things are.',
  wait: 'They could still be kept, once a hold is cleared or a decision is taken.',
  broken: 'Some cannot be kept, and there are no new ones yet.',
} as const;
export type DatesOutlook = keyof typeof datesOutlooks;

export type StageDates = {
  readonly dates: DatesOutlook;
  /**
   * Dates before this instant (milliseconds) cannot be kept; -Infinity is none of them, Infinity all. Their people are
   * told so: from then on nothing brings these dates back.
   */
  readonly lostBefore: number;
};

/** Dates in the organisation's time zone; that of a person may be another. */
export type Calendar = {
  /** At an instant, dates before this one are past where their people are, wherever that is. */
  readonly pastBefore: (at: Date) => Date;
  /** The date of an instant, YYYY-MM-DD. */
  readonly dateOf: (at: Date) => string;
  /** The instants at which a day begins, and at which people of that day start. */
  readonly midnightOf: (on: string) => Date;
  readonly startOf: (on: string) => Date;
};

export type StageToKeep = {
  readonly stageId: number;
  readonly status: StageStatus;
  readonly startsOn: string | null;
  readonly startsPerDay: number;
  readonly windowDays: number;
  readonly soakDays: number;
  readonly noticeDays: number;
  /** People who have not started, with a date or without. */
  readonly open: number;
  /** The first date of those who have been told theirs, and of those who have not; null without any. */
  readonly firstToldAt: Date | null;
  readonly firstUntoldAt: Date | null;
  readonly lastAt: Date | null;
  readonly lastStartedAt: Date | null;
  /** When a soaking stage is judged. */
  readonly mayJudgeAt: Date;
  /** It has ended, and what comes next may start or has: it passed, or a person set aside that it did not. */
  readonly isBehind: boolean;
  /** A hold stands on the stage, or the rollout does not run. */
  readonly isHeld: boolean;
  /** How its dates stood when they were last looked at, and before which instant they were lost for good. */
  readonly dates: DatesOutlook;
  readonly lostBefore: number;
};

/** People of a stage who get new dates, and from which day on. */
export type DateMove = {
  readonly stageId: number;
  readonly from: string;
  /** Everybody whose date lies before this moves. */
  readonly lateBefore: Date;
  /** So does everybody whose date lies before this and who has not been told it. */
  readonly untoldBefore: Date;
};

export type DatePlan = {
  /** The first move to make. What follows depends on it, so that one looks again after making it. */
  readonly move: DateMove | null;
  readonly outlooks: ReadonlyMap<number, StageDates>;
  /** From which instant (milliseconds) on a date that nobody knows yet is kept; stages after a move are not looked at. */
  readonly keptFrom: ReadonlyMap<number, number>;
  /** Whether the next day alone, wherever one begins, may change something; else only an event can. */
  readonly looksAgain: boolean;
};

/** When a stage may be over at the earliest, and when it likely is, in milliseconds. */
type End = { readonly earliest: number; readonly likely: number };

const dayMilliseconds = 86_400_000;
const over: End = { earliest: -Infinity, likely: -Infinity };
const never: End = { earliest: Infinity, likely: Infinity };

const started: ReadonlySet<StageStatus> = new Set(['in_progress', 'extended']);
const deciding: ReadonlySet<StageStatus> = new Set(['evaluating', 'awaiting_decision']);

/** Looks at the stages of a rollout in their order. */
export function planDates(stages: readonly StageToKeep[], now: Date, calendar: Calendar): DatePlan {
  const walk = new Walk(now, calendar);
  for (const stage of stages) {
    walk.visit(stage);
    if (walk.move !== null) break;
  }
  return walk;
}

class Walk implements DatePlan {
  move: DateMove | null = null;
  readonly outlooks = new Map<number, StageDates>();
  readonly keptFrom = new Map<number, number>();
  looksAgain = false;
  private readonly now: number;
  private readonly today: number;
  /** Dates before it are past. */
  private readonly past: number;
  private readonly calendar: Calendar;
  /** The end of the stage before. */
  private before: End = over;
  /** Whether the stage before is over depends on people: a hold, a decision, or it ended badly. */
  private isBlocked = false;

  constructor(now: Date, calendar: Calendar) {
    this.now = now.getTime();
    this.today = dayOf(calendar.dateOf(now))!;
    this.past = calendar.pastBefore(now).getTime();
    this.calendar = calendar;
  }

  visit(stage: StageToKeep): void {
    this.note(stage, 'stand');
    this.keptFrom.set(stage.stageId, this.past);
    if (isTerminal(stageMachine, stage.status)) this.leave(stage);
    else if (deciding.has(stage.status)) {
      this.before = { earliest: this.now, likely: Infinity };
      this.isBlocked = true;
    } else if (stage.status === 'soaking') {
      const at = stage.mayJudgeAt.getTime();
      this.before = { earliest: at, likely: at };
    } else if (started.has(stage.status)) this.visitStarted(stage);
    else if (stage.open > 0 && firstOf(stage, this.plannedStart(stage)) < Infinity) this.visitWaiting(stage);
  }

  private leave({ status, isBehind }: StageToKeep): void {
    // What was left out has no end of its own: the next stage waits for the one before it.
    if (status === 'skipped') return;
    this.before = isBehind ? over : never;
    this.isBlocked ||= !isBehind;
  }

  /** A stage under way: a person who was missed moves, whatever becomes of the others. */
  private visitStarted(stage: StageToKeep): void {
    this.isBlocked ||= stage.isHeld && stage.open > 0;
    const lateBefore = Math.max(this.past, lostOf(stage));
    const untoldBefore = Math.max(lateBefore, this.noticeEdge(stage));
    this.keptFrom.set(stage.stageId, untoldBefore);
    const isLate = timeOf(stage.firstToldAt) < lateBefore || timeOf(stage.firstUntoldAt) < untoldBefore;
    const from = this.dayAfterNotice(stage);
    if (isLate && !this.isBlocked) this.moveFrom(stage, from, lateBefore, untoldBefore);
    if (this.isBlocked && stage.open > 0) {
      const isMissed = timeOf(stage.firstToldAt) < lateBefore;
      this.note(stage, isMissed ? 'broken' : 'wait', isMissed ? lateBefore : -Infinity);
      this.lookForLost(stage, lateBefore);
    } else if (firstOf(stage, Infinity) <= this.now) this.looksAgain = true;
    const last = Math.max(
      stage.lastAt?.getTime() ?? -Infinity,
      stage.lastStartedAt?.getTime() ?? -Infinity,
      isLate ? this.startOf(from) : -Infinity,
    );
    this.before = this.endOf(stage, last, last);
  }

  /** A stage that has not started. */
  private visitWaiting(stage: StageToKeep): void {
    this.isBlocked ||= stage.isHeld;
    const planned = this.plannedStart(stage);
    const isDated = stage.lastAt !== null;
    const first = firstOf(stage, planned);
    const last = stage.lastAt?.getTime() ?? this.lastStart(stage, this.dayAt(planned));
    const lateBefore = Math.max(this.past, this.before.earliest, lostOf(stage));
    const untoldBefore = Math.max(
      lateBefore,
      this.isBlocked ? -Infinity : this.before.likely,
      this.noticeEdge(stage),
      // Nobody is told on the day itself, unless that was planned.
      isDated || stage.noticeDays === 0 ? -Infinity : this.midnightOf(this.today + 1),
    );
    this.keptFrom.set(stage.stageId, untoldBefore);
    const untoldFirst = isDated ? timeOf(stage.firstUntoldAt) : planned;
    const isFalse = timeOf(stage.firstToldAt) < lateBefore || untoldFirst < untoldBefore;

    if (isFalse && !this.isBlocked) {
      this.moveFrom(stage, this.dayNotBefore(stage, this.before.likely), lateBefore, untoldBefore);
      return;
    }
    if (isFalse) {
      this.note(stage, 'broken', lateBefore);
      this.lookForLost(stage, lateBefore);
    } else {
      if (this.isBlocked) this.note(stage, 'wait');
      if (this.isBlocked || this.before.likely > -Infinity || first <= this.now) this.looksAgain = true;
    }
    this.before = this.endOf(
      stage,
      isFalse ? this.lastAfterMove(stage, last, untoldBefore) : last,
      last + Math.max(0, this.before.likely - first),
    );
  }

  /** The last start of a stage at the earliest, when all that is late gets new dates as soon as it can. */
  private lastAfterMove(stage: StageToKeep, last: number, untoldBefore: number): number {
    if (this.before.earliest === Infinity) return Infinity;
    const from = this.dayNotBefore(stage, this.before.earliest);
    return last < untoldBefore ? this.lastStart(stage, from) : Math.max(last, this.startOf(from));
  }

  private moveFrom(stage: StageToKeep, day: number, lateBefore: number, untoldBefore: number): void {
    this.move = {
      stageId: stage.stageId,
      from: dateOf(day),
      lateBefore: new Date(lateBefore),
      untoldBefore: new Date(untoldBefore),
    };
  }

  private note({ stageId }: StageToKeep, dates: DatesOutlook, lostBefore = -Infinity): void {
    this.outlooks.set(stageId, { dates, lostBefore });
  }

  /** Who knows a date is told the day after that it was not kept. */
  private lookForLost({ firstToldAt, lastAt }: StageToKeep, lostBefore: number): void {
    if (firstToldAt !== null && lastAt !== null && lastAt.getTime() >= lostBefore) this.looksAgain = true;
  }

  /** People who could not be told in time, because their dates did not stand, still get the planned notice. */
  private noticeEdge({ dates, noticeDays }: StageToKeep): number {
    if (dates === 'stand' || noticeDays === 0) return -Infinity;
    return this.midnightOf(this.today + noticeDays);
  }

  private dayAfterNotice({ noticeDays }: StageToKeep): number {
    return workingDayFrom(this.today + Math.max(1, noticeDays));
  }

  private dayNotBefore(stage: StageToKeep, instant: number): number {
    let day = this.dayAfterNotice(stage);
    if (instant > this.startOf(day)) day = workingDayFrom(this.dayAt(instant));
    return instant > this.startOf(day) ? workingDayFrom(day + 1) : day;
  }

  /** When a stage is over whose last person starts at the earliest, and likely, at these instants. */
  private endOf({ windowDays, soakDays }: StageToKeep, earliestStart: number, likelyStart: number): End {
    const [window, soak] = [windowDays * dayMilliseconds, soakDays * dayMilliseconds];
    return {
      earliest: Math.max(earliestStart + window, Math.max(earliestStart, this.now) + soak),
      likely: Math.max(likelyStart, this.now - window) + window + soak,
    };
  }

  /** When the first person of a stage without dates is planned to start; Infinity while that is not known. */
  private plannedStart({ startsOn }: StageToKeep): number {
    return startsOn === null ? Infinity : this.startOf(workingDayFrom(dayOf(startsOn)!));
  }

  private lastStart({ open, startsPerDay }: StageToKeep, first: number): number {
    let day = workingDayFrom(first);
    for (let left = Math.ceil(open / startsPerDay) - 1; left > 0; left--) day = workingDayFrom(day + 1);
    return this.startOf(day);
  }

  private dayAt(instant: number): number {
    return dayOf(this.calendar.dateOf(new Date(instant)))!;
  }

  private midnightOf(day: number): number {
    return this.calendar.midnightOf(dateOf(day)).getTime();
  }

  private startOf(day: number): number {
    return this.calendar.startOf(dateOf(day)).getTime();
  }
}

/**
 * The instant before which dates of a stage were lost for good. Where all of them were, because nothing could follow any
 * more, those are the dates of the stage as long as somebody knows one.
 */
function lostOf({ lostBefore, firstToldAt, lastAt }: StageToKeep): number {
  if (lostBefore < Infinity) return lostBefore;
  return firstToldAt === null || lastAt === null ? -Infinity : lastAt.getTime() + 1;
}

/** No date is later than all. */
function timeOf(at: Date | null): number {
  return at?.getTime() ?? Infinity;
}

/** The first date of a stage, or when it is planned to be. */
function firstOf({ firstToldAt, firstUntoldAt }: StageToKeep, planned: number): number {
  const first = Math.min(timeOf(firstToldAt), timeOf(firstUntoldAt));
  return first === Infinity ? planned : first;
}
