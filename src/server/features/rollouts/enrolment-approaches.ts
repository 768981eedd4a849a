/** How the people of each stage enrol, and deciding it. */
import type { Static } from 'typebox';
import {
  enrolmentApproaches,
  type ApproachCell,
  type EnrolmentApproaches,
  type enrolmentApproachRoutes,
} from '#contracts/enrolment-approaches.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import * as store from './approach-store.ts';
import { findRollout } from './store.ts';

type Decisions = Static<typeof enrolmentApproachRoutes.chooseEnrolmentApproaches.body>;

const notFound = (what: 'rollout' | 'stage' | 'wave_group') => refuse(refusal('not_found', { what }));
const keyOf = (values: store.Values): string => JSON.stringify(values);

export async function getEnrolmentApproaches(
  tx: Transaction,
  rolloutId: RolloutId,
): Promise<Result<EnrolmentApproaches, Refusal>> {
  if ((await findRollout(tx, rolloutId)) === undefined) return notFound('rollout');
  const counts = Map.groupBy(await store.countApproaches(tx, rolloutId), ({ stageId }) => stageId);
  const stages = await store.stageDecisions(tx, rolloutId);
  const groups = await store.groupDecisions(tx, rolloutId);
  return ok({
    stages: stages.map((stage) => ({ ...stage, cells: cellsOf(counts.get(stage.stageId) ?? []) })),
    groups: groups.flatMap(({ values, approach }) =>
      approach === null ? [] : [{ values: [...values], approach }],
    ),
  });
}

function cellsOf(counts: readonly store.ApproachCount[]): ApproachCell[] {
  return [...enrolmentApproaches, null].flatMap((approach) => {
    const own = counts.filter((count) => count.approach === approach);
    if (own.length === 0) return [];
    const inCare = own.filter(({ isInCare }) => isInCare);
    return [
      {
        approach,
        people: sumOf(own),
        inCare: sumOf(inCare),
        groups: own.flatMap(({ values, isInCare, people }) =>
          isInCare || values === null || values.length === 0 ? [] : [{ values: [...values], people }],
        ),
      },
    ];
  });
}

const sumOf = (counts: readonly store.ApproachCount[]): number =>
  counts.reduce((sum, { people }) => sum + people, 0);

/** Refuses `not_found` for a stage or a group that the rollout does not have; then nothing is decided. */
export async function decideEnrolmentApproaches(
  tx: Transaction,
  context: Context,
  rolloutId: RolloutId,
  { stages = [], groups = [] }: Decisions,
): Promise<Result<EnrolmentApproaches, Refusal>> {
  if ((await findRollout(tx, rolloutId, 'lock')) === undefined) return notFound('rollout');
  const stageBefore = new Map(
    (await store.stageDecisions(tx, rolloutId)).map(({ stageId, approach }) => [stageId, approach]),
  );
  const groupBefore = new Map(
    (await store.groupDecisions(tx, rolloutId)).map(({ values, approach }) => [keyOf(values), approach]),
  );
  if (stages.some(({ stageId }) => !stageBefore.has(stageId))) return notFound('stage');
  if (groups.some(({ values }) => !groupBefore.has(keyOf(values)))) return notFound('wave_group');
  for (const stage of stages) await store.decideStage(tx, rolloutId, stage);
  for (const group of groups) await store.decideGroup(tx, rolloutId, group);
  await recordAudit(tx, context, {
    action: 'enrolment_approach.decided',
    subject: { kind: 'rollout', id: rolloutId },
    before: {
      stages: stages.map(({ stageId }) => ({ stageId, approach: stageBefore.get(stageId) })),
      groups: groups.map(({ values }) => ({ values, approach: groupBefore.get(keyOf(values)) })),
    },
    after: { stages, groups },
  });
  await notifyChange(tx, context.organisationId, `rollout:${rolloutId}`);
  return await getEnrolmentApproaches(tx, rolloutId);
}
