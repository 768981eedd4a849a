/** What a column becomes while it is chosen: targets as values of a choice and back. Pure. */
import type { ColumnTarget, MappedColumn } from '#contracts/imports.ts';

export const attributeChoice = 'attribute';
export const ignoredChoice = 'ignored';

/** The value of a target in the list of choices. */
export function choiceOf(target: ColumnTarget): string {
  return target.kind === 'field' ? `field:${target.field}` : target.kind;
}

const longestName = 64;

/** A name for an attribute from a column's name: letters, digits, spaces and hyphens, beginning with a letter. */
export function nameFromColumn(column: string): string {
  const clean = column
    .replace(/[^\p{L}\p{N}_ -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const name = /^\p{L}/u.test(clean) ? clean : `column ${clean}`.trim();
  return name.slice(0, longestName).trim();
}

/** Whether the server takes this as the name of an attribute. */
export function isAttributeName(name: string): boolean {
  return /^\p{L}[\p{L}\p{N}_ -]{0,63}$/u.test(name);
}

/** The target a choice stands for; an attribute gets its former name back, or one from the column. */
export function targetOf(choice: string, column: MappedColumn): ColumnTarget {
  if (choice.startsWith('field:')) {
    const field = choice.slice('field:'.length) as Extract<ColumnTarget, { kind: 'field' }>['field'];
    return { kind: 'field', field };
  }
  if (choice === ignoredChoice) return { kind: 'ignored', reason: 'chosen' };
  return column.target.kind === 'attribute'
    ? column.target
    : { kind: 'attribute', name: nameFromColumn(column.column) };
}

/** Whether the server decided that the column is never stored. */
export function isNeverStored({ target }: MappedColumn): boolean {
  return target.kind === 'ignored' && target.reason === 'privacy';
}

export type Edits = ReadonlyMap<string, ColumnTarget>;

/** The edits with one column changed; a change back to what the server has is no edit. */
export function withEdit(edits: Edits, column: MappedColumn, target: ColumnTarget): Edits {
  const next = new Map(edits);
  if (JSON.stringify(target) === JSON.stringify(column.target)) next.delete(column.column);
  else next.set(column.column, target);
  return next;
}
