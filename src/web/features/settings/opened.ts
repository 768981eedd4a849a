/** Which side panel of the settings is open, kept in the address as `account:3`, `token:new` or `event:889`. */
import { useAddressValue } from '../../app/rollout.ts';

export type OpenedKind = 'account' | 'token' | 'webhook' | 'connection' | 'event';

/** The id of the open panel of a kind (`new` for creating), and a way to open another or none. */
export function useOpened(
  kind: OpenedKind,
): readonly [number | 'new' | null, (id: number | 'new' | null) => void] {
  const [address, setAddress] = useAddressValue('open');
  const [openKind, id] = (address ?? '').split(':');
  const opened = id === 'new' ? id : Number(id);
  const isOpen = openKind === kind && (opened === 'new' || Number.isSafeInteger(opened));
  return [isOpen ? opened : null, (next) => setAddress(next === null ? null : `${kind}:${next}`)];
}
