/** The roster while it is being written: a line may lack its person or a day until it is sent. */
import type { Hypercare } from '#contracts/hypercare.ts';

type Duty = Hypercare['duty'][number];

export type DutyLine = { readonly person: string | null; readonly from: string; readonly to: string };

export function linesOf(duty: readonly Duty[]): DutyLine[] {
  return duty.map(({ accountId, from, to }) => ({ person: String(accountId), from, to }));
}

const dayMs = 86_400_000;

/** The next line: the week, Monday to Friday, after the last day that is covered, or the coming one. */
export function nextLine(lines: readonly DutyLine[], today: string): DutyLine {
  const covered = lines.map(({ to }) => to).filter((to) => to !== '');
  const after = Date.parse([today, ...covered].sort().at(-1)!);
  const weekday = (new Date(after).getUTCDay() + 6) % 7;
  const monday = after + (7 - weekday) * dayMs;
  const write = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { person: null, from: write(monday), to: write(monday + 4 * dayMs) };
}

/** The roster as it is sent; null while a line lacks something. */
export function finishedDuty(lines: readonly DutyLine[]): Pick<Duty, 'accountId' | 'from' | 'to'>[] | null {
  const whole = lines.flatMap(({ person, from, to }) =>
    person === null || from === '' || to === ''
      ? []
      : [{ accountId: Number(person) as Duty['accountId'], from, to }],
  );
  return whole.length === lines.length ? whole : null;
}
