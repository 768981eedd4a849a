/** Prepares a rollout inside a sample or rehearsal organisation, through the same commands a person would use. */
import type { RolloutId, StageId } from '#contracts/ids.ts';
import type { PassRule } from '#contracts/pass-rules.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import type { Result } from '#domain/result.ts';
import { addDays, dateAt, mondayFrom } from '#server/platform/calendar.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { addAdoptionMeasure } from '#server/features/adoption/index.ts';
import { freezeCriteria, saveCriteria } from '#server/features/criteria/index.ts';
import { approveDefaultMessage } from '#server/features/messages/index.ts';
import { acceptCohort, draftCohort, submitPilot } from '#server/features/pilot/index.ts';
import { createRollout } from '#server/features/rollouts/index.ts';
import { approveOpenPlan } from './approve-open-plan.ts';
import type { RolloutPlan } from './plan.ts';
import type { ConsentPlace } from './simulated-consent.ts';

/** Days in which a goal is to be reached when the plan names no date. */
const goalDays = 120;

/** Creates the rollout, chooses and freezes the pilot, freezes the criteria, approves the messages, submits and approves the plan. */
export async function setUpRollout(
  tx: Transaction,
  context: Context,
  plan: RolloutPlan,
  /** Does what lies between choosing the people and freezing them. */
  askPeople?: (place: ConsentPlace) => Promise<void>,
): Promise<RolloutId> {
  const rollout = expectOk(await createRollout(tx, context, plan.name));
  const { rolloutId } = rollout;
  const { stageId } = rollout.stages[0]!;
  const cohort = expectOk(
    await draftCohort(
      tx,
      context,
      { rolloutId, stageId },
      { by: [...plan.by], size: plan.size, seed: plan.seed },
    ),
  );
  await askPeople?.({ rolloutId, stageId, cohortId: cohort.cohortId });
  expectOk(await acceptCohort(tx, context, rolloutId, cohort.cohortId));
  const today = dateAt(context.now, 'UTC');
  const goals = plan.goals.map((goal) => ({ ...goal, dueOn: goal.dueOn ?? addDays(today, goalDays) }));
  expectOk(
    await saveCriteria(tx, context, rolloutId, {
      goals,
      definitions: plan.criteria,
      passRules: rulesFor(plan, stageId),
    }),
  );
  for (const measure of plan.adoption ?? [])
    expectOk(await addAdoptionMeasure(tx, context, rolloutId, measure));
  expectOk(await freezeCriteria(tx, context, rolloutId));
  const kinds = ['pilot', 'wave', ...(plan.adoption === undefined ? [] : (['unused'] as const))] as const;
  for (const stageKind of kinds) await approveDefaultMessage(tx, context, rolloutId, stageKind);
  expectOk(
    await submitPilot(tx, context, rolloutId, stageId, {
      ...plan.pilot,
      startsOn: mondayFrom(addDays(today, plan.pilot.noticeDays)),
    }),
  );
  await approveOpenPlan(tx, context, rolloutId);
  return rolloutId;
}

/** Waves are laid out later and have no number yet: they are held to the count of every stage. */
function rulesFor({ passRules = [] }: RolloutPlan, pilotId: StageId): PassRule[] {
  return passRules.map(({ of, rule }) => ({ ...rule, stageId: of === 'pilot' ? pilotId : null }));
}

/** A refused step is an error of the plan, reported with the sentence a person would have read. */
function expectOk<Value>(result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new RehearsalRefused(result.refusal);
  return result.value;
}

/** A step of a rehearsal was refused; the message is the sentence of the refusal. */
export class RehearsalRefused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(say('en', refusal));
    this.name = 'RehearsalRefused';
    this.refusal = refusal;
  }
}
