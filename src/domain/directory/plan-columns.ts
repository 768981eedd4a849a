/**
 * Resolves a mapping against the header of one file: which cell feeds which field or attribute. Refuses a
 * mapping that identifies nothing or contradicts itself, and drops columns that must never be stored.
 */

import { ok, refuse, type Result } from '#domain/result.ts';
import type { ColumnMapping, DirectoryField, DirectorySubject } from './column-mapping.ts';
import { IDENTIFYING_FIELDS } from './directory-fields.ts';
import { isDroppedForPrivacy } from './dropped-columns.ts';

export type Slot = { readonly index: number; readonly column: string };

export type AttributeSlot = Slot & {
  readonly name: string;
  readonly take: 'whole' | 'first' | 'last';
  /** Readable names for coded values. */
  readonly valueNames: ReadonlyMap<string, string> | undefined;
};

export type ColumnPlan = {
  readonly slots: { readonly [Field in DirectoryField]?: Slot };
  readonly attributes: readonly AttributeSlot[];
  readonly missingColumns: readonly string[];
  readonly droppedForPrivacy: readonly string[];
};

export type MappingRefusal =
  | { readonly code: 'mapping_incomplete'; readonly thing: (typeof THINGS)[DirectorySubject] }
  | { readonly code: 'mapping_ambiguous'; readonly target: string; readonly columns: readonly string[] };

/** ProcessorArchitecture as Intune exports it. */
const PROCESSOR_ARCHITECTURES = new Map([
  ['0', 'x86'],
  ['5', 'ARM'],
  ['9', 'x64'],
  ['12', 'ARM64'],
]);

/** What a row of each subject is about. */
const THINGS = { people: 'person', devices: 'device', apps: 'app' } as const;

/** Plans the columns; throws when an attribute name is not a name (the contract checks that before). */
export function planColumns(
  subject: DirectorySubject,
  mapping: readonly ColumnMapping[],
  header: readonly string[],
): Result<ColumnPlan, MappingRefusal> {
  const slots: { [Field in DirectoryField]?: Slot } = {};
  const attributes: AttributeSlot[] = [];
  const missingColumns: string[] = [];
  const droppedForPrivacy: string[] = [];
  const columnOf = new Map<string, string>();
  for (const { column, target } of mapping) {
    if (target.kind === 'ignored') continue;
    if (isDroppedForPrivacy(column)) {
      droppedForPrivacy.push(column);
      continue;
    }
    const index = header.indexOf(column);
    if (index < 0) {
      missingColumns.push(column);
      continue;
    }
    const name = target.kind === 'field' ? target.field : target.name;
    const other = columnOf.get(`${target.kind}:${name}`);
    if (other !== undefined)
      return refuse({ code: 'mapping_ambiguous', target: name, columns: [other, column] });
    columnOf.set(`${target.kind}:${name}`, column);
    if (target.kind === 'field') slots[target.field] = { index, column };
    else attributes.push(planAttribute(index, column, target));
  }
  if (!IDENTIFYING_FIELDS[subject].some((field) => slots[field] !== undefined)) {
    return refuse({ code: 'mapping_incomplete', thing: THINGS[subject] });
  }
  return ok({ slots, attributes, missingColumns, droppedForPrivacy });
}

function planAttribute(
  index: number,
  column: string,
  target: { readonly name: string; readonly take?: 'whole' | 'first' | 'last' },
): AttributeSlot {
  if (!/^\p{L}[\p{L}\p{N}_ -]{0,63}$/u.test(target.name))
    throw new Error(`Not an attribute name: ${target.name}`);
  return {
    index,
    column,
    name: target.name,
    take: target.take ?? 'whole',
    valueNames: target.name === 'processorArchitecture' ? PROCESSOR_ARCHITECTURES : undefined,
  };
}
