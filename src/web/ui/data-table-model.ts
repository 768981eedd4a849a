/**
 * The model behind the data table: rows in sorted order and the sort in force. Sorting happens here only
 * when all rows are loaded; with `onSort` the server sorts and the rows are taken as they come.
 */
import {
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type Row as TableRow,
  type RowData,
  type SortingState,
} from '@tanstack/react-table';
import { useMemo, useState, type ReactNode } from 'react';

export type Column<Row> = {
  readonly id: string;
  readonly header: string;
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

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const collator = new Intl.Collator(undefined, { numeric: true });

/** Orders two cells: missing values last, numbers by size, words as people order them. */
function compareValues(left: unknown, right: unknown): number {
  if (left === null || left === undefined) return right === null || right === undefined ? 0 : 1;
  if (right === null || right === undefined) return -1;
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return collator.compare(String(left), String(right));
}

export type ModelRow<Row extends RowData> = TableRow<typeof features, Row>;

/** The rows in order, with the sort in force and a way to change it. */
export function useTableModel<Row extends RowData>(options: {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
}) {
  const { columns, rows, sort, onSort } = options;
  const [ownSort, setOwnSort] = useState<Sort | undefined>(sort);
  const current = onSort === undefined ? ownSort : sort;
  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<typeof features, Row> => ({
        id: column.id,
        header: column.header,
        accessorFn: (row: Row) => column.sortValue?.(row) ?? null,
        sortFn: (left, right, id) => compareValues(left.getValue(id), right.getValue(id)),
      })),
    [columns],
  );
  const sorting = useMemo<SortingState>(
    () => (current === undefined ? [] : [{ id: current.columnId, desc: current.isDescending }]),
    [current],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows as Row[],
    state: { sorting },
    manualSorting: onSort !== undefined,
  });
  const toggleSort = (columnId: string) => {
    const next = { columnId, isDescending: current?.columnId === columnId && !current.isDescending };
    if (onSort === undefined) setOwnSort(next);
    else onSort(next);
  };
  return { rows: table.getRowModel().rows, sort: current, toggleSort };
}
