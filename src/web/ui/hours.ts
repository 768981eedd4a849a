/** The full hours of a day, as choices. */

export const clockOf = (hour: number | string): string => `${String(hour).padStart(2, '0')}:00`;

export const hourChoices = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: clockOf(hour),
}));
