/** SQL for the proposed changes of a rollout that ask for something. */
import { sql } from 'kysely';
import type { RolloutId } from '#contracts/ids.ts';
import type { Transaction } from '#server/platform/db/database.ts';

/** One that waits for its decision, or, with an owner, for being carried out; `dueOn` is the day of that. */
export type OpenProposal = { readonly change: string; readonly owner: string | null; readonly dueOn: string };

/** By their day. */
export async function openProposals(tx: Transaction, rolloutId: RolloutId): Promise<OpenProposal[]> {
  const { rows } = await sql<OpenProposal>`
    select change, owner, coalesce(due_on, decide_by)::text as "dueOn" from proposal
    where organisation_id = current_organisation_id() and rollout_id = ${rolloutId}
      and status in ('waiting', 'accepted')
    order by coalesce(due_on, decide_by), proposal_id`.execute(tx);
  return rows;
}
