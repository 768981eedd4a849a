/**
 * What the invented people of the sample do on their days: task owners, people who book a place, put off their date,
 * rate their first day or answer the survey, the lead who leaves somebody out, and those who say what should be different. The engine and the
 * simulated panel do the rest.
 */
import type { OrganisationId, RolloutId } from '#contracts/ids.ts';
import { engineActor } from '#server/platform/actor.ts';
import { addDays, dateAt, daysLater } from '#server/platform/calendar.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import { inOrganisation, type Database, type Transaction } from '#server/platform/db/database.ts';
import { answerWhy, peopleToAsk } from '#server/features/adoption/index.ts';
import { addExceptions } from '#server/features/exceptions/index.ts';
import { expectOk } from './expect-ok.ts';
import { bookAtLargeSite, bookAtSmallSite, offerPlaces, putOffSome } from './sample-bookings.ts';
import { decideHowPeopleEnrol } from './sample-enrolment.ts';
import { carryOutChange, decideChanges, hearLately, hearPilot, hearWaves } from './sample-feedback.ts';
import { askAfterFirstDay, rateFirstDays } from './sample-pulses.ts';
import { answerTheSurvey, askByASurvey, surveyDays } from './sample-survey.ts';
import { handOverGroup, readGroupAgain } from './sample-targeting.ts';
import { answerDueTasks, givePilotTasks, giveWavesTasks, tickSome } from './sample-tasks.ts';
import { undatedPeople } from './store.ts';

/** The rollouts of the sample that people act in. */
export type Cast = { readonly waves?: RolloutId; readonly upgrade?: RolloutId; readonly phones?: RolloutId };

type Scene = {
  readonly of: keyof Cast;
  /** Days before today. */
  readonly daysBefore: number;
  readonly play: (tx: Transaction, context: Context, rolloutId: RolloutId) => Promise<void>;
};

/** Task owners act on these days: at once where a wave may start that day, and every few days from then on. */
const ownersActDays = {
  waves: [26, 23, 20, 17, 14, 11, 8, 5],
  upgrade: [26, 22, 18, 15, 12],
  phones: [9, 6, 3],
};

/** People rate their first days, and those who had a bad one are called. */
const rateDays = {
  waves: [15, 13, 11, 9, 7, 5, 3, 1],
  upgrade: [24, 21, 18, 15],
};

const scenes: readonly Scene[] = [
  { of: 'waves', daysBefore: 66, play: hearPilot },
  { of: 'waves', daysBefore: 16, play: hearWaves },
  { of: 'waves', daysBefore: 13, play: decideChanges },
  { of: 'waves', daysBefore: 12, play: carryOutChange },
  { of: 'waves', daysBefore: 2, play: hearLately },
  { of: 'waves', daysBefore: 20, play: askAfterFirstDay },
  { of: 'upgrade', daysBefore: 29, play: askAfterFirstDay },
  { of: 'upgrade', daysBefore: 29, play: askByASurvey },
  ...surveyDays.map((daysBefore, turn): Scene => ({
    of: 'upgrade',
    daysBefore,
    play: async (tx, context, rolloutId) => await answerTheSurvey(tx, context, rolloutId, turn),
  })),
  { of: 'waves', daysBefore: 26, play: giveWavesTasks },
  { of: 'waves', daysBefore: 26, play: decideHowPeopleEnrol },
  {
    of: 'upgrade',
    daysBefore: 29,
    play: async (tx, context, rolloutId) => await givePilotTasks(tx, context, rolloutId, 'upgrade'),
  },
  {
    of: 'phones',
    daysBefore: 11,
    play: async (tx, context, rolloutId) => {
      await givePilotTasks(tx, context, rolloutId, 'phones');
      await offerPlaces(tx, context, rolloutId);
    },
  },
  { of: 'waves', daysBefore: 9, play: leaveOneOut },
  {
    of: 'waves',
    daysBefore: 8,
    play: async (tx, context, rolloutId) =>
      await putOffSome(tx, context, rolloutId, { site: 'Kraków', most: 5 }),
  },
  { of: 'waves', daysBefore: 3, play: handOverGroup },
  { of: 'waves', daysBefore: 1, play: readGroupAgain },
  { of: 'waves', daysBefore: 2, play: sayWhy },
  { of: 'phones', daysBefore: 5, play: bookAtLargeSite },
  { of: 'phones', daysBefore: 4, play: bookAtSmallSite },
  {
    of: 'phones',
    daysBefore: 2,
    play: async (tx, context, rolloutId) =>
      await putOffSome(tx, context, rolloutId, { site: 'Home-based', most: 3 }),
  },
  { of: 'phones', daysBefore: 1, play: tickSome },
  ...(Object.keys(rateDays) as (keyof typeof rateDays)[]).flatMap((of) =>
    rateDays[of].map((daysBefore): Scene => ({ of, daysBefore, play: rateFirstDays })),
  ),
  ...(Object.keys(ownersActDays) as (keyof Cast)[]).flatMap((of) =>
    ownersActDays[of].map((daysBefore): Scene => ({ of, daysBefore, play: answerDueTasks })),
  ),
];

/** Most of those who stopped using it say why, the reasons in turns. */
async function sayWhy(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<void> {
  const said = ['went_back', 'no_need', 'went_back', 'training_wanted', 'no_need', 'not_working'] as const;
  for (const [index, personId] of (await peopleToAsk(tx, rolloutId, 24)).entries())
    await answerWhy(tx, context, { rolloutId, personId }, { reason: said[index % said.length]!, words: '' });
}

/** Somebody who has no date yet is away for a while. */
async function leaveOneOut(tx: Transaction, context: Context, rolloutId: RolloutId): Promise<void> {
  const people = await undatedPeople(tx, rolloutId, 1);
  if (people.length === 0) return;
  const untilOn = addDays(dateAt(context.now, 'UTC'), 60);
  const reason = 'On parental leave; takes part afterwards';
  expectOk(
    'an exception',
    await addExceptions(tx, context, { people, list: 'exclude', kind: 'absence', reason, untilOn }),
  );
}

/** Plays the scenes whose time has come, each once, in the order of their days. */
export function createStory(database: Database, organisationId: OrganisationId, today: Date) {
  const cast: { -readonly [Key in keyof Cast]: Cast[Key] } = {};
  const ahead = scenes.toSorted((left, right) => right.daysBefore - left.daysBefore);
  return {
    cast,
    async playUntil(now: Date): Promise<void> {
      while (ahead[0] !== undefined && daysLater(today, -ahead[0].daysBefore) <= now) {
        const { of, play } = ahead.shift()!;
        await inOrganisation(database, organisationId, async (tx) => {
          const context = await createContext(tx, { organisationId, actor: engineActor });
          await play(tx, context, cast[of]!);
        });
      }
    },
  };
}
