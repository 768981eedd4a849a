/** Waves, milestones and closures of the next year as a calendar file: one event each, and one per run of closed days. */
import { say } from '#contracts/sentences/catalogue.ts';
import type { Locale } from '#contracts/shared-schemas.ts';
import { freezeRanges, daysOfClosure } from '#domain/calendar/closures.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { dayOf } from '#domain/waves/working-week.ts';
import { writeCalendarFile, type CalendarEvent } from '#server/platform/calendar-file.ts';
import { addDays, dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
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
  for (const { stageId, stage, rollout, startsOn } of await store.stagesWithDates(tx)) {
    if (startsOn === null) continue;
    const name = nameStage(stage);
    events.push({
      ...written,
      uid: `stage-${organisationId}-${stageId}@bellwether`,
      summary: `${rollout}: ${typeof name === 'string' ? name : say(locale, name)}`,
      from: startsOn,
      to: (await store.lastDateOf(tx, stageId)) ?? startsOn,
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
