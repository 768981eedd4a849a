/**
 * What stands in the way of approving waves as they are laid out: a wave off the weeks or groups of the approach, one too
 * near for its notice, and all that breaks the limits it was planned with. Read anew each time, because freezes,
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

/** `withoutGroup` has the people of each waiting wave who belong to no group of the plan. */
export function planErrors(
  standing: StandingPlan,
  withoutGroup: ReadonlyMap<number, number>,
): readonly Statement[] {
  const { plan, groups, capacity } = standing;
  const weeks = new Map(groups.map(({ id, week }) => [id, week]));
  const checked = groups.map((group) => ({ ...group, isFixed: !group.mayMove }));
  const violations = checkPlan(checked, capacity, weeks).map((violation) =>
    sayViolation(violation, plan.startsOn),
  );
  return [...waveErrors(standing, withoutGroup), ...violations.slice(0, named), ...moreThan(violations)];
}

function moreThan(violations: readonly Statement[]): readonly Statement[] {
  const count = violations.length - named;
  return count > 0 ? [rolloutStatement('plan_more_errors', { count })] : [];
}

function waveErrors(
  { plan, stages, earliest }: StandingPlan,
  withoutGroup: ReadonlyMap<number, number>,
): readonly Statement[] {
  return stages
    .filter((stage) => stage.kind === 'wave' && isWaiting(stage))
    .flatMap((wave) => {
      const on = wave.startsOn ?? plan.startsOn;
      const stage = nameStage(wave.name);
      const people = withoutGroup.get(wave.stageId) ?? 0;
      const week = weekOf(plan.startsOn, on);
      return [
        ...(on === mondayOfWeek(plan.startsOn, week)
          ? []
          : [rolloutStatement('plan_wave_off_weeks', { stage, on })]),
        ...(week >= earliest
          ? []
          : [rolloutStatement('plan_wave_near', { stage, on, days: wave.noticeDays })]),
        ...(people === 0 ? [] : [rolloutStatement('plan_wave_without_group', { stage, people })]),
      ];
    });
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
