/**
 * What is worked out about waves away from the database: laying groups out, and re-planning them. Small problems take
 * less time than a thread needs to start and are solved at once.
 */
import { planWaves, type WavePlan } from '#domain/waves/plan-waves.ts';
import { replanWaves, type Replan, type ReplanInput } from '#domain/waves/replan-waves.ts';
import type { Result } from '#domain/result.ts';
import type { PlanRefusal, WaveCapacity, WaveGroup } from '#domain/waves/wave-groups.ts';
import { runInThread } from '#server/platform/run-in-thread.ts';

export type PlanningJob =
  | { readonly kind: 'plan'; readonly groups: readonly WaveGroup[]; readonly capacity: WaveCapacity }
  | { readonly kind: 'replan'; readonly input: ReplanInput };

type Answer = { plan: Result<WavePlan, PlanRefusal>; replan: Result<Replan, PlanRefusal> };

/** The same input gives the same plan, so that what is confirmed is what was shown. */
export const planningSeed = 1;
/** About a tenth of a second. */
const polishMoves = 300_000;
const fewGroups = 400;

export function solve(job: PlanningJob): Answer[PlanningJob['kind']] {
  if (job.kind === 'replan') return replanWaves(job.input);
  const moves = Math.min(polishMoves, job.groups.length * 200);
  return planWaves(job.groups, job.capacity, { seed: planningSeed, polishMoves: moves });
}

function groupsOf(job: PlanningJob): number {
  return job.kind === 'plan' ? job.groups.length : job.input.groups.length;
}

/** Solves the job here or in a thread. */
export async function work<Kind extends PlanningJob['kind']>(
  job: Extract<PlanningJob, { kind: Kind }>,
): Promise<Answer[Kind]> {
  if (groupsOf(job) <= fewGroups) return solve(job) as Answer[Kind];
  return await runInThread<Answer[Kind]>(new URL('planning-thread.ts', import.meta.url), job);
}
