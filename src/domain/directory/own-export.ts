/**
 * The columns of our own exports, and how they are recognised when they come back: every column
 * becomes exactly what it was, so that an export that is imported again changes nothing.
 */

import {
  DIRECTORY_SUBJECTS,
  type ColumnMapping,
  type ColumnTarget,
  type DirectoryField,
  type DirectorySubject,
} from './column-mapping.ts';

type Columns = readonly (readonly [column: string, field: DirectoryField])[];

/** The columns before the attributes, which stand under their own names. */
export const EXPORT_COLUMNS = {
  people: [
    ['id', 'externalId'],
    ['displayName', 'displayName'],
    ['givenName', 'givenName'],
    ['email', 'email'],
    ['language', 'language'],
    ['managerId', 'managerExternalId'],
    ['active', 'enabled'],
  ],
  devices: [
    ['id', 'externalId'],
    ['name', 'name'],
    ['serialNumber', 'serialNumber'],
    ['platform', 'platform'],
    ['osVersion', 'osVersion'],
    ['manufacturer', 'manufacturer'],
    ['model', 'model'],
    ['ownerId', 'ownerExternalId'],
    ['active', 'enabled'],
  ],
  apps: [
    ['id', 'externalId'],
    ['name', 'name'],
    ['publisher', 'publisher'],
    ['version', 'version'],
    ['platform', 'platform'],
    ['type', 'appType'],
    ['importance', 'importance'],
    ['ownerId', 'ownerExternalId'],
    ['active', 'enabled'],
  ],
} as const satisfies Readonly<Record<DirectorySubject, Columns>>;

export type OwnExport = { readonly subject: DirectorySubject; readonly columns: readonly ColumnMapping[] };

/** The mapping of our own export; undefined for any other header. */
export function recogniseOwnExport(header: readonly string[]): OwnExport | undefined {
  for (const subject of DIRECTORY_SUBJECTS) {
    const fields = new Map<string, DirectoryField>(EXPORT_COLUMNS[subject]);
    // Spelled exactly so and in front: nobody else's export looks like that.
    if (!EXPORT_COLUMNS[subject].every(([column], at) => header[at] === column)) continue;
    const columns = header.map((column): ColumnMapping => {
      const field = fields.get(column);
      const target: ColumnTarget =
        field === undefined
          ? { kind: 'attribute', name: attributeOf(column, fields) }
          : { kind: 'field', field };
      return { column, target };
    });
    return columns.every(isUsable) ? { subject, columns } : undefined;
  }
  return undefined;
}

/** An attribute that is called like one of the columns in front was numbered when its header was read. */
function attributeOf(column: string, fields: ReadonlyMap<string, unknown>): string {
  const name = column.replace(/ \(2\)$/, '');
  return fields.has(name) ? name : column;
}

/** Columns somebody added may be called anything. */
function isUsable({ target }: ColumnMapping): boolean {
  return target.kind !== 'attribute' || /^\p{L}[\p{L}\p{N}_ -]{0,63}$/u.test(target.name);
}
