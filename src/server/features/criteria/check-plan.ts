/**
 * What keeps goals and criteria from being saved, and what is missing before they can be frozen. What a complete
 * criterion is, is decided by the evidence core; how goals and criteria belong together, here.
 */
import { readTracks, type CriterionDefinition } from '#contracts/criteria.ts';
import type { Goal } from '#contracts/goals.ts';
import { kindOfMetric } from '#contracts/metric-definitions.ts';
import { isEmpty, type PassRule } from '#contracts/pass-rules.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { goalStatement } from '#contracts/sentences/goal-sentences.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { namesAdoption } from '#domain/adoption/measure.ts';
import { criterionStatement } from '#domain/evidence/criterion-sentences.ts';
import { findingsOf } from './criterion-advice.ts';
import type { CriteriaPlan } from './store.ts';

/** The first goal, criterion or count that cannot be kept as it is, with why. */
export function findIncomplete({ goals, definitions, passRules = [] }: CriteriaPlan): Refusal | undefined {
  const repeatedGoal = firstRepeated(goals);
  if (repeatedGoal !== undefined)
    return refusal('goal_incomplete', {
      goal: repeatedGoal.name,
      finding: goalStatement('goal_id_repeated'),
    });
  const repeated = firstRepeated(definitions);
  for (const definition of definitions) {
    const finding =
      findingsOf(definition)[0] ??
      (definition === repeated ? criterionStatement('criterion_id_repeated') : undefined) ??
      (namesAdoption(definition.name) ? goalStatement('criterion_not_adoption') : undefined) ??
      (isOrphan(definition, goals) ? goalStatement('goal_unknown') : undefined) ??
      (definition.kind !== 'qualitative' && definition.kind !== kindOfMetric[definition.metric]
        ? goalStatement('metric_other_kind', { kind: kindOfMetric[definition.metric] })
        : undefined) ??
      (definition.hypothesis !== undefined && definition.track === undefined
        ? goalStatement('hypothesis_without_track')
        : undefined);
    if (finding !== undefined)
      return refusal('criterion_incomplete', { criterion: definition.name, finding });
  }
  return findIncompleteRule(passRules);
}

/** A stage may be held to no count; the rule of every stage says something. */
function findIncompleteRule(rules: readonly PassRule[]): Refusal | undefined {
  if (new Set(rules.map(({ stageId }) => stageId)).size < rules.length) return refusal('pass_rule_repeated');
  return rules.some((rule) => rule.stageId === null && isEmpty(rule))
    ? refusal('pass_rule_empty')
    : undefined;
}

function firstRepeated<T extends { readonly id: string }>(items: readonly T[]): T | undefined {
  return items.find((item, index) => items.findIndex(({ id }) => id === item.id) < index);
}

function isOrphan({ goal }: CriterionDefinition, goals: readonly Goal[]): boolean {
  return goal !== undefined && goals.every(({ id }) => id !== goal);
}

/** What is missing before goals and criteria can be frozen. */
export function missingFrom({ goals, definitions }: CriteriaPlan): Statement[] {
  const missing: Statement[] = [];
  if (!definitions.some((definition) => definition.kind !== 'qualitative' && definition.role === 'exit'))
    missing.push(criterionStatement('criteria_need_measured_exit'));
  if (!definitions.some((definition) => definition.kind === 'qualitative'))
    missing.push(criterionStatement('criteria_need_qualitative'));
  for (const { track, criteria } of readTracks(
    definitions.map((definition) => ({ ...definition, verdict: 'no_data', n: 0 })),
  ))
    if (criteria === 0)
      missing.push(goalStatement('track_untried', { track: goalStatement('track_named', { track }) }));
  for (const { id, name, dueOn } of goals) {
    const own = definitions.filter(({ goal }) => goal === id);
    if (own.length === 0) missing.push(goalStatement('goal_unmeasured', { goal: name }));
    if (dueOn === null) missing.push(goalStatement('goal_without_date', { goal: name }));
    for (const definition of own)
      if (definition.kind !== 'qualitative' && definition.baseline === undefined)
        missing.push(goalStatement('goal_without_baseline', { criterion: definition.name }));
  }
  return missing;
}
