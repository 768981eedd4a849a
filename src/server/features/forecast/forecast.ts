/** The forecast of a rollout as it stands, and as it would stand if something were different. */
import type { Forecast, WhatIf } from '#contracts/forecast.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { checkClosureDays, placeKinds, type PlaceCalendar } from '#domain/calendar/closures.ts';
import { paceCarried } from '#domain/forecast/carried-by.ts';
import { forecastFinish } from '#domain/forecast/forecast-finish.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { readCalendar } from '#server/features/calendar/index.ts';
import { findRollout, presentRollout, sumCounts, boardFigures } from '#server/features/rollouts/index.ts';
import { closedPartOf } from './closed-part.ts';
import { waitingPlaces, type WaitingPlace } from './places-store.ts';
import { remainingPlan, weekly, withSlip, type Remaining } from './remaining-plan.ts';

const seed = 1;

/** The remaining plan of a rollout with its settings; `remaining` is null while there is nothing to forecast. */
export async function readRemaining(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { laterStageId: stageId = null, weeksLater: weeks = 0, freeze = null }: WhatIf = {},
) {
  const rollout = await findRollout(tx, rolloutId);
  if (rollout === undefined) return null;
  const { stages } = await presentRollout(tx, rollout);
  const { tickets, ticketPeople } = await boardFigures(tx, rolloutId);
  const measured = ticketPeople === 0 ? null : { tickets, people: ticketPeople };
  const helpdesk = rollout.settings.helpdesk ?? null;
  const today = dateAt(context.now, rollout.timeZone);
  const calendar = await readCalendar(tx);
  const closedPart = closedPartOf(calendar, await waitingOf(tx, rolloutId, calendar, freeze), freeze);
  const later = stageId === null ? stages : withSlip(stages, { stageId, weeks, today });
  // People of a skipped stage have put nothing off themselves.
  const measuredOn = sumCounts(stages.filter(({ status }) => status !== 'skipped'));
  const options = { tickets: measured, helpdesk, today, closedPart, measuredOn };
  const counts = sumCounts(stages);
  const remaining = remainingPlan(later, counts, options);
  return { rollout, today, helpdesk, stages, counts, options, remaining };
}

/** Nobody is asked where people wait while neither the calendar nor the freeze tells places apart. */
async function waitingOf(
  tx: Transaction,
  rolloutId: RolloutId,
  calendar: PlaceCalendar,
  freeze: WhatIf['freeze'],
): Promise<WaitingPlace[]> {
  const named = calendar.namedPlaces();
  const place = freeze?.place ?? null;
  const all =
    place === null ? named : { ...named, [place.kind]: [...new Set([...named[place.kind], place.name])] };
  return placeKinds.every((kind) => all[kind].length === 0) ? [] : await waitingPlaces(tx, rolloutId, all);
}

/** The forecast; with `whatIf`, on the same chance and without changing anything. */
export async function forecastRollout(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  whatIf: WhatIf = {},
): Promise<Result<{ forecast: Forecast | null }, Refusal>> {
  const { freeze = null, laterStageId = null } = whatIf;
  const explanation = freeze === null ? null : checkClosureDays({ kind: 'dates', ...freeze });
  if (explanation !== null) return refuse(refusal('closure_days_bad', { explanation }));
  const read = await readRemaining(tx, context, rolloutId, whatIf);
  if (read === null) return refuse(refusal('not_found', { what: 'rollout' }));
  if (laterStageId !== null && !read.stages.some(({ stageId }) => stageId === laterStageId))
    return refuse(refusal('not_found', { what: 'stage' }));
  // Before the waves are laid out most people have no date: an end of the pilot's people is nobody's finish.
  if (read.remaining === null || !read.stages.some(({ kind }) => kind === 'wave'))
    return ok({ forecast: null });
  const helpdesk = whatIf.helpdesk === undefined ? read.helpdesk : whatIf.helpdesk;
  const weeksLater = laterStageId === null ? (whatIf.weeksLater ?? 0) : 0;
  const { targetOn } = read.rollout.settings;
  return ok({ forecast: play(read.remaining, { ...whatIf, weeksLater, helpdesk }, targetOn) });
}

function play(
  { plan, rates, total }: Remaining,
  { helpdesk, peoplePerWeek, ...whatIf }: WhatIf & { readonly helpdesk: Forecast['helpdesk'] },
  targetOn: string | null,
): Forecast {
  const changed = {
    ...plan,
    peoplePerWeek: peoplePerWeek ?? plan.peoplePerWeek,
    helpdesk: helpdesk === null ? null : weekly(helpdesk),
  };
  const { runs, weeks, finish, residue, chanceBy } = forecastFinish(changed, rates, { seed, whatIf });
  return {
    runs,
    weeks: [...weeks],
    finish,
    residue,
    done: plan.done,
    total,
    targetOn,
    chanceByTarget: targetOn === null ? null : chanceBy(targetOn),
    measured: rates,
    helpdesk,
    pace: helpdesk === null || rates.tickets === null ? null : paceCarried(rates.tickets, helpdesk),
  };
}
