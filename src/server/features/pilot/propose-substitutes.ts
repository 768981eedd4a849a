/** Who should get each place that somebody cannot take: the best fit first, and always the best of those who wait. */
import type { CohortId, PersonId, RolloutId } from '#contracts/ids.ts';
import type { OpenPlace } from '#contracts/participation.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as members from './member-store.ts';
import { prepareSelection } from './prepare-selection.ts';
import { findOwn } from './queries.ts';
import { runInThread } from './run-in-thread.ts';
import type { SubstituteProposals } from './selection-jobs.ts';

/** Places answered at once; filling one changes what fits the next. */
const placesMax = 12;
const proposalsPerPlace = 3;

export async function listSubstitutes(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  cohortId: CohortId,
): Promise<Result<{ places: OpenPlace[] }, Refusal>> {
  const cohort = await findOwn(tx, rolloutId, cohortId);
  if (cohort === undefined) return refuse(refusal('not_found', { what: 'cohort' }));
  const open = await members.listMembers(tx, context.now, cohortId, 'open', { after: 0, limit: placesMax });
  if (open.length === 0) return ok({ places: [] });
  const proposals = await propose(tx, context, cohort, open);
  if (!proposals.ok) return proposals;
  const standIns = await members.standInsOf(tx, cohortId);
  const named = await members.namesOf(
    tx,
    proposals.value.flatMap(({ substitutes }) => substitutes.map(({ id }) => Number(id) as PersonId)),
  );
  return ok({
    places: open.map((member) => {
      const found = proposals.value.find(({ leaver }) => leaver === String(member.personId));
      return {
        personId: member.personId,
        displayName: member.displayName,
        position: member.position,
        problem: member.problem!,
        standIn: standIns.get(member.personId) ?? null,
        distance: found?.distance ?? cohort.report.tv1,
        distanceWithout: found?.distanceWithout ?? cohort.report.tv1,
        substitutes: (found?.substitutes ?? []).flatMap(({ id, sharedAttributes, tv1, isWaiting }) => {
          const personId = Number(id) as PersonId;
          const names = named.get(personId);
          return names === undefined
            ? []
            : [{ personId, ...names, sharedAttributes: [...sharedAttributes], distance: tv1, isWaiting }];
        }),
      };
    }),
  });
}

async function propose(
  tx: Transaction,
  context: Context,
  { rolloutId, cohortId, options }: NonNullable<Awaited<ReturnType<typeof findOwn>>>,
  open: readonly members.MemberRow[],
): Promise<Result<SubstituteProposals, Refusal>> {
  const selection = await prepareSelection(tx, context, rolloutId, { ...options, must: [], extend: null });
  if (!selection.ok) return selection;
  const { population, rules } = selection.value;
  const isThere = new Set(Array.from(population.personIds, String));
  const known = await members.everybodyIn(tx, cohortId);
  const unavailable = known
    .filter(({ hasPlace, status }) => !hasPlace && status !== 'waitlisted')
    .map(({ personId }) => String(personId));
  const waiting = known
    .filter(({ hasPlace, status }) => !hasPlace && status === 'waitlisted')
    .map(({ personId }) => String(personId));
  const cohort = known.filter(({ hasPlace }) => hasPlace).map(({ personId }) => String(personId));
  const exclude = [...rules.exclude, ...unavailable.map((id) => ({ id }))];
  const found = await runInThread({
    kind: 'substitutes',
    population,
    rules: { ...rules, must: [], exclude: exclude.filter(({ id }) => isThere.has(id)) },
    cohort: cohort.filter((id) => isThere.has(id)),
    leavers: open.map(({ personId }) => String(personId)),
    waiting: waiting.filter((id) => isThere.has(id)),
    count: proposalsPerPlace,
  });
  // Where the rules leave nobody, there is nobody to propose: that is an answer.
  return ok(found.ok ? found.value : []);
}
