/** Whether an app is ready: what its open findings have come to, and whether anybody has said how important it is. */
import type { AppImportance } from '../directory/read-values.ts';
import type { TriageAction } from '../journey/triage.ts';
import type { ReadinessState } from './readiness-rules.ts';

export const appReasons = ['stops_all', 'stops_affected', 'workaround', 'importance_unknown'] as const;
export type AppReason = (typeof appReasons)[number];

const reasonOfAction: Readonly<Record<TriageAction, AppReason | null>> = {
  stop_all: 'stops_all',
  stop_affected: 'stops_affected',
  workaround: 'workaround',
  continue: null,
};

/** The reasons of an app from the actions of its open findings, each once, the gravest first. */
export function reasonsOfApp(
  actions: readonly TriageAction[],
  importance: AppImportance | null,
): readonly AppReason[] {
  const found = new Set(actions.map((action) => reasonOfAction[action]));
  if (importance === null) found.add('importance_unknown');
  return appReasons.filter((reason) => found.has(reason));
}

export function appState(reasons: readonly AppReason[]): ReadinessState {
  if (reasons.some((reason) => reason === 'stops_all' || reason === 'stops_affected')) return 'not_ready';
  return reasons.length === 0 ? 'ready' : 'attention';
}
