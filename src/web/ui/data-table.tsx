/**
 * The dense table people work in: virtual rows, a sticky header, sorting, selection, loading of further rows
 * at the end, and arrow keys. It draws only the rows in view, so its cost does not grow with their number.
 */
import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { useFormat, useTexts } from '../i18n/locale-provider.tsx';
import { DataTableHead } from './data-table-head.tsx';
import { useTableModel, type Column, type Sort } from './data-table-model.ts';
import { uiTexts } from './ui-texts.ts';
import './data-table.css';

export type { Column, Sort } from './data-table-model.ts';

export type RowId = string | number;

export type Selection = {
  readonly ids: ReadonlySet<RowId>;
  readonly onChange: (ids: ReadonlySet<RowId>) => void;
};

export type DataTableProps<Row> = {
  /** What the table lists, for screen readers. */
  readonly label: string;
  /** Keep the columns stable (module scope or useMemo). */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => RowId;
  /** How many rows there are in all; shown against the number loaded. */
  readonly total?: number | undefined;
  readonly hasMore?: boolean | undefined;
  readonly isLoading?: boolean | undefined;
  /** Fetches the next page by keyset; called when the end comes into view. */
  readonly loadMore?: (() => void) | undefined;
  readonly sort?: Sort | undefined;
  readonly onSort?: ((sort: Sort) => void) | undefined;
  readonly openId?: RowId | null | undefined;
  readonly onOpen?: ((row: Row) => void) | undefined;
  readonly selection?: Selection | undefined;
  /** Rows visible before the table scrolls; 16 when not given. */
  readonly maxRows?: number | undefined;
  /** Below this width in px the table scrolls sideways; about 110 per column when not given. */
  readonly minWidth?: number | undefined;
  readonly empty?: ReactNode;
};

const rowHeight = 30;
const headHeight = 31;

/** Where an arrow, page or end key leads from a row; null for other keys. */
function nextIndex(key: string, from: number, count: number, page: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: count - 1,
  };
  const target = steps[key];
  return target === undefined ? null : Math.min(count - 1, Math.max(0, target));
}

function toggled(ids: ReadonlySet<RowId>, id: RowId): ReadonlySet<RowId> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

function useRowKeys(options: {
  readonly count: number;
  readonly page: number;
  readonly show: (index: number) => void;
  readonly open: (index: number) => void;
  readonly select: (index: number) => void;
}) {
  const [active, setActive] = useState(0);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || options.count === 0) return;
    const next = nextIndex(event.key, active, options.count, options.page);
    if (next !== null) {
      event.preventDefault();
      setActive(next);
      options.show(next);
    } else if (event.key === 'Enter') options.open(active);
    else if (event.key === ' ') {
      event.preventDefault();
      options.select(active);
    }
  };
  return { active: Math.min(active, options.count - 1), setActive, onKeyDown };
}

function TableFoot({
  loaded,
  total,
  isLoading,
}: {
  readonly loaded: number;
  readonly total: number | undefined;
  readonly isLoading: boolean;
}) {
  const format = useFormat();
  const texts = useTexts(uiTexts);
  const isPartial = total !== undefined && total > loaded;
  const words = isPartial
    ? texts.rowsOf(format.number(loaded), format.number(total))
    : texts.rows(loaded, format.number(loaded));
  return (
    <div className="bw-table-foot" role="status">
      {isLoading ? `${words} · ${texts.loadingMore}` : words}
    </div>
  );
}

/** The rows in view, absolutely placed by the virtualizer. */
function useRowsInView(count: number, scroller: React.RefObject<HTMLDivElement | null>) {
  return useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: 0,
    scrollPaddingStart: headHeight,
  });
}

/** A table of rows; `loadMore` pages by keyset, `onOpen` opens a row, `selection` adds check boxes. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const {
    columns,
    rowId,
    selection,
    onOpen,
    loadMore,
    hasMore = false,
    isLoading = false,
    maxRows = 16,
  } = props;
  const texts = useTexts(uiTexts);
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const model = useTableModel({ columns, rows: props.rows, sort: props.sort, onSort: props.onSort });
  const count = model.rows.length;
  const view = useRowsInView(count, scroller);
  const items = view.getVirtualItems();
  const at = (index: number): Row | undefined => model.rows[index]?.original;
  const keys = useRowKeys({
    count,
    page: maxRows - 1,
    show: (index) => view.scrollToIndex(index),
    open: (index) => {
      const row = at(index);
      if (row !== undefined) onOpen?.(row);
    },
    select: (index) => {
      const row = at(index);
      if (row !== undefined) selection?.onChange(toggled(selection.ids, rowId(row)));
    },
  });
  const lastInView = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !isLoading && lastInView >= count - 20) loadMore?.();
  }, [hasMore, isLoading, lastInView, count, loadMore]);

  if (count === 0 && !isLoading) return <>{props.empty ?? <p className="bw-quiet">{texts.noRows}</p>}</>;
  const tracks = columns.map((column) => column.width ?? 'minmax(100px, 1fr)').join(' ');
  const style = {
    '--bw-table-columns': selection === undefined ? tracks : `20px ${tracks}`,
    '--bw-table-min-width': `${props.minWidth ?? columns.length * 110}px`,
    height: headHeight + Math.min(Math.max(count, 1), maxRows) * rowHeight + 1,
  } as CSSProperties;
  return (
    <div>
      <div
        ref={scroller}
        className="bw-table"
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={props.total ?? count}
        aria-multiselectable={selection !== undefined || undefined}
        aria-activedescendant={count > 0 ? `${gridId}-${keys.active}` : undefined}
        style={style}
        onKeyDown={keys.onKeyDown}
      >
        <DataTableHead
          columns={columns}
          sort={model.sort}
          canSort={(column) =>
            props.onSort === undefined ? column.sortValue !== undefined : column.isSortable === true
          }
          onToggleSort={model.toggleSort}
          selectAll={
            selection && {
              isAll: count > 0 && selection.ids.size >= count,
              isSome: selection.ids.size > 0,
              onChange: (isOn) =>
                selection.onChange(new Set(isOn ? model.rows.map((row) => rowId(row.original)) : [])),
            }
          }
        />
        <div className="bw-table-rows" role="rowgroup" style={{ height: view.getTotalSize() }}>
          {items.map((item) => {
            const row = at(item.index);
            if (row === undefined) return null;
            const id = rowId(row);
            return (
              <div
                key={id}
                id={`${gridId}-${item.index}`}
                className="bw-table-row"
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={selection?.ids.has(id) === true || props.openId === id}
                data-active={item.index === keys.active || undefined}
                data-opens={onOpen !== undefined || undefined}
                style={{ transform: `translateY(${item.start}px)` }}
                onClick={() => {
                  keys.setActive(item.index);
                  onOpen?.(row);
                }}
              >
                {selection !== undefined && (
                  <div role="gridcell" onClick={(event) => event.stopPropagation()}>
                    <Checkbox
                      aria-label={texts.selectRow}
                      checked={selection.ids.has(id)}
                      onChange={() => selection.onChange(toggled(selection.ids, id))}
                    />
                  </div>
                )}
                {columns.map((column) => (
                  <div key={column.id} role="gridcell" data-align={column.align}>
                    {column.cell(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      <TableFoot loaded={count} total={props.total} isLoading={isLoading} />
    </div>
  );
}
