/** Some of the days of a week, Monday first. */
import { Checkbox } from '@mantine/core';
import { useWeekdays } from './day-names.ts';

export function WeekdayChoice({
  label,
  value,
  error,
  onChange,
}: {
  readonly label: string;
  /** Monday is 0. */
  readonly value: readonly number[];
  readonly error?: string | undefined;
  readonly onChange: (days: number[]) => void;
}) {
  const names = useWeekdays();
  return (
    <Checkbox.Group
      label={label}
      value={value.map(String)}
      error={error}
      onChange={(days) => onChange(days.map(Number))}
    >
      <div className="cl-weekdays">
        {names.map((name, day) => (
          <Checkbox key={name} value={String(day)} label={name} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
