/** How a cohort was asked for; stored with it, so that the same people can be chosen again. */
import type { CohortRules, DraftRequest } from '#contracts/cohort-rules.ts';

export const defaultSeed = 1;

/** The rules of a request with every default filled in; size 0 leaves it to the volunteers' audit. */
export function toRules(request: DraftRequest): CohortRules {
  return {
    ...(request.method === 'cube' ? { method: request.method } : {}),
    by: request.by,
    numeric: (request.numeric ?? []).filter((name) => request.by.includes(name)),
    size: request.size ?? 0,
    seed: request.seed ?? defaultSeed,
    preset: request.preset ?? 'balanced',
    start: request.start ?? 'random',
    weights: request.weights ?? [],
    must: request.must ?? [],
    exclude: request.exclude ?? [],
    team: request.team ?? null,
    minimums: request.minimums ?? [],
    extend: request.extend ?? null,
    volunteers: request.volunteers ?? [],
  };
}
