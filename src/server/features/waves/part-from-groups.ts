/**
 * People who got a date in another wave than the rest of their group: they become a group of their own, so that the
 * calendar shows each part where it is and a re-plan moves only those who wait.
 */
import type { EnrolmentId, RolloutId } from '#contracts/ids.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './replan-store.ts';

/** Of these places, those that wait in a group; places without a group stay without one. */
export async function partFromGroups(
  tx: Transaction,
  rolloutId: RolloutId,
  enrolmentIds: readonly EnrolmentId[],
): Promise<void> {
  const waiting = await store.groupsOfWaiting(tx, rolloutId, enrolmentIds);
  for (const [groupId, own] of Map.groupBy(waiting, (place) => place.groupId))
    await store.splitGroup(
      tx,
      rolloutId,
      groupId,
      own.map(({ personId }) => personId),
    );
}
