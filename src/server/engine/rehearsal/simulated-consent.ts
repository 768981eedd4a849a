/**
 * Asks the people of a draft in a sample organisation and answers for them: nearly everybody says yes, a few decline
 * and are replaced by the substitute the product proposes. Through the same commands that real people use.
 */
import type { CohortId, PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import { addDays, dateAt } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { approveDefaultMessage } from '#server/features/messages/index.ts';
import {
  askPeople,
  listSubstitutes,
  recordAnswer,
  replaceMember,
  setConsent,
} from '#server/features/pilot/index.ts';
import { expectOk } from './expect-ok.ts';
import { placesOf } from './store.ts';

export type ConsentPlace = {
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
  readonly cohortId: CohortId;
};

/** Every so manieth person of the order declines. */
const declinesEvery = 60;
const answerDays = 7;

/** Brings a draft to the point where everybody with a place has agreed. */
export async function simulateConsent(
  tx: Transaction,
  context: Context,
  place: ConsentPlace,
  publicUrl: string,
): Promise<void> {
  const { rolloutId, stageId, cohortId } = place;
  expectOk('a simulated answer', await setConsent(tx, context, { rolloutId, stageId }, true));
  await approveDefaultMessage(tx, context, rolloutId, 'consent');
  const answerByOn = addDays(dateAt(context.now, 'UTC'), answerDays);
  expectOk(
    'a simulated answer',
    await askPeople(tx, context, { rolloutId, cohortId }, { answerByOn, publicUrl }),
  );
  for (const [index, person] of (await placesOf(tx, cohortId)).entries())
    await say(tx, context, place, person, index % declinesEvery === 7 ? 'no' : 'yes');
  const { places } = expectOk('a simulated answer', await listSubstitutes(tx, context, rolloutId, cohortId));
  for (const { personId, substitutes } of places) {
    const [best] = substitutes;
    if (best === undefined) continue;
    const change = { by: best.personId, reason: 'Fits the place best', publicUrl };
    expectOk(
      'a simulated answer',
      await replaceMember(tx, context, { rolloutId, cohortId, personId }, change),
    );
    await say(tx, context, place, best, 'yes');
  }
}

async function say(
  tx: Transaction,
  context: Context,
  { rolloutId, cohortId }: ConsentPlace,
  { personId, displayName }: { readonly personId: PersonId; readonly displayName: string },
  answer: 'yes' | 'no',
): Promise<void> {
  const actor = { kind: 'person' as const, id: String(personId), name: displayName };
  const where = { rolloutId, cohortId, personId };
  expectOk(
    'a simulated answer',
    await recordAnswer(tx, { ...context, actor }, where, { answer, via: 'page', reason: null }),
  );
}
