/** Asks how many tickets the helpdesk can take in a week, and says how many people that is. */
import type { RolloutId } from '#contracts/ids.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { NumberField } from '../../ui/field.tsx';
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
