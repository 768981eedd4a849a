/** The filters of the straggler desk: state, stage, owner and a search. */
import { TextInput } from '@mantine/core';
import type { Straggler } from '#contracts/stragglers.ts';
import { useRollout } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Chip, ChoiceChip, Chips } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { stragglerLooks } from './straggler-words.tsx';
import { stragglersTexts } from './stragglers-texts.ts';
import { nobody, type useDesk, type useDeskFilter } from './use-desk.ts';

type Filters = ReturnType<typeof useDeskFilter>;
type Counts = Pick<ReturnType<typeof useDesk>, 'states' | 'owners'>;

function OwnerChip({
  filters,
  owners,
}: {
  readonly filters: Filters;
  readonly owners: readonly { readonly owner: Straggler['owner']; readonly people: number }[];
}) {
  const texts = useTexts(stragglersTexts);
  const format = useFormat();
  const { owner } = filters.filter;
  const chosen = owner === undefined ? 'all' : owner === '' ? nobody : owner;
  const known = owners.map((one) => ({
    value: one.owner ?? nobody,
    label: `${one.owner ?? texts.noOwner} (${format.number(one.people)})`,
  }));
  const missing =
    chosen === 'all' || known.some(({ value }) => value === chosen)
      ? []
      : [{ value: chosen, label: chosen === nobody ? texts.noOwner : chosen }];
  return (
    <ChoiceChip
      label={texts.owner}
      value={chosen}
      isOn={owner !== undefined}
      choices={[{ value: 'all', label: texts.all.toLocaleLowerCase() }, ...known, ...missing]}
      onChange={(next) => filters.setOwner(next === 'all' ? null : next)}
    />
  );
}

/** Chips with what they would show; the search stands before them. */
export function DeskFilters({ filters, states, owners }: Counts & { readonly filters: Filters }) {
  const texts = useTexts(stragglersTexts);
  const format = useFormat();
  const stageName = useStageName();
  const stages = useRollout().data?.stages ?? [];
  const { state, stageId } = filters.filter;
  const total = states.reduce((sum, { people }) => sum + people, 0);
  return (
    <>
      <TextInput
        type="search"
        className="straggler-search"
        aria-label={texts.search}
        placeholder={texts.search}
        leftSection={<Icon name="search" />}
        value={filters.text}
        onChange={(event) => filters.setText(event.currentTarget.value)}
      />
      <Chips label={texts.filters}>
        <Chip
          label={texts.all}
          value={format.number(total)}
          isOn={state === undefined}
          onClick={() => filters.setState(null)}
        />
        {states
          .filter((one) => one.people > 0 || one.state === state)
          .map((one) => (
            <Chip
              key={one.state}
              {...stragglerLooks[one.state]}
              label={texts.states[one.state]}
              value={format.number(one.people)}
              isOn={one.state === state}
              onClick={() => filters.setState(one.state === state ? null : one.state)}
            />
          ))}
        {stages.length > 1 && (
          <ChoiceChip
            label={texts.stage}
            value={stageId === undefined ? 'all' : String(stageId)}
            isOn={stageId !== undefined}
            choices={[
              { value: 'all', label: texts.all.toLocaleLowerCase() },
              ...stages.map((stage) => ({ value: String(stage.stageId), label: stageName(stage.name) })),
            ]}
            onChange={(next) => filters.setStage(next === 'all' ? null : next)}
          />
        )}
        <OwnerChip filters={filters} owners={owners} />
      </Chips>
    </>
  );
}
