/**
 * What is worked out about waves away from the database: laying groups out, and re-planning them. Small problems take
 * less time than a thread needs to start and are solved at once.
 */
import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
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

/** Re-plans worked out last, the oldest first, by the digest of all that they were worked out from. */
const known = new Map<string, Promise<Answer['replan']>>();
const knownMost = 16;

/** Works a re-plan out once for as long as nothing it rests on changes, however often it is looked at. */
export async function workOutReplan(input: ReplanInput): Promise<Answer['replan']> {
  const digest = createHash('sha256').update(serialize(input)).digest('base64');
  const answer = known.get(digest) ?? work<'replan'>({ kind: 'replan', input });
  known.delete(digest);
  known.set(digest, answer);
  for (const oldest of known.keys()) if (known.size > knownMost) known.delete(oldest);
  try {
    return await answer;
  } catch (problem) {
    known.delete(digest);
    throw problem;
  }
}

/** Solves the job here or in a thread. */
export async function work<Kind extends PlanningJob['kind']>(
  job: Extract<PlanningJob, { kind: Kind }>,
): Promise<Answer[Kind]> {
  if (groupsOf(job) <= fewGroups) return solve(job) as Answer[Kind];
  return await runInThread<Answer[Kind]>(new URL('planning-thread.ts', import.meta.url), job);
}
