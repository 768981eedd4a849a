/** A row of the calendar: a group's weeks with its people, what closes them, and what a move or a re-plan would change. */
import { memo } from 'react';
import type { Stage } from '#contracts/rollouts.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Cell } from './calendar-cell.tsx';
import { cellLook, closedIn, deltaKey, type CalendarCell, type CalendarRow } from './calendar-shape.ts';
import { calendarTexts } from './calendar-texts.ts';
import { useGroupName } from './group-name.ts';
import type { Lift, useCellMove } from './use-cell-move.ts';

export type RowProps = {
  readonly row: CalendarRow;
  /** Its place among all rows. */
  readonly index: number;
  /** Measures the row where only those in view are drawn. */
  readonly measure: ((row: HTMLTableRowElement | null) => void) | undefined;
  readonly weeks: readonly string[];
  readonly thisMonday: string;
  readonly stageOf: ReadonlyMap<number, Stage>;
  readonly deltas: ReadonlyMap<string, number>;
  readonly lift: Lift | null;
  readonly hintId: string;
  readonly handlersOf: ReturnType<typeof useCellMove>['handlersOf'] | undefined;
  readonly onOpen: (row: CalendarRow, cell: CalendarCell) => void;
};

type WeekProps = RowProps & {
  readonly week: string;
  readonly group: string;
  readonly closedWords: string | undefined;
};

function WeekContent(props: WeekProps) {
  const { row, week, group, stageOf, deltas, lift, hintId, handlersOf, onOpen } = props;
  const format = useFormat();
  const delta = deltas.get(deltaKey(row.values, week)) ?? 0;
  const isGhost = lift !== null && lift.to === week && week !== lift.cell.startsOn;
  return (
    <>
      {row.cells
        .filter(({ startsOn }) => startsOn === week)
        .map((cell) => (
          <Cell
            key={`${cell.stageId} ${cell.state}`}
            group={group}
            cell={cell}
            look={cellLook(cell, stageOf.get(cell.stageId))}
            closedWords={cell.state === 'started' ? undefined : props.closedWords}
            handlers={handlersOf?.(row, cell)}
            isLifted={lift?.cell === cell}
            hintId={hintId}
            onOpen={() => onOpen(row, cell)}
          />
        ))}
      {isGhost && <span className="bw-cal-ghost">{format.number(lift.cell.people)}</span>}
      {delta !== 0 && <span className="bw-cal-delta">{format.signed(delta, 0)}</span>}
    </>
  );
}

/** The title of a closed week, or undefined. */
function useClosedWords(row: CalendarRow) {
  const texts = useTexts(calendarTexts);
  const format = useFormat();
  return (week: string): string | undefined => {
    const closed = closedIn(row, week);
    if (closed === undefined) return undefined;
    const names = closed.names.length === 0 ? texts.closedUnnamed : format.list(closed.names);
    return closed.isWhole ? texts.closedTo(names) : texts.closedToSome(names);
  };
}

function closedMark(row: CalendarRow, week: string): 'all' | 'some' | undefined {
  const closed = closedIn(row, week);
  if (closed === undefined) return undefined;
  return closed.isWhole ? 'all' : 'some';
}

/** What a row is about, and its people at the right. */
export function RowLabel({
  name,
  owner = null,
  people,
}: {
  readonly name: string;
  readonly owner?: string | null;
  readonly people: number;
}) {
  const format = useFormat();
  return (
    <span className="bw-cal-label">
      <span>
        {name}
        {owner !== null && <small>{owner}</small>}
      </span>
      <span>{format.number(people)}</span>
    </span>
  );
}

/** The row; drawn again only when something of its own changes. */
export const GroupRow = memo(function GroupRow(props: RowProps) {
  const { row, index, measure, weeks, thisMonday, lift } = props;
  const group = useGroupName()(row.values);
  const texts = useTexts(calendarTexts);
  const closedWords = useClosedWords(row);
  return (
    <tr ref={measure} data-index={index} aria-rowindex={measure && index + 3}>
      <th scope="row" title={row.owner === null ? group : texts.owned(group, row.owner)}>
        <RowLabel name={group} owner={row.owner} people={row.people} />
      </th>
      {weeks.map((week) => (
        <td
          key={week}
          data-week={week}
          data-today={week === thisMonday || undefined}
          data-closed={closedMark(row, week)}
          data-target={lift?.to === week || undefined}
          title={closedWords(week)}
        >
          <WeekContent {...props} week={week} group={group} closedWords={closedWords(week)} />
        </td>
      ))}
    </tr>
  );
});
