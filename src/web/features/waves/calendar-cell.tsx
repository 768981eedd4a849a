/** One cell of the calendar: a group's people in a week. What has not been told can be dragged, or moved by arrow keys. */
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import type { CalendarCell, CellLook } from './calendar-shape.ts';
import { calendarTexts } from './calendar-texts.ts';
import { useWeekName } from './group-name.ts';
import type { CellHandlers } from './use-cell-move.ts';

export const cellIcons: Readonly<Record<CellLook, IconName | null>> = {
  ended: 'check',
  skipped: 'arrow-right',
  running: 'operations',
  fixed: 'lock',
  planned: null,
};

type CellProps = {
  readonly group: string;
  readonly cell: CalendarCell;
  readonly look: CellLook;
  /** What closes its week, in words, while it has not started. */
  readonly closedWords: string | undefined;
  /** Not there for those who may not plan. */
  readonly handlers: CellHandlers | undefined;
  readonly isLifted: boolean;
  readonly hintId: string;
  readonly onOpen: () => void;
};

/** The people of a group in a week; opens what can be done with them. */
export function Cell({ group, cell, look, closedWords, handlers, isLifted, hintId, onOpen }: CellProps) {
  const texts = useTexts(calendarTexts);
  const week = useWeekName();
  const format = useFormat();
  const icon = closedWords === undefined ? cellIcons[look] : 'warn';
  const state = look === 'ended' || look === 'skipped' ? look : cell.state;
  const said = texts.cell(
    group,
    format.number(cell.people),
    week(cell.startsOn),
    texts.states[state === 'started' ? 'running' : state],
  );
  const words = closedWords === undefined ? said : `${said}. ${closedWords}`;
  const canMove = look === 'planned' && handlers !== undefined;
  return (
    <button
      type="button"
      className="bw-cal-cell"
      data-look={look}
      data-shut={closedWords === undefined ? undefined : true}
      data-moves={canMove || undefined}
      data-lifted={isLifted || undefined}
      title={words}
      aria-label={words}
      aria-describedby={canMove ? hintId : undefined}
      onClick={onOpen}
      {...(canMove ? handlers : {})}
    >
      {icon !== null && <Icon name={icon} size={11} />}
      {format.number(cell.people)}
    </button>
  );
}
