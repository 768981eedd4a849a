/** Asks how many tickets the helpdesk can take in a week, and says how many people that is. */
import { Button } from '@mantine/core';
import type { RolloutId } from '#contracts/ids.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { NumberField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useCapacity } from './capacity.ts';
import { wavesTexts } from './waves-texts.ts';

/** The field; `rate` is tickets per person, null while not measured. */
export function CapacityField({
  rolloutId,
  rate,
}: {
  readonly rolloutId: RolloutId;
  readonly rate: number | null;
}) {
  const texts = useTexts(wavesTexts);
  const format = useFormat();
  const [capacity, setCapacity] = useCapacity(rolloutId);
  const room = capacity === null || rate === null || rate === 0 ? null : Math.floor(capacity / rate);
  return (
    <NumberField
      label={texts.capacity}
      help={
        room === null
          ? texts.capacityHelp
          : `${texts.capacityRoom(format.number(room))} ${texts.capacityHelp}`
      }
      value={capacity}
      onChange={setCapacity}
      min={1}
      max={1_000_000}
    />
  );
}

/** Says when a week of the plan is over the capacity, and offers the most people that fit. */
export function CapacityAdvice({
  rolloutId,
  rate,
  peoplePerWeek,
  onFit,
}: {
  readonly rolloutId: RolloutId;
  readonly rate: number | null;
  readonly peoplePerWeek: number | null;
  readonly onFit: (peoplePerWeek: number) => void;
}) {
  const texts = useTexts(wavesTexts);
  const format = useFormat();
  const [capacity] = useCapacity(rolloutId);
  if (capacity === null || rate === null || rate === 0 || peoplePerWeek === null) return null;
  const tickets = Math.round(peoplePerWeek * rate);
  const room = Math.floor(capacity / rate);
  if (tickets <= capacity) return null;
  return (
    <Notice
      tone="warn"
      actions={
        room > 0 && (
          <Button size="compact-sm" onClick={() => onFit(room)}>
            {texts.capacityFit(format.number(room))}
          </Button>
        )
      }
    >
      {texts.capacityOver(format.number(peoplePerWeek), format.number(tickets), format.number(capacity))}
    </Notice>
  );
}
