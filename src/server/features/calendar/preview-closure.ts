/** Whom a closure or the times of a site would concern: their people, and the dates that would have to move. */
import type { ClosureFields, ClosurePreview, DatesLost, SiteTime } from '#contracts/calendar.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { PlaceCalendar, daysOfClosure } from '#domain/calendar/closures.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { dayOf } from '#domain/waves/working-week.ts';
import { asShown } from '#server/platform/as-shown.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { checkDays } from './manage-closures.ts';
import { OrganisationCalendar, readCalendar } from './organisation-calendar.ts';
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
  return ok({
    people: await store.countPeopleOf(tx, fields.scope),
    days: daysOfClosure(fields, today, today + yearDays),
    stages: await stagesThatLose(tx, now, alone, clock),
  });
}

/** The dates that would lie on a day the site does not work, by its own clock. */
export async function previewSiteTime(
  tx: Transaction,
  { now }: Context,
  times: SiteTime,
): Promise<Result<DatesLost, Refusal>> {
  const alone = new OrganisationCalendar([], [times], await store.timeZoneOf(tx));
  return ok({
    people: await store.countPeopleOf(tx, { kind: 'site', name: times.site }),
    stages: await stagesThatLose(tx, now, alone, alone),
  });
}

/** By stage, the people whose date is closed by what is looked at alone; the clock says on which day a date lies. */
async function stagesThatLose(
  tx: Transaction,
  now: Date,
  alone: PlaceCalendar,
  clock: OrganisationCalendar,
): Promise<DatesLost['stages']> {
  const named = {
    ...alone.namedPlaces(),
    site: [...new Set([...alone.namedPlaces().site, ...clock.namedPlaces().site])],
  };
  const stages: DatesLost['stages'] = [];
  for (const { startsOn: _, ...stage } of await store.stagesWithDates(tx)) {
    const lost = (await store.datedPlaces(tx, stage.stageId, now, named)).filter((place) =>
      alone.isClosed(place, clock.dayAt(place.at, place)),
    );
    const people = lost.reduce((sum, place) => sum + place.people, 0);
    if (people > 0) stages.push({ ...stage, people, told: lost.reduce((sum, place) => sum + place.told, 0) });
  }
  return stages;
}

/** Refuses `shown_changed` where another number of people would lose their date than the preview showed. */
export async function asPreviewed<Value>(
  done: Result<Value, Refusal>,
  shown: number | undefined,
  preview: () => Promise<Result<DatesLost, Refusal>>,
): Promise<Result<Value, Refusal>> {
  if (!done.ok || shown === undefined) return done;
  const lost = await preview();
  if (!lost.ok) return lost;
  return asShown(done, shown, () => lost.value.stages.reduce((sum, { people }) => sum + people, 0));
}
