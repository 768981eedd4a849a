/** The search field and the filter chips above the tables of people and devices. */
import { TextInput } from '@mantine/core';
import type { AttributeSummary } from '#contracts/pilot.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ChoiceChip, Chips } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { attributeLabel } from '../pilot/choice.ts';
import { actives, type DirectoryFilter } from './directory-filter.ts';
import { peopleTexts } from './people-texts.ts';

const any = '*';
/** What a menu can show. */
const valuesListed = 30;

/** The search field. */
export function SearchField({
  placeholder,
  value,
  onChange,
}: {
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const texts = useTexts(peopleTexts);
  return (
    <TextInput
      className="people-search"
      type="search"
      aria-label={`${texts.search}: ${placeholder}`}
      placeholder={placeholder}
      leftSection={<Icon name="search" />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Whether people or devices are listed now, or were before. */
export function ActiveChip({ filter }: { readonly filter: DirectoryFilter }) {
  const texts = useTexts(peopleTexts);
  return (
    <ChoiceChip
      label={texts.listed}
      value={filter.active}
      choices={actives.map((value) => ({ value, label: texts.actives[value] }))}
      isOn={filter.active !== 'active'}
      onChange={(next) => filter.setActive(next === 'active' ? null : next)}
    />
  );
}

/** An attribute, then its value with how many people have it. */
export function AttributeChips({
  filter,
  attributes,
  people,
}: {
  readonly filter: DirectoryFilter;
  readonly attributes: readonly AttributeSummary[];
  /** Everybody, to know how many have no value. */
  readonly people: number;
}) {
  const texts = useTexts(peopleTexts);
  const format = useFormat();
  const chosen = attributes.find(({ name }) => name === filter.attribute);
  const names = [
    { value: any, label: texts.any },
    ...attributes.map(({ name }) => ({ value: name, label: attributeLabel(name) })),
  ];
  const missing = chosen === undefined ? 0 : people - chosen.filled;
  const values =
    chosen === undefined
      ? []
      : [
          { value: any, label: texts.any },
          ...chosen.largest.slice(0, valuesListed).map(({ level, people }) => ({
            value: `=${level}`,
            label: `${level} (${format.number(people)})`,
          })),
          ...(missing > 0 ? [{ value: '=', label: `${texts.without} (${format.number(missing)})` }] : []),
        ];
  return (
    <Chips label={texts.filters}>
      <ChoiceChip
        label={texts.attribute}
        value={chosen?.name ?? any}
        choices={names}
        isOn={chosen !== undefined}
        onChange={(next) => {
          filter.setValue(null);
          filter.setAttribute(next === any ? null : next);
        }}
      />
      {chosen !== undefined && (
        <ChoiceChip
          label={attributeLabel(chosen.name)}
          value={filter.value === undefined ? any : `=${filter.value}`}
          choices={values}
          isOn={filter.value !== undefined}
          onChange={(next) => filter.setValue(next === any ? null : next.slice(1))}
        />
      )}
      <ActiveChip filter={filter} />
    </Chips>
  );
}
