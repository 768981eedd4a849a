/**
 * The model behind the data table: rows in sorted order and the sort in force. Sorting happens here only
 * when all rows are loaded; with `onSort` the server sorts and the rows are taken as they come.
 */
import {
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type RowData,
  type SortingState,
} from '@tanstack/react-table';
import { useMemo, useState, type ReactNode } from 'react';

export type Column<Row> = {
  readonly id: string;
  readonly header: string;
  /** Commands that say themselves what they do: the header is read out, and not shown. */
  readonly isCommand?: boolean | undefined;
  readonly cell: (row: Row) => ReactNode;
  /** A CSS grid track; `minmax(100px, 1fr)` when not given. */
  readonly width?: string | undefined;
  readonly align?: 'start' | 'end' | undefined;
  /** Sorts rows in the browser; only for tables that hold all their rows. */
  readonly sortValue?: ((row: Row) => string | number | null) | undefined;
  /** The server can sort by this column; goes with `onSort`. */
  readonly isSortable?: boolean | undefined;
};

export type Sort = { readonly columnId: string; readonly isDescending: boolean };

const features = tableFeatures({ rowSortingFeature });
const collator = new Intl.Collator(undefined, { numeric: true });

/**
 * Numbers that order like the values: numbers themselves, the place of a word among all different words, and
 * infinity for missing values. Comparing words once each, not once per pair, keeps a million rows in reach.
 */
function sortKeys(values: readonly (string | number | null)[], isDescending: boolean): Float64Array {
  const words = [...new Set(values.filter((value) => typeof value === 'string'))];
  const places = new Map(words.sort(collator.compare).map((word, place) => [word, place]));
  const direction = isDescending ? -1 : 1;
  return Float64Array.from(values, (value) => {
    if (value === null) return Infinity;
    return direction * (typeof value === 'number' ? value : (places.get(value) ?? 0));
  });
}

/** Rows ordered by a column; missing values last, equal values in their former order. */
export function sortRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => string | number | null,
  isDescending: boolean,
): readonly Row[] {
  const keys = sortKeys(
    rows.map((row) => valueOf(row)),
    isDescending,
  );
  const order = Uint32Array.from(rows, (_, index) => index);
  order.sort((left, right) => {
    const [a, b] = [keys[left] ?? 0, keys[right] ?? 0];
    if (a === b) return left - right;
    return a < b ? -1 : 1;
  });
  return Array.from(order, (index) => rows[index] as Row);
}

/** The rows in order, with the sort in force and a way to change it. */
export function useTableModel<Row extends RowData>(options: {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
}) {
  const { columns, rows, sort, onSort } = options;
  const [ownSort, setOwnSort] = useState<Sort | undefined>(sort);
  const isServerSorted = onSort !== undefined;
  const current = isServerSorted ? sort : ownSort;
  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<typeof features, Row> => ({
        id: column.id,
        header: column.header,
        accessorFn: (row: Row) => column.sortValue?.(row) ?? null,
      })),
    [columns],
  );
  const data = useMemo(() => {
    const valueOf = columns.find((column) => column.id === current?.columnId)?.sortValue;
    if (isServerSorted || current === undefined || valueOf === undefined) return rows;
    return sortRows(rows, valueOf, current.isDescending);
  }, [rows, columns, current, isServerSorted]);
  const sorting = useMemo<SortingState>(
    () => (current === undefined ? [] : [{ id: current.columnId, desc: current.isDescending }]),
    [current],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: data,
    state: { sorting },
    manualSorting: true,
  });
  const toggleSort = (columnId: string) => {
    const next = { columnId, isDescending: current?.columnId === columnId && !current.isDescending };
    if (isServerSorted) onSort(next);
    else setOwnSort(next);
  };
  return { rows: table.getRowModel().rows, sort: current, toggleSort };
}
