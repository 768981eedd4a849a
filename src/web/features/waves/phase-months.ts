/** The plan as a table of phases by month: in each cell the groups that start, with their people. */
import type { WaveCalendar } from '#contracts/replan.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { pilotOf } from '../rollouts/phases.ts';

export type PhaseKind = 'limited_pilot' | 'expanded_pilot' | 'production';

export type PhaseRow = {
  readonly stage: Stage;
  readonly kind: PhaseKind;
  /** Counts the phases of its kind from 1. */
  readonly number: number;
  /** First day of the month it starts in; null while it has no date. */
  readonly month: string | null;
  readonly groups: readonly {
    readonly values: WaveCalendar['rows'][number]['values'];
    readonly people: number;
  }[];
  /** People of the cohort outside the groups: left out or put off, or everybody where the phase has no groups. */
  readonly others: number;
};

const monthOf = (on: string): string => `${on.slice(0, 7)}-01`;

/** Pilots first, then the waves that hold anybody; the people of each row add up to its cohort. */
export function phaseRows(
  stages: readonly Stage[],
  { rows }: Pick<WaveCalendar, 'rows'>,
): readonly PhaseRow[] {
  const first = pilotOf(stages);
  const counts: Record<PhaseKind, number> = { limited_pilot: 0, expanded_pilot: 0, production: 0 };
  return stages
    .filter(({ kind, people }) => kind === 'pilot' || (kind === 'wave' && people > 0))
    .toSorted((left, right) => left.ordinal - right.ordinal)
    .map((stage) => {
      const kind =
        stage.kind === 'wave' ? 'production' : stage === first ? 'limited_pilot' : 'expanded_pilot';
      counts[kind] += 1;
      const groups = rows.flatMap(({ values, cells }) => {
        const people = cells
          .filter(({ stageId }) => stageId === stage.stageId)
          .reduce((sum, cell) => sum + cell.people, 0);
        return people === 0 || values.length === 0 ? [] : [{ values, people }];
      });
      return {
        stage,
        kind,
        number: counts[kind],
        month: stage.startsOn === null ? null : monthOf(stage.startsOn),
        groups: groups.toSorted((left, right) => right.people - left.people),
        others: stage.people - groups.reduce((sum, { people }) => sum + people, 0),
      };
    });
}

/** Every month from the first start to the last, also those in which nothing starts. */
export function monthsBetween(rows: readonly PhaseRow[]): readonly string[] {
  const months = rows.flatMap(({ month }) => month ?? []).toSorted();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const all: string[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) all.push(month);
  return all;
}

function nextMonth(month: string): string {
  const [year = 0, of = 0] = month.split('-').map(Number);
  const [nextYear, next] = of === 12 ? [year + 1, 1] : [year, of + 1];
  return `${nextYear}-${String(next).padStart(2, '0')}-01`;
}
