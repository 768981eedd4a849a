/**
 * What stands in the way of approving waves as they are laid out: a wave off the weeks or groups of the approach, one
 * whose day has passed, and all that breaks the limits it was planned with. Read anew each time, because freezes,
 * capacities and dates change while a plan waits.
 */
import type { Statement } from '#contracts/shared-schemas.ts';
import { rolloutStatement } from '#contracts/sentences/rollout-sentences.ts';
import { nameStage } from '#domain/rollout/stage-names.ts';
import { checkPlan, type PlanViolation } from '#domain/waves/check-plan.ts';
import { mondayOfWeek } from '#domain/waves/working-week.ts';
import { isWaiting, weekOf, type StandingPlan } from './standing-plan.ts';

/** As many of one sort as are said one by one. */
const named = 5;

type Found = {
  readonly standing: StandingPlan;
  /** The people of each waiting wave who belong to no group of the plan. */
  readonly withoutGroup: ReadonlyMap<number, number>;
  /** The day in the rollout's zone. */
  readonly today: string;
};

export function planErrors(found: Found): readonly Statement[] {
  const { plan, groups, capacity } = found.standing;
  const weeks = new Map(groups.map(({ id, week }) => [id, week]));
  const checked = groups.map((group) => ({ ...group, isFixed: !group.mayMove }));
  const violations = checkPlan(checked, capacity, weeks).map((violation) =>
    sayViolation(violation, plan.startsOn),
  );
  const waves = wavesOf(found).flatMap((wave) => waveErrors(wave, found));
  return [...waves, ...violations.slice(0, named), ...moreThan(violations)];
}

/** Waves whose people get less notice than they were to have. */
export function planCautions(found: Found): readonly Statement[] {
  const { plan, earliest } = found.standing;
  return wavesOf(found)
    .filter(({ on }) => on >= found.today && weekOf(plan.startsOn, on) < earliest)
    .map(({ stage, on, noticeDays }) => rolloutStatement('plan_wave_near', { stage, on, days: noticeDays }));
}

function moreThan(violations: readonly Statement[]): readonly Statement[] {
  const count = violations.length - named;
  return count > 0 ? [rolloutStatement('plan_more_errors', { count })] : [];
}

function wavesOf({ standing: { plan, stages } }: Found) {
  return stages
    .filter((stage) => stage.kind === 'wave' && isWaiting(stage))
    .map(({ stageId, name, startsOn, noticeDays }) => ({
      stageId,
      stage: nameStage(name),
      on: startsOn ?? plan.startsOn,
      noticeDays,
    }));
}

function waveErrors(
  { stageId, stage, on }: ReturnType<typeof wavesOf>[number],
  { standing: { plan }, withoutGroup, today }: Found,
): readonly Statement[] {
  const people = withoutGroup.get(stageId) ?? 0;
  const isOff = on !== mondayOfWeek(plan.startsOn, weekOf(plan.startsOn, on));
  return [
    ...(isOff ? [rolloutStatement('plan_wave_off_weeks', { stage, on })] : []),
    ...(on < today ? [rolloutStatement('plan_wave_past', { stage, on })] : []),
    ...(people > 0 ? [rolloutStatement('plan_wave_without_group', { stage, people })] : []),
  ];
}

function sayViolation({ kind, week, group, message }: PlanViolation, startsOn: string): Statement {
  const on = mondayOfWeek(startsOn, week ?? 0);
  switch (kind) {
    case 'frozen':
      return rolloutStatement('plan_group_closed', { group: group!, on });
    case 'order':
      return rolloutStatement('plan_group_order', { group: group!, on });
    case 'together':
      return rolloutStatement('plan_group_apart', { group: group!, on });
    case 'people':
    case 'helpdesk':
    case 'site':
    case 'trainer_seats':
      return rolloutStatement('plan_week_full', { limit: kind, on });
    case 'not_planned':
    case 'unknown_group':
    case 'outside_weeks':
      return rolloutStatement('own_words', { text: message });
  }
}
