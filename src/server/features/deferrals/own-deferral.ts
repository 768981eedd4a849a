/** Putting off one's own date, as the personal page asks for it. */
import type { DeferralCode, DeferralState } from '#contracts/deferrals.ts';
import type { PersonId, RolloutId } from '#contracts/ids.ts';
import type { Refusal } from '#contracts/refusals.ts';
import type { Result } from '#domain/result.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { deferralState, findStanding, putOff } from './put-off.ts';

export type OwnDeferral = Pick<DeferralState, 'deferrals' | 'most' | 'latestOn'> & {
  /** Days the person may choose. */
  readonly days: readonly string[];
};

/** What the person may choose; undefined without a date ahead. */
export async function findOwnDeferral(
  tx: Transaction,
  context: Context,
  { rolloutId, personId }: { readonly rolloutId: RolloutId; readonly personId: PersonId },
): Promise<OwnDeferral | undefined> {
  const found = await findStanding(tx, context, rolloutId, { personId });
  if (!found.ok) return undefined;
  const { deferrals, most, latestOn, days } = await deferralState(tx, found.value);
  return { deferrals, most, latestOn, days: days.filter(({ isWithin }) => isWithin).map(({ on }) => on) };
}

/** The context's actor is the person. */
export async function putOffByPerson(
  tx: Transaction,
  context: Context,
  { rolloutId, personId }: { readonly rolloutId: RolloutId; readonly personId: PersonId },
  wish: { readonly on: string | null; readonly why: DeferralCode },
): Promise<Result<{ on: string | null; deferrals: number }, Refusal>> {
  return await putOff(tx, context, rolloutId, { personId }, { ...wish, isBeyondLimits: false });
}
