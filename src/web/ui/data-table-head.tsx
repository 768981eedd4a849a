/** The sticky header of the data table: column names, the sort in force, and "select all". */
import { Checkbox } from '@mantine/core';
import { useTexts } from '../i18n/locale-provider.tsx';
import type { Column, Sort } from './data-table-model.ts';
import { Icon } from './icons/icon.tsx';
import { uiTexts } from './ui-texts.ts';

type SelectAll = {
  readonly isAll: boolean;
  readonly isSome: boolean;
  readonly onChange: (isOn: boolean) => void;
};

function sortWord(sort: Sort | undefined, columnId: string): 'ascending' | 'descending' | 'none' {
  if (sort?.columnId !== columnId) return 'none';
  return sort.isDescending ? 'descending' : 'ascending';
}

/** The header row; sortable names are buttons. */
export function DataTableHead<Row>({
  columns,
  sort,
  canSort,
  onToggleSort,
  selectAll,
}: {
  readonly columns: readonly Column<Row>[];
  readonly sort: Sort | undefined;
  readonly canSort: (column: Column<Row>) => boolean;
  readonly onToggleSort: (columnId: string) => void;
  readonly selectAll: SelectAll | undefined;
}) {
  const texts = useTexts(uiTexts);
  return (
    <div role="rowgroup" style={{ position: 'sticky', top: 0, zIndex: 2 }}>
      <div className="bw-table-head" role="row" aria-rowindex={1}>
        {selectAll !== undefined && (
          <div role="columnheader">
            <Checkbox
              aria-label={texts.select}
              checked={selectAll.isAll}
              indeterminate={selectAll.isSome && !selectAll.isAll}
              onChange={(event) => selectAll.onChange(event.currentTarget.checked)}
            />
          </div>
        )}
        {columns.map((column) => (
          <div
            key={column.id}
            role="columnheader"
            data-align={column.align}
            aria-sort={canSort(column) ? sortWord(sort, column.id) : undefined}
          >
            {canSort(column) ? (
              <button type="button" className="bw-table-sort" onClick={() => onToggleSort(column.id)}>
                {column.header}
                <Icon
                  name={sort?.columnId === column.id && sort.isDescending ? 'chevron-down' : 'chevron-up'}
                  size={14}
                />
              </button>
            ) : (
              column.header
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
