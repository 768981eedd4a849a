/** The journey of a stage: counts, times, tickets and ratings per step, as the API answers them. */
import {
  answersMin,
  journeySteps,
  type Journey,
  type JourneyPart,
  type JourneyStep,
  type Rating,
} from '#contracts/journey.ts';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { mapJourney } from '#domain/journey/map-journey.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { findStage } from '#server/features/rollouts/index.ts';
import * as store from './journey-store.ts';

export async function getJourney(
  tx: Transaction,
  context: Context,
  place: { readonly rolloutId: RolloutId; readonly stageId: StageId },
): Promise<Result<Journey, Refusal>> {
  if ((await findStage(tx, place.rolloutId, place.stageId)) === undefined)
    return refuse(refusal('not_found', { what: 'stage' }));
  const paths = await store.pathsOf(tx, context, place);
  const times = new Map((await store.timesOf(tx, place)).map((row) => [row.step, row.medianHours]));
  const troubles = new Map((await store.troubleOf(tx, place)).map((row) => [row.step, row]));
  const counts = new Map(mapJourney(paths).map((count) => [count.step, count]));
  return ok({
    stageId: place.stageId,
    asAt: context.now.toISOString(),
    people: paths.reduce((sum, path) => sum + path.people, 0),
    steps: journeySteps.map((step) => {
      const trouble = troubles.get(step);
      return {
        ...counts.get(step)!,
        medianHours: times.get(step) ?? null,
        tickets: trouble?.tickets ?? 0,
        ...ratingsOf(trouble),
      };
    }),
  });
}

/** The people behind one number of the map. */
export async function listJourneyPeople(
  tx: Transaction,
  context: Context,
  place: { readonly rolloutId: RolloutId; readonly stageId: StageId },
  query: { step: JourneyStep; part: JourneyPart; after?: number; limit?: number },
) {
  if ((await findStage(tx, place.rolloutId, place.stageId)) === undefined)
    return refuse(refusal('not_found', { what: 'stage' }));
  const { after = 0, limit = 100, ...part } = query;
  const people = await store.peopleAt(tx, context, place, { ...part, after, limit });
  return ok({
    rows: people.map(({ total: _, ...person }) => ({ ...person, statusAt: person.statusAt.toISOString() })),
    next: people.length === limit ? (people.at(-1)?.personId ?? null) : null,
    total: people[0]?.total ?? 0,
  });
}

const noTrouble = { answersWithout: 0, sumWithout: 0, answersWith: 0, sumWith: 0 };

/**
 * The rating of a step. The two ways are told apart only when both have enough answers: otherwise the small one
 * could be worked out from the other and the whole.
 */
function ratingsOf(trouble: Omit<store.StepTrouble, 'step' | 'tickets'> = noTrouble) {
  const { answersWithout, sumWithout, answersWith, sumWith } = trouble;
  const isSplit = answersWithout >= answersMin && answersWith >= answersMin;
  return {
    rating: rate(answersWithout + answersWith, sumWithout + sumWith),
    ratingByTrouble: isSplit
      ? { without: rate(answersWithout, sumWithout), with: rate(answersWith, sumWith) }
      : null,
  };
}

function rate(answers: number, sum: number): Rating {
  return { answers, mean: answers < answersMin ? null : Math.round((sum / answers) * 10) / 10 };
}
