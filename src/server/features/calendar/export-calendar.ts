/** Waves, milestones and closures of the next year as a calendar file: one event each, and one per run of closed days. */
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import type { Locale } from '#contracts/shared-schemas.ts';
import { freezeRanges, daysOfClosure } from '#domain/calendar/closures.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { dayOf } from '#domain/waves/working-week.ts';
import { writeCalendarFile, type CalendarEvent } from '#server/platform/calendar-file.ts';
import { addDays, dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findRollout, lastDates, StartClock } from '#server/features/rollouts/index.ts';
import * as store from './store.ts';

const minuteMilliseconds = 60_000;

export async function exportCalendar(
  tx: Transaction,
  { organisationId, now }: Context,
  locale: Locale,
): Promise<string> {
  const on = dateAt(now, await store.timeZoneOf(tx));
  const [from, to] = [dayOf(on)!, dayOf(addDays(on, 366))!];
  const written = { sequence: Math.floor(now.getTime() / minuteMilliseconds), writtenAt: now };
  const events: CalendarEvent[] = [];
  const stages = await store.stagesWithDates(tx);
  const ends = await lastDatesOf(tx, new Set(stages.map(({ rolloutId }) => rolloutId)));
  for (const { stageId, stage, rollout, startsOn } of stages) {
    if (startsOn === null) continue;
    const name = nameStage(stage);
    events.push({
      ...written,
      uid: `stage-${organisationId}-${stageId}@bellwether`,
      summary: `${rollout}: ${typeof name === 'string' ? name : say(locale, name)}`,
      from: startsOn,
      to: ends.get(stageId) ?? startsOn,
    });
  }
  for (const { milestoneId, milestone, rollout, on: day } of await store.milestonesAhead(tx))
    events.push({
      ...written,
      uid: `milestone-${organisationId}-${milestoneId}@bellwether`,
      summary: `${rollout}: ${milestone}`,
      from: day,
      to: day,
    });
  for (const closure of await store.allClosures(tx)) {
    const names = new Map(daysOfClosure(closure, from, to).map((day) => [day.on, day.name]));
    for (const range of freezeRanges(closure, from, to))
      events.push({
        ...written,
        uid: `closure-${organisationId}-${closure.closureId}-${range.from}@bellwether`,
        summary: [names.get(range.from), closure.scope?.name]
          .filter((part) => part !== undefined)
          .join(' · '),
        from: range.from,
        to: range.to,
      });
  }
  return writeCalendarFile('Rollout calendar', events);
}

/** The last date anybody of a stage has, where they are. */
async function lastDatesOf(
  tx: Transaction,
  rolloutIds: ReadonlySet<RolloutId>,
): Promise<Map<StageId, string>> {
  const ends = new Map<StageId, string>();
  for (const rolloutId of rolloutIds) {
    const rollout = (await findRollout(tx, rolloutId))!;
    for (const [stageId, on] of await lastDates(tx, rolloutId, new StartClock(rollout)))
      ends.set(stageId, on);
  }
  return ends;
}
