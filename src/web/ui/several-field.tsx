/** A field in which several of a list are chosen, each shown as a chip; keeps the order of the list. */
import { MultiSelect } from '@mantine/core';
import { useTexts } from '../i18n/locale-provider.tsx';
import { uiTexts } from './ui-texts.ts';

export function SeveralField<Value extends string | number>({
  label,
  help,
  all,
  nameOf,
  value,
  error,
  onChange,
}: {
  readonly label: string;
  readonly help?: string | undefined;
  readonly all: readonly Value[];
  readonly nameOf: (value: Value) => string;
  readonly value: readonly Value[];
  readonly error?: string | undefined;
  readonly onChange: (value: Value[]) => void;
}) {
  const { noMore } = useTexts(uiTexts);
  return (
    <MultiSelect
      label={label}
      description={help}
      data={all.map((one) => ({ value: String(one), label: nameOf(one) }))}
      value={value.map(String)}
      error={error}
      onChange={(next) => onChange(all.filter((one) => next.includes(String(one))))}
      nothingFoundMessage={noMore}
      hidePickedOptions
    />
  );
}
