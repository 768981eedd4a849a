/** Targeting groups from the command line, without HTTP: listing them, reading a file, and taking the file that puts one right. */
import type { RolloutId, TargetingGroupId } from '#contracts/ids.ts';
import type { GroupChange } from '#contracts/targeting.ts';
import { carefullyOnConsole, onConsole, type Care, type Place } from '#server/platform/on-console.ts';
import { handOver } from './manage-groups.ts';
import { readFile } from './read-file.ts';
import { listGroups } from './show-groups.ts';

/** Refuses `not_found`. */
export async function listGroupsOnConsole(place: Place, rolloutId: RolloutId) {
  return await onConsole(place, async (tx, context) => await listGroups(tx, context, rolloutId));
}

/** Refuses what cannot be all of the group. */
export async function readFileOnConsole(place: Place, id: TargetingGroupId, bytes: Uint8Array) {
  return await onConsole(place, async (tx, context) => await readFile(tx, context, id, bytes));
}

/** Refuses `targeting_nothing`. */
export async function handOverOnConsole(place: Place, id: TargetingGroupId, change: GroupChange, care: Care) {
  return await carefullyOnConsole(
    place,
    care,
    async (tx, context) => await handOver(tx, context, id, change),
    ({ members }) => members,
  );
}
