/** How people of the sample enrol: mostly by themselves, two departments at a fair, and a few with somebody at their side. */
import type { RolloutId } from '#contracts/ids.ts';
import { addPersonalCare } from '#server/features/first-day/index.ts';
import { decideEnrolmentApproaches, stagesOf } from '#server/features/rollouts/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { expectOk } from './expect-ok.ts';
import { undatedPeople } from './store.ts';

/** Departments whose people stand at machines or in shops: they come to a fair. */
const fairs = ['Production', 'Sales'];
/** So many waves at the end are decided later. */
const undecidedWaves = 3;
const caredFor = 4;

export async function decideHowPeopleEnrol(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
): Promise<void> {
  const stages = (await stagesOf(tx, rolloutId)).filter(({ kind }) => kind !== 'hypercare');
  expectOk(
    'how people enrol',
    await decideEnrolmentApproaches(tx, context, rolloutId, {
      stages: stages
        .slice(0, -undecidedWaves)
        .map(({ stageId }) => ({ stageId, approach: 'self_service' as const })),
      groups: fairs.map((department) => ({ values: [department], approach: 'tech_fair' as const })),
    }),
  );
  const people = await undatedPeople(tx, rolloutId, caredFor);
  if (people.length === 0) return;
  expectOk(
    'personal care',
    await addPersonalCare(tx, context, rolloutId, {
      people,
      owner: 'Local IT',
      reason: 'Reads with a screen reader; somebody is there on the day',
    }),
  );
}
