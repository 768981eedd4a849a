/** Which side panel of the calendar is open, kept in the address as `closure:3`, `closure:new`, `site:Oslo` or `site:`. */
import { useAddressValue } from '../../app/rollout.ts';

export type Opened = { readonly kind: 'closure' | 'site'; readonly id: string };

export function useOpened(): readonly [Opened | null, (opened: Opened | null) => void] {
  const [address, setAddress] = useAddressValue('open');
  const [, kind, id] = /^(closure|site):(.*)$/.exec(address ?? '') ?? [];
  const opened = kind === 'closure' || kind === 'site' ? { kind, id: id! } : null;
  return [opened as Opened | null, (next) => setAddress(next === null ? null : `${next.kind}:${next.id}`)];
}
