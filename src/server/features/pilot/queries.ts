/** What the pilot screen reads: drafts, one cohort, its people, and the people of a level. */
import type { Static } from 'typebox';
import type { CohortId, PersonId, RolloutId, StageId } from '#contracts/ids.ts';
import type {
  CohortMemberRow,
  MemberFilter,
  MemberReason,
  participationRoutes,
} from '#contracts/participation.ts';
import type { CohortView, Drafting, pilotRoutes, PilotView } from '#contracts/pilot.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { notRecorded } from '#domain/cohort/population.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { latestTask } from '#server/platform/tasks/index.ts';
import { sql } from 'kysely';
import { activeExceptions, countExceptions } from '#server/features/exceptions/index.ts';
import { countPeople, findStage } from '#server/features/rollouts/index.ts';
import { changesOf } from './change-store.ts';
import { draftKind, type DraftPlace } from './draft-cohort.ts';
import { readInfeasibility } from './infeasibility.ts';
import * as members from './member-store.ts';
import { countOfLevel, peopleOfLevel, peopleWithAttributes, type LevelMatch } from './population-store.ts';
import { presentCohort, summariseCohort } from './present-cohort.ts';
import { getAdvice } from './size-advice.ts';
import * as store from './store.ts';

const noCohort = refuse(refusal('not_found', { what: 'cohort' }));

export async function getPilot(
  tx: Transaction,
  context: Context,
  { rolloutId, stageId }: DraftPlace,
): Promise<Result<PilotView, Refusal>> {
  if ((await findStage(tx, rolloutId, stageId)) === undefined)
    return refuse(refusal('not_found', { what: 'stage' }));
  const cohorts = (await store.openCohorts(tx, stageId)).filter(isChosen);
  const { excluded, included } = await countExceptions(tx, context.now);
  return ok({
    consentRequired: await store.isConsentRequired(tx, stageId),
    people: await countPeople(tx),
    excluded,
    included,
    current: cohorts[0]?.cohortId ?? null,
    drafts: cohorts.map(summariseCohort).sort((a, b) => b.number - a.number),
    drafting: await getDrafting(tx, stageId),
    advice: await getAdvice(tx, { stageId }),
  });
}

async function getDrafting(tx: Transaction, stageId: StageId): Promise<Drafting | null> {
  const task = await latestTask(tx, draftKind, { stageId });
  if (task === undefined) return null;
  const { taskId, status, problem, result } = task;
  return { taskId, status, problem, infeasible: readInfeasibility(result) };
}

/** The people of a wave are laid out, not chosen: they have no balance report. */
function isChosen({ report }: store.CohortRow): boolean {
  return (report as Partial<typeof report>).balance !== undefined;
}

export async function getCohort(
  tx: Transaction,
  context: Context,
  { rolloutId, stageId }: DraftPlace,
): Promise<Result<{ cohort: CohortView | null }, Refusal>> {
  if ((await findStage(tx, rolloutId, stageId)) === undefined)
    return refuse(refusal('not_found', { what: 'stage' }));
  const cohort = await store.currentCohort(tx, stageId);
  return ok({
    cohort: cohort !== undefined && isChosen(cohort) ? await presentCohort(tx, context, cohort) : null,
  });
}

/** A cohort of the rollout; undefined for cohorts of other rollouts, and for those of waves. */
export async function findOwn(
  tx: Transaction,
  rolloutId: RolloutId,
  cohortId: CohortId,
  lock: 'lock' | 'read' = 'read',
): Promise<store.CohortRow | undefined> {
  const cohort = await store.findCohort(tx, cohortId, lock);
  return cohort?.rolloutId === rolloutId && isChosen(cohort) ? cohort : undefined;
}

export async function getDraft(tx: Transaction, context: Context, rolloutId: RolloutId, cohortId: CohortId) {
  const cohort = await findOwn(tx, rolloutId, cohortId);
  return cohort === undefined ? noCohort : ok(await presentCohort(tx, context, cohort));
}

type MemberQuery = { readonly only?: MemberFilter; readonly after?: number; readonly limit?: number };

export async function listCohortMembers(
  tx: Transaction,
  { now }: Context,
  rolloutId: RolloutId,
  cohortId: CohortId,
  { only, after = 0, limit = 100 }: MemberQuery,
) {
  const cohort = await store.findCohort(tx, cohortId);
  if (cohort === undefined || cohort.rolloutId !== rolloutId) return noCohort;
  const rows = await members.listMembers(tx, now, cohortId, only, { after, limit });
  const values = await valuesOfPeople(
    tx,
    cohort.options.by ?? [],
    rows.map((row) => row.personId),
  );
  return ok({
    rows: rows.map((row) => presentMember(row, values)),
    next: rows.length === limit ? (rows.at(-1)?.position ?? null) : null,
    total: await members.countMembers(tx, now, cohortId, only),
  });
}

export type ValuesOf = (personId: PersonId) => Record<string, string | null>;

/** The recorded values of people by attribute. */
export async function valuesOfPeople(
  tx: Transaction,
  by: readonly string[],
  personIds: readonly PersonId[],
): Promise<ValuesOf> {
  const people = await peopleWithAttributes(tx, by, sql`p.person_id = any(${[...personIds]}::bigint[])`);
  const valuesOf = new Map(people.map((person) => [person.personId, person.values]));
  return (personId) =>
    Object.fromEntries(by.map((name, index) => [name, valuesOf.get(personId)?.[index] ?? null]));
}

function presentMember(row: members.MemberRow, values: ValuesOf): CohortMemberRow {
  const { reason, statusAt, standsInFor, standsInForName, ...member } = row;
  return {
    ...member,
    reason: toReason(reason),
    values: values(row.personId),
    statusAt: row.status === 'candidate' ? null : (statusAt?.toISOString() ?? null),
    standsInFor: standsInFor === null ? null : { personId: standsInFor, displayName: standsInForName ?? '' },
  };
}

function toReason(reason: MemberReason | string): MemberReason {
  return typeof reason === 'string' ? { kind: 'noted', cells: [], note: reason } : reason;
}

type LevelQuery = Static<typeof pilotRoutes.listLevelPeople.query>;

/** People of one level, in the cohort or outside it; for the latter, why they could not be chosen. */
export async function listLevelPeople(
  tx: Transaction,
  { now }: Context,
  rolloutId: RolloutId,
  cohortId: CohortId,
  { attribute, level, chosen, after = 0, limit = 100 }: LevelQuery,
) {
  const cohort = await findOwn(tx, rolloutId, cohortId);
  if (cohort === undefined) return noCohort;
  const { by, numeric } = cohort.options;
  if (!by.includes(attribute))
    return refuse(refusal('attribute_unknown', { attribute, known: by.join(', ') }));
  const match = toMatch(attribute, level, (numeric ?? []).includes(attribute));
  const rows = await peopleOfLevel(tx, cohortId, { match, chosen }, { after, limit });
  const counted = await countOfLevel(tx, cohortId, match);
  const exceptions = new Map((await activeExceptions(tx, now)).map((entry) => [entry.personId, entry]));
  return ok({
    rows: rows.map((row) => {
      const entry = exceptions.get(row.personId);
      return { ...row, excluded: entry?.list === 'exclude' ? entry.reason : null };
    }),
    next: rows.length === limit ? ((chosen ? rows.at(-1)?.position : rows.at(-1)?.personId) ?? null) : null,
    total: chosen ? counted.chosen : counted.people - counted.chosen,
  });
}

/** Levels of numbers are named by their bounds: "3 to 7", or one number alone. */
function toMatch(attribute: string, level: string, isNumeric: boolean): LevelMatch {
  if (!isNumeric) return { attribute, text: level === notRecorded ? null : level };
  if (level === notRecorded) return { attribute, range: null };
  const [low = NaN, high = low] = level.split(' to ').map(Number);
  return { attribute, range: { low, high } };
}

type Changes = Static<typeof participationRoutes.listCohortChanges.response>;

export async function listCohortChanges(
  tx: Transaction,
  rolloutId: RolloutId,
  cohortId: CohortId,
): Promise<Result<Changes, Refusal>> {
  if ((await findOwn(tx, rolloutId, cohortId)) === undefined) return noCohort;
  const rows = await changesOf(tx, cohortId);
  const names = await members.namesOf(
    tx,
    rows.flatMap(({ leaverId, joinerId }) => (leaverId === null ? [joinerId] : [leaverId, joinerId])),
  );
  const nameOf = (personId: PersonId): string => names.get(personId)?.displayName ?? String(personId);
  return ok({
    changes: rows.map(({ leaverId, joinerId, at, hash, previousHash, ...change }) => ({
      ...change,
      leaver: leaverId === null ? null : nameOf(leaverId),
      joiner: nameOf(joinerId),
      at: at.toISOString(),
      previousHash: previousHash.toString('hex'),
      hash: hash.toString('hex'),
    })),
  });
}
