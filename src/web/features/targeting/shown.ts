/** Whose members stand in the panel, as a word of the address: `12.missing`. */
import type { TargetingGroupId } from '#contracts/ids.ts';
import {
  driftKinds,
  membershipStatuses,
  type DriftKind,
  type MembershipStatus,
} from '#contracts/targeting.ts';

export type ShownFilter = { readonly drift: DriftKind } | { readonly status: MembershipStatus };
export type Shown = ShownFilter & { readonly groupId: TargetingGroupId };

export function writeShown(shown: Shown): string {
  return `${shown.groupId}.${'drift' in shown ? shown.drift : shown.status}`;
}

/** Null when the address names nothing that can be shown. */
export function readShown(text: string | undefined): Shown | null {
  const [id, word] = (text ?? '').split('.');
  const groupId = Number(id) as TargetingGroupId;
  const drift = driftKinds.find((kind) => kind === word);
  const status = membershipStatuses.find((one) => one === word);
  if (!Number.isSafeInteger(groupId) || groupId < 1) return null;
  if (drift !== undefined) return { groupId, drift };
  return status === undefined ? null : { groupId, status };
}
