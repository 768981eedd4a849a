/** The list of the daily stand-up: what is open, late, unowned, and new since the working day before. */
import type { OpenPriorityOne, StandUp } from '#contracts/hypercare.ts';
import type { RolloutId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { workingDaysBefore } from '#domain/calendar/working-days.ts';
import { charterTemplate } from '#domain/hypercare/charter.ts';
import { ok, type Result } from '#domain/result.ts';
import { readWorkingDays } from '#server/features/calendar/index.ts';
import { dutiesOf, ticketsByDay } from '#server/features/charter/index.ts';
import { countFreshStragglers, countStragglers } from '#server/features/stragglers/index.ts';
import { addDays, dateAt, instantOn } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findHypercare, isOn } from './present-hypercare.ts';
import * as store from './store.ts';

/** So many days of tickets are shown, today among them. */
const daysShown = 14;

export async function getStandUp(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<Result<StandUp, Refusal>> {
  const found = await findHypercare(tx, rolloutId);
  if (!found.ok) return found;
  const { timeZone } = found.value.rollout;
  const charter = found.value.row.charter ?? charterTemplate;
  const today = dateAt(context.now, timeZone);
  const sinceOn = workingDaysBefore(today, 1, await readWorkingDays(tx));
  const since = instantOn(sinceOn, 0, timeZone);
  const first = addDays(today, 1 - daysShown);
  const from = sinceOn < first ? sinceOn : first;
  const tickets = new Map(
    (await ticketsByDay(tx, rolloutId, instantOn(from, 0, timeZone), timeZone)).map((day) => [
      day.on,
      day.tickets,
    ]),
  );
  const figures = await store.ticketFigures(tx, rolloutId, since);
  const left = await countStragglers(tx, rolloutId, {});
  const sumOf = (rows: typeof left) => rows.reduce((sum, { people }) => sum + people, 0);
  return ok({
    since: since.toISOString(),
    onDuty: (await dutiesOf(tx, rolloutId)).filter((duty) => isOn(duty, today)).map(({ name }) => name),
    priorityOne: (await store.openPriorityOne(tx, rolloutId)).map((one) =>
      presentCase(one, { minutes: charter.priorityOneMinutes, now: context.now, since }),
    ),
    opened: [...tickets].reduce((sum, [on, count]) => (on >= sinceOn ? sum + count : sum), 0),
    unsorted: figures.unsorted,
    stragglers: {
      people: sumOf(left),
      fresh: await countFreshStragglers(tx, rolloutId, since),
      unowned: sumOf(left.filter(({ owner }) => owner === null)),
    },
    requests: { open: figures.requestsOpen, fresh: figures.requestsFresh },
    days: Array.from({ length: daysShown }, (_, index) => addDays(first, index)).map((on) => ({
      on,
      tickets: tickets.get(on) ?? 0,
      isWhole: on < today,
    })),
    ticketsPerDayMost: charter.exit.ticketsPerDayMost,
  });
}

/** A ticket of priority 1 that is open has no answer yet, and is late once its time is over. */
function presentCase(
  { kind, id, words, since: openedAt }: store.OpenCase,
  { minutes, now, since }: { readonly minutes: number; readonly now: Date; readonly since: Date },
): OpenPriorityOne {
  const answerBy = kind !== 'finding' ? new Date(openedAt.getTime() + minutes * 60_000) : null;
  return {
    kind,
    id,
    words,
    since: openedAt.toISOString(),
    answerBy: answerBy?.toISOString() ?? null,
    isLate: answerBy !== null && now > answerBy,
    isNew: openedAt >= since,
  };
}
