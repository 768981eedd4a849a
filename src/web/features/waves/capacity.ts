/** How many tickets the helpdesk can take in a week, as somebody said in this browser; it changes no plan. */
import { useLocalStorage } from '@mantine/hooks';
import type { RolloutId } from '#contracts/ids.ts';

/** The capacity (tickets per week), null while nobody has said it. */
export function useCapacity(
  rolloutId: RolloutId,
): readonly [number | null, (capacity: number | null) => void] {
  const [capacity, setCapacity] = useLocalStorage<number | null>({
    key: `bellwether-capacity:${rolloutId}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  return [capacity !== null && capacity > 0 ? capacity : null, setCapacity];
}
