/**
 * The dense table people work in: virtual rows, a sticky header, sorting, selection, loading of further rows
 * at the end, and arrow keys. It draws only the rows in view, so scrolling costs the same at any length.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, type CSSProperties, type ReactNode } from 'react';
import { useFormat, useTexts } from '../i18n/locale-provider.tsx';
import { DataTableHead } from './data-table-head.tsx';
import { useRowKeys } from './data-table-keys.ts';
import { useTableModel, type Column, type Sort } from './data-table-model.ts';
import { DataTableRow, type RowId } from './data-table-rows.tsx';
import { uiTexts } from './ui-texts.ts';
import './data-table.css';

export type { Column, Sort } from './data-table-model.ts';
export type { RowId } from './data-table-rows.tsx';

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
/** The next page is fetched when this few loaded rows are left below. */
const loadAhead = 20;

function toggled(ids: ReadonlySet<RowId>, id: RowId): ReadonlySet<RowId> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
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
  return <output className="bw-table-foot">{isLoading ? `${words} · ${texts.loadingMore}` : words}</output>;
}

/** Tracks and height of the table as CSS. */
function layoutOf<Row>(props: DataTableProps<Row>, count: number, maxRows: number): CSSProperties {
  const tracks = props.columns.map((column) => column.width ?? 'minmax(100px, 1fr)').join(' ');
  const layout = {
    '--bw-table-columns': props.selection === undefined ? tracks : `20px ${tracks}`,
    '--bw-table-min-width': `${props.minWidth ?? props.columns.length * 110}px`,
    height: headHeight + Math.min(Math.max(count, 1), maxRows) * rowHeight + 1,
  };
  return layout;
}

/** Everything the table needs besides drawing: rows in order, rows in view, keys, and loading ahead. */
function useDataTable<Row extends object>(props: DataTableProps<Row>, maxRows: number) {
  const { rowId, selection, onOpen, loadMore, hasMore = false, isLoading = false } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const model = useTableModel({
    columns: props.columns,
    rows: props.rows,
    sort: props.sort,
    onSort: props.onSort,
  });
  const count = model.rows.length;
  // No compiler runs over this code, so the virtualizer's changing functions do no harm.
  // oxlint-disable-next-line react/incompatible-library
  const view = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: headHeight,
  });
  const items = view.getVirtualItems();
  const rowAt = (index: number): Row | undefined => model.rows[index]?.original;
  const select = (row: Row | undefined) => {
    if (row !== undefined) selection?.onChange(toggled(selection.ids, rowId(row)));
  };
  const keys = useRowKeys({
    count,
    page: maxRows - 1,
    show: (index) => view.scrollToIndex(index),
    open: (index) => {
      const row = rowAt(index);
      if (row !== undefined) onOpen?.(row);
    },
    select: (index) => select(rowAt(index)),
  });
  const lastInView = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !isLoading && lastInView >= count - loadAhead) loadMore?.();
  }, [hasMore, isLoading, lastInView, count, loadMore]);
  return { scroller, model, count, items, height: view.getTotalSize(), rowAt, select, keys };
}

/** A table of rows; `loadMore` pages by keyset, `onOpen` opens a row, `selection` adds check boxes. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rowId, selection, onOpen, isLoading = false, maxRows = 16 } = props;
  const texts = useTexts(uiTexts);
  const gridId = useId();
  const { scroller, model, count, items, height, rowAt, select, keys } = useDataTable(props, maxRows);
  if (count === 0 && !isLoading) return <>{props.empty ?? <p className="bw-quiet">{texts.noRows}</p>}</>;
  return (
    <div>
      <div ref={scroller} className="bw-table" style={layoutOf(props, count, maxRows)}>
        {/* A grid is a table whose rows the keyboard moves through. */}
        <table
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
          role="grid"
          tabIndex={0}
          aria-label={props.label}
          aria-rowcount={(props.total ?? count) + 1}
          aria-multiselectable={selection !== undefined || undefined}
          aria-activedescendant={count > 0 ? `${gridId}-${keys.active}` : undefined}
          onKeyDown={keys.onKeyDown}
        >
          <DataTableHead
            columns={columns}
            sort={model.sort}
            isServerSorted={props.onSort !== undefined}
            onToggleSort={model.toggleSort}
            selection={selection}
            allIds={() => model.rows.map((row) => rowId(row.original))}
            count={count}
          />
          <tbody style={{ height }}>
            {items.map((item) => {
              const row = rowAt(item.index);
              if (row === undefined) return null;
              const id = rowId(row);
              const isChecked = selection?.ids.has(id) === true;
              return (
                <DataTableRow
                  key={id}
                  domId={`${gridId}-${item.index}`}
                  row={row}
                  index={item.index}
                  start={item.start}
                  columns={columns}
                  isChecked={isChecked}
                  isSelected={isChecked || props.openId === id}
                  isActive={item.index === keys.active}
                  canOpen={onOpen !== undefined}
                  onSelect={selection && (() => select(row))}
                  onClick={() => {
                    keys.setActive(item.index);
                    onOpen?.(row);
                  }}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      <TableFoot loaded={count} total={props.total} isLoading={isLoading} />
    </div>
  );
}
