/**
 * Which side panel of the calendar is open, kept in the address as `closure:3`, `closure:new`, `site:Oslo`, `site:`,
 * `shift:roster:Night` or `shift:`.
 */
import { useAddressValue } from '../../app/rollout.ts';

const kinds = ['closure', 'site', 'shift'] as const;

export type Opened = { readonly kind: (typeof kinds)[number]; readonly id: string };

function openedOf(address = ''): Opened | null {
  const [, of, id] = /^(\w+):(.*)$/.exec(address) ?? [];
  const kind = kinds.find((known) => known === of);
  return kind === undefined ? null : { kind, id: id! };
}

export function useOpened(): readonly [Opened | null, (opened: Opened | null) => void] {
  const [address, setAddress] = useAddressValue('open');
  return [openedOf(address), (next) => setAddress(next === null ? null : `${next.kind}:${next.id}`)];
}
