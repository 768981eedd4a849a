/**
 * The mapping from the columns of a file to the directory: which column is a known field, which an attribute,
 * which is left out and why. Data only; suggesting and applying it live elsewhere.
 */

import type { AppField } from './app-fields.ts';
import type { DeviceField } from './device-fields.ts';
import type { PersonField } from './person-fields.ts';

export const DIRECTORY_SUBJECTS = ['people', 'devices', 'apps'] as const;
export type DirectorySubject = (typeof DIRECTORY_SUBJECTS)[number];

export type DirectoryField = PersonField | DeviceField | AppField;

/** How numbers in dates like 3/4/2026 are ordered; stated per import profile, never guessed per cell. */
export type DateOrder = 'day_month_year' | 'month_day_year';

export type IgnoredReason = 'privacy' | 'technical' | 'empty' | 'duplicate' | 'chosen';

export type ColumnTarget =
  | { readonly kind: 'field'; readonly field: DirectoryField }
  | {
      readonly kind: 'attribute';
      readonly name: string;
      /** Of a cell with several values parted by `;`, keep the whole (default), the first or the last. */
      readonly take?: 'whole' | 'first' | 'last';
    }
  | { readonly kind: 'ignored'; readonly reason: IgnoredReason };

export type ColumnMapping = {
  /** The column's name in the header, as nameColumns made it unique. */
  readonly column: string;
  readonly target: ColumnTarget;
};

export type ValueType =
  | 'id'
  | 'text'
  | 'email'
  | 'boolean'
  | 'instant'
  | 'language'
  | 'kind'
  | 'platform'
  | 'ownership'
  | 'compliance'
  | 'importance';

export type FieldDefinition<Field extends string> = {
  readonly field: Field;
  readonly type: ValueType;
  /** Known column names, the most trustworthy first. */
  readonly aliases: readonly string[];
};
