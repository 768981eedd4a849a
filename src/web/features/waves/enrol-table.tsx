/** The plan by the ways to enrol: phases down, ways across, each group with its people; every number opens its people. */
import { useState } from 'react';
import {
  enrolmentApproaches,
  enrolmentApproachRoutes,
  type EnrolmentApproaches,
} from '#contracts/enrolment-approaches.ts';
import type { RolloutId } from '#contracts/ids.ts';
import type { WaveCalendar } from '#contracts/replan.ts';
import type { Board } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { enrolTexts } from '../rollouts/enrol-texts.ts';
import { OpenCount } from '../rollouts/state-cells.tsx';
import { StackingBoard } from '../rollouts/stacking-board.tsx';
import { EnrolDialog } from './enrol-dialog.tsx';
import { enrolTableTexts } from './enrol-table-texts.ts';
import type { OnPeople } from './live-board.tsx';
import { MonthGroups } from './month-groups.tsx';
import { monthTexts } from './month-texts.ts';
import { PeopleCount } from './month-table.tsx';
import { phaseRows, type PhaseRow } from './phase-months.ts';

type TableProps = {
  readonly rolloutId: RolloutId;
  readonly board: Board;
  readonly calendar: WaveCalendar;
  readonly onPeople: OnPeople;
};

/** Who has not been decided about is a column of its own. */
const columns = [...enrolmentApproaches, null] as const;

type Way = (typeof columns)[number];

function usePhaseName(): (row: PhaseRow) => string {
  const { phases } = useTexts(monthTexts);
  const format = useFormat();
  return ({ kind, number }) => phases[kind](format.number(number));
}

function Cell({
  row,
  way,
  approaches,
  onPeople,
}: {
  readonly row: PhaseRow;
  readonly way: Way;
  readonly approaches: EnrolmentApproaches;
  readonly onPeople: OnPeople;
}) {
  const texts = useTexts(enrolTableTexts);
  const { ways } = useTexts(enrolTexts);
  const format = useFormat();
  const phaseName = usePhaseName();
  const cell = approaches.stages
    .find(({ stageId }) => stageId === row.stage.stageId)
    ?.cells.find(({ approach }) => approach === way);
  if (cell === undefined) return null;
  const others = cell.people - cell.inCare - cell.groups.reduce((sum, { people }) => sum + people, 0);
  const filter = way ?? 'undecided';
  return (
    <>
      <OpenCount
        value={cell.people}
        label={`${phaseName(row)}, ${ways[filter]}`}
        onOpen={onPeople && (() => onPeople(row.stage, 'all', filter))}
      />
      <MonthGroups groups={cell.groups}>
        {cell.inCare > 0 && <li className="bw-quiet">{texts.inCare(format.number(cell.inCare))}</li>}
        {others > 0 && cell.groups.length > 0 && (
          <li className="bw-quiet">{texts.others(format.number(others))}</li>
        )}
      </MonthGroups>
    </>
  );
}

function Foot({
  rows,
  approaches,
  onPeople,
  hasCommands,
}: {
  readonly rows: readonly PhaseRow[];
  readonly approaches: EnrolmentApproaches;
  readonly onPeople: OnPeople;
  readonly hasCommands: boolean;
}) {
  const { total } = useTexts(monthTexts);
  const { ways } = useTexts(enrolTexts);
  const format = useFormat();
  const peopleOf = (way: Way) =>
    approaches.stages
      .flatMap(({ cells }) => cells)
      .reduce((sum, { approach, people }) => sum + (approach === way ? people : 0), 0);
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={hasCommands ? 3 : 2}>
          {total}
        </th>
        {columns.map((way) => (
          <td key={way} data-align="start" data-label={ways[way ?? 'undecided']}>
            <OpenCount
              value={peopleOf(way)}
              label={ways[way ?? 'undecided']}
              onOpen={onPeople && (() => onPeople(null, 'all', way ?? 'undecided'))}
            />
          </td>
        ))}
        <td data-label={total}>{format.number(rows.reduce((sum, { stage }) => sum + stage.people, 0))}</td>
      </tr>
    </tfoot>
  );
}

function Table({
  rows,
  approaches,
  onPeople,
  onDecide,
}: {
  readonly rows: readonly PhaseRow[];
  readonly approaches: EnrolmentApproaches;
  readonly onPeople: OnPeople;
  readonly onDecide: ((row: PhaseRow) => void) | undefined;
}) {
  const texts = useTexts(enrolTableTexts);
  const { phase, total, noDate } = useTexts(monthTexts);
  const { ways } = useTexts(enrolTexts);
  const format = useFormat();
  const phaseName = usePhaseName();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{phase}</th>
          <th scope="col">{texts.month}</th>
          {onDecide !== undefined && <th scope="col">{texts.decide}</th>}
          {columns.map((way) => (
            <th key={way} scope="col">
              {ways[way ?? 'undecided']}
            </th>
          ))}
          <th scope="col" data-align="end">
            {total}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.stage.stageId}>
            <th scope="row">{phaseName(row)}</th>
            <td data-align="start" data-label={texts.month}>
              {row.month === null ? noDate : format.month(row.month)}
            </td>
            {onDecide !== undefined && (
              <td data-align="start">
                <TextButton label={texts.decideFor(phaseName(row))} onClick={() => onDecide(row)}>
                  {texts.decide}
                </TextButton>
              </td>
            )}
            {columns.map((way) => (
              <td key={way} data-align="start" data-label={ways[way ?? 'undecided']}>
                <Cell row={row} way={way} approaches={approaches} onPeople={onPeople} />
              </td>
            ))}
            <td data-label={total}>
              <PeopleCount row={row} onPeople={onPeople} />
            </td>
          </tr>
        ))}
      </tbody>
      <Foot rows={rows} approaches={approaches} onPeople={onPeople} hasCommands={onDecide !== undefined} />
    </table>
  );
}

/** The table; whoever may plan decides per phase. */
export function EnrolTable({ rolloutId, board, calendar, onPeople }: TableProps) {
  const texts = useTexts(enrolTableTexts);
  const phaseName = usePhaseName();
  const canPlan = useCan('rollout.plan');
  const [deciding, decide] = useState<PhaseRow | null>(null);
  const approaches = useRoute(enrolmentApproachRoutes.getEnrolmentApproaches, { params: { rolloutId } });
  const rows = phaseRows(board.stages, calendar);
  return (
    <Answer of={approaches}>
      {(answer) => (
        <Card title={texts.title} note={texts.note}>
          <StackingBoard className="bw-months bw-enrol" label={texts.title}>
            <Table
              rows={rows}
              approaches={answer}
              onPeople={onPeople}
              onDecide={canPlan ? decide : undefined}
            />
          </StackingBoard>
          {deciding !== null && (
            <EnrolDialog
              rolloutId={rolloutId}
              row={deciding}
              phase={phaseName(deciding)}
              approaches={answer}
              onClose={() => decide(null)}
            />
          )}
        </Card>
      )}
    </Answer>
  );
}
