/** The plan as sponsors know it: phases down, months across, each group with its people where it starts. */
import type { WaveCalendar } from '#contracts/replan.ts';
import type { Board } from '#contracts/rollouts.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { OpenCount } from '../rollouts/state-cells.tsx';
import { StackingBoard } from '../rollouts/stacking-board.tsx';
import type { OnPeople } from './live-board.tsx';
import { MonthGroups } from './month-groups.tsx';
import { monthTexts } from './month-texts.ts';
import { monthsBetween, phaseRows, type PhaseRow } from './phase-months.ts';

function Groups({ row: { groups, others } }: { readonly row: PhaseRow }) {
  const texts = useTexts(monthTexts);
  const format = useFormat();
  return (
    <MonthGroups groups={groups}>
      {others > 0 && (
        <li className="bw-quiet">
          {groups.length === 0 ? texts.everybody(format.number(others)) : texts.others(format.number(others))}
        </li>
      )}
    </MonthGroups>
  );
}

/** All people of a phase; the number opens them. */
export function PeopleCount({ row, onPeople }: { readonly row: PhaseRow; readonly onPeople: OnPeople }) {
  const { phases } = useTexts(monthTexts);
  const format = useFormat();
  return (
    <OpenCount
      value={row.stage.people}
      label={phases[row.kind](format.number(row.number))}
      onOpen={onPeople && (() => onPeople(row.stage, 'all'))}
    />
  );
}

function peopleIn(rows: readonly PhaseRow[], month: string | null): number {
  return rows.reduce((sum, row) => sum + (row.month === month ? row.stage.people : 0), 0);
}

function Foot({
  rows,
  months,
  hasUndated,
}: {
  readonly rows: readonly PhaseRow[];
  readonly months: readonly string[];
  readonly hasUndated: boolean;
}) {
  const texts = useTexts(monthTexts);
  const format = useFormat();
  const all = rows.reduce((sum, { stage }) => sum + stage.people, 0);
  return (
    <tfoot>
      <tr>
        <th scope="row">{texts.total}</th>
        {months.map((month) => (
          <td key={month} data-align="start" data-label={format.month(month)}>
            {format.number(peopleIn(rows, month))}
          </td>
        ))}
        {hasUndated && (
          <td data-align="start" data-label={texts.noDate}>
            {format.number(peopleIn(rows, null))}
          </td>
        )}
        <td data-label={texts.total}>{format.number(all)}</td>
      </tr>
    </tfoot>
  );
}

/** The table; its rows add up to the cohorts, its foot to everybody. */
export function MonthTable({
  board,
  calendar,
  onPeople,
}: {
  readonly board: Board;
  readonly calendar: WaveCalendar;
  readonly onPeople: OnPeople;
}) {
  const texts = useTexts(monthTexts);
  const format = useFormat();
  const rows = phaseRows(board.stages, calendar);
  const months = monthsBetween(rows);
  const undated = peopleIn(rows, null);
  return (
    <Card title={texts.title} note={texts.note}>
      <StackingBoard className="bw-months" label={texts.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.phase}</th>
              {months.map((month) => (
                <th key={month} scope="col">
                  {format.month(month)}
                </th>
              ))}
              {undated > 0 && <th scope="col">{texts.noDate}</th>}
              <th scope="col" data-align="end">
                {texts.total}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.stage.stageId}>
                <th scope="row">{texts.phases[row.kind](format.number(row.number))}</th>
                {months.map((month) => (
                  <td key={month} data-align="start" data-label={format.month(month)}>
                    {row.month === month && <Groups row={row} />}
                  </td>
                ))}
                {undated > 0 && (
                  <td data-align="start" data-label={texts.noDate}>
                    {row.month === null && <Groups row={row} />}
                  </td>
                )}
                <td data-label={texts.total}>
                  <PeopleCount row={row} onPeople={onPeople} />
                </td>
              </tr>
            ))}
          </tbody>
          <Foot rows={rows} months={months} hasUndated={undated > 0} />
        </table>
      </StackingBoard>
    </Card>
  );
}
