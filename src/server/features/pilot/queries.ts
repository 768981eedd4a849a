/** What the pilot screen reads: the cohort of a stage and its people. */
import type { CohortId, RolloutId, StageId } from '#contracts/ids.ts';
import { refusal } from '#contracts/refusals.ts';
import { ok, refuse } from '#domain/result.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { sql } from 'kysely';
import { findStage } from '#server/features/rollouts/index.ts';
import { peopleWithAttributes } from './population-store.ts';
import { presentCohort } from './present-cohort.ts';
import * as store from './store.ts';

export async function getCohort(tx: Transaction, rolloutId: RolloutId, stageId: StageId) {
  if ((await findStage(tx, rolloutId, stageId)) === undefined)
    return refuse(refusal('not_found', { what: 'stage' }));
  const cohort = await store.currentCohort(tx, stageId);
  // The people of a wave are laid out, not chosen: they have no balance report.
  const isChosen = cohort?.report.balance !== undefined;
  return ok({ cohort: cohort !== undefined && isChosen ? presentCohort(cohort) : null });
}

export async function listCohortMembers(
  tx: Transaction,
  rolloutId: RolloutId,
  cohortId: CohortId,
  page: { readonly after?: number; readonly limit?: number },
) {
  const cohort = await store.findCohort(tx, cohortId);
  if (cohort === undefined || cohort.rolloutId !== rolloutId)
    return refuse(refusal('not_found', { what: 'cohort' }));
  const limit = page.limit ?? 100;
  const members = await store.listMembers(tx, cohortId, page.after ?? 0, limit);
  const by = cohort.options.by ?? [];
  const people = await peopleWithAttributes(
    tx,
    by,
    sql`p.person_id = any(${members.map((member) => member.personId)}::bigint[])`,
  );
  const valuesOf = new Map(people.map((person) => [person.personId, person.values]));
  return ok({
    rows: members.map((member) => ({
      ...member,
      values: Object.fromEntries(
        by.map((name, index) => [name, valuesOf.get(member.personId)?.[index] ?? null]),
      ),
    })),
    next: members.length === limit ? (members.at(-1)?.position ?? null) : null,
    total: cohort.size,
  });
}
