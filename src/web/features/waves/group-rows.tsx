/**
 * The rows of the calendar. Of some thousand groups only those in view are drawn, with the one that is being moved and
 * the one the keyboard is in.
 */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { GroupRow, type RowProps } from './calendar-row.tsx';
import { rowKey, type CalendarRow } from './calendar-shape.ts';
import type { Lift } from './use-cell-move.ts';

/** From so many on they are drawn as they come into view. */
const manyRows = 150;
const rowHeight = 38;
const overscan = 12;

type GroupRowsProps = Omit<RowProps, 'row' | 'lift' | 'index' | 'measure'> & {
  readonly rows: readonly CalendarRow[];
  readonly lift: Lift | null;
  readonly liftedRow: string | null;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The rows below the groups. */
  readonly children: ReactNode;
};

/** Each row in view with the room that is left above it. */
function useRowsInView({ rows, liftedRow, scroller }: GroupRowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [above, setAbove] = useState(0);
  const [focused, setFocused] = useState<number | null>(null);
  const isMany = rows.length >= manyRows;
  const lifted =
    isMany && liftedRow !== null ? rows.findIndex((row) => rowKey(row.values) === liftedRow) : -1;
  // What stands above the rows can change its height: the chart is shown as a table, or measures something else.
  useLayoutEffect(() => {
    const [inside, box] = [body.current, scroller.current];
    const content = inside?.closest('div');
    if (!inside || !content || box === null) return;
    const measure = () =>
      setAbove(inside.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop);
    const watch = new ResizeObserver(measure);
    watch.observe(content);
    measure();
    return () => watch.disconnect();
  }, [scroller]);
  // No compiler runs over this code, so the virtualizer's changing functions do no harm.
  // oxlint-disable-next-line react/incompatible-library
  const view = useVirtualizer({
    count: isMany ? rows.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollMargin: above,
    overscan,
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), lifted, focused ?? -1])]
        .filter((index) => index >= 0 && index < rows.length)
        .toSorted((one, other) => one - other),
  });
  const noteFocus = useCallback((element: Element) => {
    const index = element.closest<HTMLElement>('tr')?.dataset['index'];
    setFocused(index === undefined ? null : Number(index));
  }, []);
  const drawn = isMany
    ? view
        .getVirtualItems()
        .map(({ index, start, end }) => ({ index, start: start - above, end: end - above }))
    : rows.map((_, index) => ({ index, start: 0, end: 0 }));
  const total = isMany ? view.getTotalSize() : 0;
  return { body, drawn, total, noteFocus, measure: isMany ? view.measureElement : undefined };
}

function Gap({ height }: { readonly height: number }) {
  return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null;
}

/** The body of the table. */
export function GroupRows(props: GroupRowsProps) {
  const { rows, lift, liftedRow, scroller: _, children, ...shared } = props;
  const { body, drawn, total, noteFocus, measure } = useRowsInView(props);
  return (
    // It only notes in which row the keyboard is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <tbody ref={body} onFocus={({ target }) => noteFocus(target)}>
      {drawn.flatMap(({ index, start }, at) => {
        const row = rows[index]!;
        const key = rowKey(row.values);
        return [
          <Gap key={`gap ${key}`} height={start - (drawn[at - 1]?.end ?? 0)} />,
          <GroupRow
            {...shared}
            key={key}
            row={row}
            index={index}
            measure={measure}
            lift={liftedRow === key ? lift : null}
          />,
        ];
      })}
      <Gap height={total - (drawn.at(-1)?.end ?? 0)} />
      {children}
    </tbody>
  );
}
