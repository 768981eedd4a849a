/** The link between a proposed change and what carried it out: a re-plan, a revision of the criteria, or a message. */
import type { ProposalId, RolloutId } from '#contracts/ids.ts';
import type { ProposalLink } from '#contracts/proposals.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { ok, type Result } from '#domain/result.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { carryOut } from './propose.ts';
import * as store from './proposal-store.ts';

type Kind = Exclude<store.ResultRef['kind'], 'words'>;

/** Carries out the accepted proposal that a change names; does nothing when it names none. */
export async function carryOutBy(
  tx: Transaction,
  context: Context,
  place: { readonly rolloutId: RolloutId; readonly proposalId: ProposalId | undefined },
  result: { readonly kind: Kind; readonly id: number },
  text: string,
): Promise<Result<null, Refusal>> {
  const { rolloutId, proposalId } = place;
  if (proposalId === undefined) return ok(null);
  const done = await carryOut(tx, context, { rolloutId, proposalId }, result, text);
  return done.ok ? ok(null) : done;
}

/** The proposed change that something still to be decided names; undefined when it names none. */
export async function linkOf(
  tx: Transaction,
  rolloutId: RolloutId,
  proposalId: ProposalId | undefined,
): Promise<ProposalLink | undefined> {
  return proposalId === undefined ? undefined : await store.findLink(tx, rolloutId, proposalId);
}

/** What the results of a kind came from, by the number of the revision or message. */
export async function linksOf(
  tx: Transaction,
  rolloutId: RolloutId,
  kind: Kind,
): Promise<ReadonlyMap<number, ProposalLink>> {
  const links = await store.linksOf(tx, rolloutId, kind);
  return new Map(links.map(({ id, proposalId, change }) => [id, { proposalId, change }]));
}
