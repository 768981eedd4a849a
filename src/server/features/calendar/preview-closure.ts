/** Whom a closure would concern: its people, its days in the coming year, and the dates that would have to move. */
import type { ClosureFields, ClosurePreview } from '#contracts/calendar.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { PlaceCalendar, daysOfClosure } from '#domain/calendar/closures.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { dayOf } from '#domain/waves/working-week.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { checkDays } from './manage-closures.ts';
import { readCalendar } from './organisation-calendar.ts';
import * as store from './store.ts';

const yearDays = 366;

export async function previewClosure(
  tx: Transaction,
  { now }: Context,
  fields: ClosureFields,
): Promise<Result<ClosurePreview, Refusal>> {
  const bad = checkDays(fields);
  if (bad !== undefined) return refuse(bad);
  const clock = await readCalendar(tx);
  const alone = new PlaceCalendar([fields]);
  const today = dayOf(dateAt(now, await store.timeZoneOf(tx)))!;
  const named = {
    ...alone.namedPlaces(),
    site: [...new Set([...alone.namedPlaces().site, ...clock.namedPlaces().site])],
  };
  const stages: ClosurePreview['stages'] = [];
  for (const { startsOn: _, ...stage } of await store.stagesWithDates(tx)) {
    const lost = (await store.datedPlaces(tx, stage.stageId, now, named)).filter((place) =>
      alone.isClosed(place, clock.dayAt(place.at, place)),
    );
    const people = lost.reduce((sum, place) => sum + place.people, 0);
    if (people > 0) stages.push({ ...stage, people, told: lost.reduce((sum, place) => sum + place.told, 0) });
  }
  return ok({
    people: await store.countPeopleOf(tx, fields.scope),
    days: daysOfClosure(fields, today, today + yearDays),
    stages,
  });
}
