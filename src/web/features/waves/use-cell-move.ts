/**
 * Moving a cell of the calendar to another week: by dragging with a mouse or pen, or by arrow keys and Enter. Touch
 * scrolls instead; there a cell opens the panel, which moves it by a field. Nothing changes by moving: the drop is
 * told, and what it costs is shown before anybody confirms.
 */
import {
  useCallback,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
} from 'react';
import { rowKey, type CalendarCell, type CalendarRow } from './calendar-shape.ts';

export type Lift = {
  readonly row: CalendarRow;
  readonly cell: CalendarCell;
  /** Monday of the week it is over. */
  readonly to: string;
  readonly by: 'pointer' | 'keys';
  /** Where the words about it belong, in pixels of the window. */
  readonly x: number;
  readonly y: number;
};

export type CellHandlers = {
  readonly onPointerDown: (event: PointerEvent<HTMLButtonElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLButtonElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLButtonElement>) => void;
  readonly onPointerCancel: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void;
  readonly onBlur: () => void;
  readonly onClickCapture: (event: MouseEvent) => void;
};

/** Pixels a pointer has to travel before a press becomes a drag. */
const threshold = 5;
/** Pixels from the edge of the grid at which it scrolls under a drag, and by how many. */
const edge = 48;
const scrollStep = 24;

type Pressed = { readonly x: number; readonly y: number };

function weekUnder(x: number, y: number): string | undefined {
  const found = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-week]');
  return found?.dataset['week'];
}

function scrollNear(button: HTMLElement, x: number): void {
  const scroller = button.closest<HTMLElement>('.bw-cal');
  if (scroller === null) return;
  const { left, right } = scroller.getBoundingClientRect();
  if (x > right - edge) scroller.scrollLeft += scrollStep;
  if (x < left + edge * 3) scroller.scrollLeft -= scrollStep;
}

/** Brings the cell of a week into view and says where it is. */
function placeOf(button: HTMLElement, week: string): Pressed {
  const cell = button.closest('tr')?.querySelector<HTMLElement>(`[data-week="${week}"]`) ?? button;
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const { left, bottom } = cell.getBoundingClientRect();
  return { x: left, y: bottom };
}

type Moving = {
  readonly lifted: () => Lift | null;
  readonly change: (lift: Lift | null) => void;
  readonly pressed: RefObject<Pressed | null>;
  readonly wasDragged: RefObject<boolean>;
  readonly weeks: readonly string[];
  readonly onDrop: (row: CalendarRow, cell: CalendarCell, to: string) => void;
};

function dragHandlers(
  { lifted, change, pressed, wasDragged }: Moving,
  row: CalendarRow,
  cell: CalendarCell,
  drop: () => void,
): Omit<CellHandlers, 'onKeyDown' | 'onBlur'> {
  return {
    onPointerDown: ({ button, pointerType, clientX, clientY, currentTarget, pointerId }) => {
      wasDragged.current = false;
      pressed.current = button === 0 && pointerType !== 'touch' ? { x: clientX, y: clientY } : null;
      // A fast hand has left the cell before the first move is told.
      if (pressed.current !== null) currentTarget.setPointerCapture(pointerId);
    },
    onPointerMove: ({ clientX: x, clientY: y, currentTarget }) => {
      const from = pressed.current;
      if (from === null) return;
      if (!wasDragged.current && Math.hypot(x - from.x, y - from.y) < threshold) return;
      wasDragged.current = true;
      scrollNear(currentTarget, x);
      change({ row, cell, to: weekUnder(x, y) ?? lifted()?.to ?? cell.startsOn, by: 'pointer', x, y });
    },
    onPointerUp: () => {
      const isDrag = pressed.current !== null && wasDragged.current;
      pressed.current = null;
      if (isDrag) drop();
    },
    onPointerCancel: () => {
      pressed.current = null;
      change(null);
    },
    // The click that ends a drag opens nothing.
    onClickCapture: (event) => {
      if (!wasDragged.current) return;
      wasDragged.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

function keyHandlers(
  { lifted, change, pressed, weeks }: Moving,
  row: CalendarRow,
  cell: CalendarCell,
  drop: () => void,
): Pick<CellHandlers, 'onKeyDown' | 'onBlur'> {
  const step = (button: HTMLElement, by: number) => {
    const to = weeks[weeks.indexOf(lifted()?.to ?? cell.startsOn) + by];
    if (to !== undefined) change({ row, cell, to, by: 'keys', ...placeOf(button, to) });
  };
  return {
    onKeyDown: (event) => {
      const { key, currentTarget } = event;
      if (key === 'ArrowRight' || key === 'ArrowLeft') step(currentTarget, key === 'ArrowRight' ? 1 : -1);
      else if (lifted() === null) return;
      else if (key === 'Enter') drop();
      else if (key === 'Escape') {
        pressed.current = null;
        change(null);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },
    onBlur: () => {
      if (lifted()?.by === 'keys') change(null);
    },
  };
}

/** The cell that is lifted, and the handlers each movable cell needs. */
export function useCellMove(weeks: readonly string[], onDrop: Moving['onDrop']) {
  const [lift, setLift] = useState<Lift | null>(null);
  const current = useRef<Lift | null>(null);
  const pressed = useRef<Pressed | null>(null);
  const wasDragged = useRef(false);
  const handlersOf = useCallback(
    (row: CalendarRow, cell: CalendarCell): CellHandlers => {
      const change = (next: Lift | null) => {
        current.current = next;
        setLift(next);
      };
      const lifted = () => current.current;
      const drop = () => {
        const to = lifted()?.to ?? cell.startsOn;
        change(null);
        if (to !== cell.startsOn) onDrop(row, cell, to);
      };
      const moving: Moving = { lifted, change, pressed, wasDragged, weeks, onDrop };
      return { ...dragHandlers(moving, row, cell, drop), ...keyHandlers(moving, row, cell, drop) };
    },
    [weeks, onDrop],
  );
  return useMemo(
    () => ({ lift, handlersOf, liftedRow: lift && rowKey(lift.row.values) }),
    [lift, handlersOf],
  );
}
