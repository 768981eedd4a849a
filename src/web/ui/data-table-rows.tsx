/** The rows of the data table that are in view, each placed where it belongs among all rows. */
import { Checkbox } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { useTexts } from '../i18n/locale-provider.tsx';
import type { Column } from './data-table-model.ts';
import { uiTexts } from './ui-texts.ts';

export type RowId = string | number;

/** Clicks on links, buttons and check boxes inside a row are theirs, not the row's. */
function isOnControl(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest('a, button, input, label') !== null;
}

/** One row; `start` is its distance from the first row in px. */
export function DataTableRow<Row>(props: {
  readonly domId: string;
  readonly row: Row;
  readonly index: number;
  readonly start: number;
  readonly columns: readonly Column<Row>[];
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly canOpen: boolean;
  readonly onClick: () => void;
  /** Adds a check box. */
  readonly onSelect: (() => void) | undefined;
  readonly isChecked: boolean;
}): ReactNode {
  const texts = useTexts(uiTexts);
  return (
    // The keys belong to the table, which names its active row; the row only takes the mouse.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <tr
      id={props.domId}
      className="bw-table-row"
      aria-rowindex={props.index + 2}
      aria-selected={props.isSelected}
      data-active={props.isActive || undefined}
      data-opens={props.canOpen || undefined}
      style={{ transform: `translateY(${props.start}px)` }}
      onClick={(event) => {
        if (!isOnControl(event)) props.onClick();
      }}
    >
      {props.onSelect !== undefined && (
        <td>
          <Checkbox aria-label={texts.selectRow} checked={props.isChecked} onChange={props.onSelect} />
        </td>
      )}
      {props.columns.map((column) => (
        <td key={column.id} data-align={column.align}>
          {column.cell(props.row)}
        </td>
      ))}
    </tr>
  );
}
