/** Two cohorts beside each other: numbers, gaps level by level, and the people who are in only one of them. */
import type { CohortId, PersonId, RolloutId } from '#contracts/ids.ts';
import type { CohortComparison } from '#contracts/pilot.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { membersWithPlace, namesOf } from './member-store.ts';
import { summariseCohort } from './present-cohort.ts';
import { findOwn, valuesOfPeople } from './queries.ts';
import type { CohortRow } from './store.ts';

const peopleShown = 200;

export async function compareCohorts(
  tx: Transaction,
  rolloutId: RolloutId,
  leftId: CohortId,
  rightId: CohortId,
): Promise<Result<CohortComparison, Refusal>> {
  const left = await findOwn(tx, rolloutId, leftId);
  const right = await findOwn(tx, rolloutId, rightId);
  if (left === undefined || right === undefined) return refuse(refusal('not_found', { what: 'cohort' }));
  const inLeft = await membersWithPlace(tx, leftId);
  const inRight = await membersWithPlace(tx, rightId);
  const [leftSet, rightSet] = [new Set(inLeft), new Set(inRight)];
  return ok({
    left: summariseCohort(left),
    right: summariseCohort(right),
    levels: compareLevels(left, right),
    shared: inLeft.filter((personId) => rightSet.has(personId)).length,
    onlyLeft: await briefs(
      tx,
      left,
      inLeft.filter((personId) => !rightSet.has(personId)),
    ),
    onlyRight: await briefs(
      tx,
      right,
      inRight.filter((personId) => !leftSet.has(personId)),
    ),
  });
}

function compareLevels(left: CohortRow, right: CohortRow): CohortComparison['levels'] {
  const levels = new Map<string, CohortComparison['levels'][number]>();
  const add = (cohort: CohortRow, side: 'leftGap' | 'rightGap'): void => {
    for (const { attribute, level, people, share, gapPoints } of cohort.report.balance) {
      const key = JSON.stringify([attribute, level]);
      const known = levels.get(key) ?? { attribute, level, people, share, leftGap: null, rightGap: null };
      levels.set(key, { ...known, [side]: gapPoints });
    }
  };
  add(left, 'leftGap');
  add(right, 'rightGap');
  return [...levels.values()];
}

async function briefs(
  tx: Transaction,
  { options }: CohortRow,
  personIds: readonly PersonId[],
): Promise<CohortComparison['onlyLeft']> {
  const shown = personIds.slice(0, peopleShown);
  const names = await namesOf(tx, shown);
  const values = await valuesOfPeople(tx, options.by, shown);
  return {
    total: personIds.length,
    people: shown.map((personId) => ({
      personId,
      displayName: names.get(personId)?.displayName ?? '',
      values: values(personId),
    })),
  };
}
