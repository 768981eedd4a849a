/** Shifts that can be given an hour of their own, and how one is named in the address. */
import type { ShiftTime } from '#contracts/calendar.ts';
import type { AttributeSummary } from '#contracts/pilot.ts';

type Shift = Pick<ShiftTime, 'attribute' | 'value'>;

/** The colons of an attribute are escaped, so that no two shifts share a name. */
export const shiftId = ({ attribute, value }: Shift): string => `${encodeURIComponent(attribute)}:${value}`;

/**
 * By attribute the values that have no hour yet, each in the order of the alphabet. `recorded` are the attributes of
 * people: those of their devices and units tell no shift, and a site has times of its own.
 */
export function freeShifts(
  recorded: readonly string[],
  known: readonly Pick<AttributeSummary, 'name' | 'largest'>[],
  shifts: readonly Shift[],
): ReadonlyMap<string, readonly string[]> {
  const taken = new Set(shifts.map(shiftId));
  return new Map(
    recorded.flatMap((attribute) => {
      const largest = known.find(({ name }) => name === attribute)?.largest ?? [];
      const free = largest
        .map(({ level }) => level)
        .filter((value) => !taken.has(shiftId({ attribute, value })))
        .toSorted();
      return attribute === 'site' || free.length === 0 ? [] : [[attribute, free] as const];
    }),
  );
}
