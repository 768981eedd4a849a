/** The filter of the directory, kept in the address; searching waits until the typing stops. */
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { given } from '../../api/given.ts';
import { useAddressValue } from '../../app/rollout.ts';

export const actives = ['active', 'inactive', 'all'] as const;
export type Active = (typeof actives)[number];

const settleMs = 250;

/** The text in the search field and the text that is searched for, which stands in the address under a name. */
export function useSearchText(name: string): readonly [string, (text: string) => void, string | undefined] {
  const [address, setAddress] = useAddressValue(name);
  const [text, setText] = useState(address ?? '');
  const [settled] = useDebouncedValue(text.trim(), settleMs);
  const searched = settled === '' ? undefined : settled;
  useEffect(() => {
    if (searched !== address) setAddress(searched ?? null);
  }, [searched, address, setAddress]);
  return [text, setText, searched];
}

export type DirectoryFilter = {
  readonly active: Active;
  readonly attribute: string | undefined;
  /** Empty: people without the attribute. */
  readonly value: string | undefined;
  readonly setActive: (active: Active | null) => void;
  readonly setAttribute: (name: string | null) => void;
  readonly setValue: (value: string | null) => void;
};

/** The filter in force and ways to change it. */
export function useDirectoryFilter(): DirectoryFilter {
  const [active, setActive] = useAddressValue('active');
  const [attribute, setAttribute] = useAddressValue('attribute');
  const [value, setValue] = useAddressValue('value');
  return {
    active: actives.find((known) => known === active) ?? 'active',
    attribute,
    value: value === undefined ? undefined : value.slice(1),
    setActive,
    setAttribute,
    // The sign in front keeps the empty value, and values that look like numbers, as they are.
    setValue: (next) => setValue(next === null ? null : `=${next}`),
  };
}

/** The query of a list; an attribute without a chosen value filters nothing yet. */
export function queryOf(filter: DirectoryFilter, search: string | undefined) {
  const hasValue = filter.attribute !== undefined && filter.value !== undefined;
  return given({
    search,
    active: filter.active === 'active' ? undefined : filter.active,
    attribute: hasValue ? filter.attribute : undefined,
    value: hasValue ? filter.value : undefined,
  });
}
