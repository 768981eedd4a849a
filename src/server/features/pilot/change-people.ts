/**
 * Exchanges or adds people of a cohort that was chosen: the places, the measures, the next link of the chain of
 * hashes, and the enrolments where the pilot is under way already. Who may be exchanged is decided by the callers.
 */
import { createHash } from 'node:crypto';
import type { AuditAction } from '#contracts/audit-actions.ts';
import type { PersonId } from '#contracts/ids.ts';
import { canonicalJson, recordAudit } from '#server/platform/audit/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { notifyChange } from '#server/platform/http/live-events.ts';
import { insertChange, type ChangeRow } from './change-store.ts';
import { describeCohort } from './cohort-facts.ts';
import * as members from './member-store.ts';
import { passOnEnrolment } from './pass-on-enrolment.ts';
import { withAttributes } from './prepare-selection.ts';
import { readPopulation } from './read-population.ts';
import { runInThread } from './run-in-thread.ts';
import { updateComposition, type CohortRow } from './store.ts';

export type PeopleChange = {
  /** Whose place it was; null adds one. */
  readonly leaver: PersonId | null;
  /** Somebody who is a member already, with or without a place. */
  readonly joiner: PersonId;
  readonly reason: string;
};

/** Makes the change and returns the cohort's revision after it. The cohort must be locked. */
export async function changePeople(
  tx: Transaction,
  context: Context,
  cohort: CohortRow,
  change: PeopleChange,
): Promise<number> {
  const { cohortId } = cohort;
  const { leaver, joiner, reason } = change;
  if (leaver === null) await members.givePlace(tx, cohortId, joiner);
  else await members.exchangePlaces(tx, cohortId, leaver, joiner);
  const personIds = await members.membersWithPlace(tx, cohortId);
  const described = await measureAgain(tx, cohort, personIds);
  const link = nextLink(context, cohort, change, described.report.tv1);
  await insertChange(tx, context, cohortId, link);
  await updateComposition(tx, cohortId, {
    ...described,
    revision: link.revision,
    size: personIds.length,
    hash: link.hash,
  });
  await passOnEnrolment(tx, context, cohort, { leaver, joiner });
  const action: AuditAction = leaver === null ? 'cohort.member_added' : 'cohort.member_replaced';
  await recordAudit(tx, context, {
    action,
    subject: { kind: 'cohort', id: cohortId },
    reason,
    before: { revision: cohort.revision, hash: cohort.hash.toString('hex'), distance: link.distanceBefore },
    after: {
      leaver,
      joiner,
      revision: link.revision,
      hash: link.hash.toString('hex'),
      distance: link.distanceAfter,
    },
  });
  await notifyChange(tx, context.organisationId, `rollout:${cohort.rolloutId}`);
  return link.revision;
}

/** The hash of a change: SHA-256 over the hash before it and what was changed, by whom, when and why. */
export function hashChange(previousHash: Buffer, change: Omit<ChangeRow, 'hash' | 'previousHash'>): Buffer {
  return createHash('sha256')
    .update(previousHash)
    .update(canonicalJson({ ...change, at: change.at.toISOString() }))
    .digest();
}

function nextLink(
  { actor, now }: Context,
  cohort: CohortRow,
  { leaver, joiner, reason }: PeopleChange,
  distanceAfter: number,
): ChangeRow {
  const change = {
    revision: cohort.revision + 1,
    kind: leaver === null ? ('added' as const) : ('replaced' as const),
    leaverId: leaver,
    joinerId: joiner,
    reason,
    madeBy: actor.name,
    at: now,
    distanceBefore: cohort.report.tv1,
    distanceAfter,
  };
  return { ...change, previousHash: cohort.hash, hash: hashChange(cohort.hash, change) };
}

/** Report and findings of the cohort as it is by now, against the organisation as it is by now. */
async function measureAgain(tx: Transaction, cohort: CohortRow, personIds: readonly PersonId[]) {
  const { options, report, facts } = cohort;
  const columns = await readPopulation(tx, { attributes: options.by });
  const people = columns.personIds.length;
  const began = performance.now();
  const { metrics, warnings } = await runInThread({
    kind: 'measure',
    population: withAttributes(columns, options),
    cohort: personIds.map(String),
  });
  const seconds = (performance.now() - began) / 1000;
  const pairsNotBalanced = facts.findings.flatMap((finding): (readonly [string, string])[] =>
    finding.code === 'pair_not_balanced' ? [[finding.first, finding.second]] : [],
  );
  const { violations, pooled = [] } = report;
  const measured = { metrics, people, seconds, violations, warnings, pairsNotBalanced, pooled };
  return await describeCohort(tx, options, personIds, measured, facts);
}
