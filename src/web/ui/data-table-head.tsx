/** The sticky header of the data table: column names, the sort in force, and "select all". */
import { Checkbox } from '@mantine/core';
import { useTexts } from '../i18n/locale-provider.tsx';
import type { Column, Sort } from './data-table-model.ts';
import type { RowId } from './data-table-rows.tsx';
import { Icon } from './icons/icon.tsx';
import { uiTexts } from './ui-texts.ts';

type HeadSelection = {
  readonly ids: ReadonlySet<RowId>;
  readonly onChange: (ids: ReadonlySet<RowId>) => void;
};

function sortWord(sort: Sort | undefined, columnId: string): 'ascending' | 'descending' | 'none' {
  if (sort?.columnId !== columnId) return 'none';
  return sort.isDescending ? 'descending' : 'ascending';
}

function SortButton({
  name,
  direction,
  onToggle,
}: {
  readonly name: string;
  readonly direction: 'ascending' | 'descending' | 'none';
  readonly onToggle: () => void;
}) {
  return (
    <button type="button" className="bw-table-sort" onClick={onToggle}>
      {name}
      <Icon name={direction === 'descending' ? 'chevron-down' : 'chevron-up'} size={14} />
    </button>
  );
}

/** The header row; sortable names are buttons. `count` is the number of rows loaded. */
export function DataTableHead<Row>({
  columns,
  sort,
  isServerSorted,
  onToggleSort,
  selection,
  allIds,
  count,
}: {
  readonly columns: readonly Column<Row>[];
  readonly sort: Sort | undefined;
  readonly isServerSorted: boolean;
  readonly onToggleSort: (columnId: string) => void;
  readonly selection: HeadSelection | undefined;
  readonly allIds: () => readonly RowId[];
  readonly count: number;
}) {
  const texts = useTexts(uiTexts);
  const canSort = (column: Column<Row>): boolean =>
    isServerSorted ? column.isSortable === true : column.sortValue !== undefined;
  const isAll = selection !== undefined && count > 0 && selection.ids.size >= count;
  return (
    <thead>
      <tr className="bw-table-head" aria-rowindex={1}>
        {selection !== undefined && (
          <th scope="col">
            <Checkbox
              aria-label={texts.select}
              checked={isAll}
              indeterminate={selection.ids.size > 0 && !isAll}
              onChange={(event) => selection.onChange(new Set(event.currentTarget.checked ? allIds() : []))}
            />
          </th>
        )}
        {columns.map((column) => {
          const direction = sortWord(sort, column.id);
          return (
            <th
              key={column.id}
              scope="col"
              data-align={column.align}
              aria-sort={canSort(column) ? direction : undefined}
            >
              {canSort(column) ? (
                <SortButton
                  name={column.header}
                  direction={direction}
                  onToggle={() => onToggleSort(column.id)}
                />
              ) : (
                <span className={column.isCommand === true ? 'bw-hidden' : undefined}>{column.header}</span>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
