/** Reads how a rollout has been planned, so that a rehearsal can do the same with a copy of the directory. */
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { plannedMeasures } from '#server/features/adoption/index.ts';
import { criteriaOf, goalsOf, passRulesOf } from '#server/features/criteria/index.ts';
import { currentCohort, submittedPacing } from '#server/features/pilot/index.ts';
import { countPeople, findRollout, stagesOf, type StageRow } from '#server/features/rollouts/index.ts';
import { suggestPlan } from './default-plan.ts';
import { simulatedSource, type RolloutPlan } from './plan.ts';

/** The plan of a rollout as it stands, or as it waits for approval; refused while no people have been chosen for the pilot. */
export async function readPlan(tx: Transaction, rolloutId: RolloutId): Promise<Result<RolloutPlan, Refusal>> {
  const rollout = await findRollout(tx, rolloutId);
  const pilot = (await stagesOf(tx, rolloutId)).find((stage) => stage.kind === 'pilot');
  if (rollout === undefined || pilot === undefined) return refuse(refusal('not_found', { what: 'rollout' }));
  const cohort = await currentCohort(tx, pilot.stageId);
  if (cohort === undefined) return refuse(refusal('cohort_missing'));
  const criteria = (await criteriaOf(tx, rolloutId)).map((row) => row.definition);

  const adoption = (await plannedMeasures(tx, rolloutId)).map((measure) => ({
    ...measure,
    source: simulatedSource,
  }));
  const { by, seed, size } = cohort.options;
  const suggested = suggestPlan(await countPeople(tx), { name: rollout.name, by, seed, size });
  return ok({
    ...suggested,
    ...(adoption.length === 0 ? {} : { adoption }),
    ...(rollout.criteriaFrozenAt === null
      ? {}
      : { criteria, goals: await goalsOf(tx, rolloutId), passRules: await rulesOf(tx, pilot) }),
    pilot: (await submittedPacing(tx, rolloutId)) ?? pacingOf(pilot) ?? suggested.pilot,
  });
}

function pacingOf(pilot: StageRow): RolloutPlan['pilot'] | undefined {
  if (pilot.startsOn === null) return undefined;
  const { startsPerDay, noticeDays, windowDays, soakDays } = pilot;
  return { startsPerDay, noticeDays, windowDays, soakDays };
}

/** The counts that the pilot and every stage are held to; those of single waves mean nothing where waves are laid out anew. */
async function rulesOf(
  tx: Transaction,
  { rolloutId, stageId: pilotId }: StageRow,
): Promise<NonNullable<RolloutPlan['passRules']>> {
  return (await passRulesOf(tx, rolloutId)).flatMap(({ stageId, ...rule }) =>
    stageId === null || stageId === pilotId
      ? [{ of: stageId === null ? ('every_stage' as const) : ('pilot' as const), rule }]
      : [],
  );
}
