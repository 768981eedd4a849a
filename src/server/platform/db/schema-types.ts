/**
 * Writes a catalog as the Kysely type of the database: src/server/platform/db/schema.ts. A text column whose
 * CHECK lists its values becomes a union of them.
 */
import type { Catalog, CatalogColumn } from './catalog.ts';

const HEADER = `/**
 * The tables as Kysely sees them. Generated from the migrations by scripts/generate.ts; do not edit.
 */
/* oxlint-disable max-lines -- one type per table */
`;

const TYPES: Readonly<Record<string, string>> = {
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  numeric: 'Numeric',
  text: 'string',
  uuid: 'string',
  date: 'string',
  boolean: 'boolean',
  bytea: 'Buffer',
  json: 'Json',
  jsonb: 'Json',
  'timestamp with time zone': 'Timestamp',
  regconfig: 'string',
  tsvector: 'string',
  interval: 'string',
  'time without time zone': 'string',
  inet: 'string',
  oid: 'number',
};

const WRAPPERS = ['Json', 'Nullable', 'Numbered', 'Numeric', 'Timestamp', 'WithDefault'];

/** The TypeScript source of schema.ts; throws on a column type it has no answer for. */
export function writeSchemaTypes(catalog: Catalog): string {
  const unions = readUnions(catalog);
  const enums = new Map(catalog.enums.map(({ name, labels }) => [name, union(labels)]));
  const tables = catalog.tables.map((table) => {
    const isWritable = table.kind.endsWith('table');
    const columns = catalog.columns
      .filter((column) => column.table === table.name)
      .map((column) => `  ${column.name}: ${columnType(column, unions, enums, isWritable)};`);
    return `export type ${typeName(table.name)} = {\n${columns.join('\n')}\n};\n`;
  });
  const entries = catalog.tables.map((table) => `  ${table.name}: ${typeName(table.name)};`);
  const schema = `export type Schema = {\n${entries.join('\n')}\n};\n`;
  const body = [...tables, schema].join('\n');
  const used = WRAPPERS.filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  const imports = used.length === 0 ? '' : `import type { ${used.join(', ')} } from './columns.ts';\n\n`;
  return `${HEADER}${imports}${body}`;
}

function columnType(
  column: CatalogColumn,
  unions: ReadonlyMap<string, string>,
  enums: ReadonlyMap<string, string>,
  isWritable: boolean,
): string {
  const base = unions.get(`${column.table}.${column.name}`) ?? valueType(column, enums);
  if (!isWritable) return `Nullable<${base}>`;
  if (column.identity === 'always' || column.generated !== null) return `Numbered<${base}>`;
  const value = column.isNotNull ? base : `Nullable<${base}>`;
  return column.isNotNull && (column.default !== null || column.identity !== null)
    ? `WithDefault<${value}>`
    : value;
}

function valueType(column: CatalogColumn, enums: ReadonlyMap<string, string>): string {
  const isArray = column.type.endsWith('[]');
  const name = column.type.replace('[]', '').replace(/\(.*\)/, '');
  const type = TYPES[name] ?? enums.get(name);
  if (type === undefined)
    throw new Error(`schema-types.ts: no type for ${column.table}.${column.name} ${column.type}`);
  return isArray ? `(${type})[]`.replace(/^\((\w+)\)/, '$1') : type;
}

/** Columns whose CHECK reads `column = any (array['a', 'b'])`, which is how PostgreSQL stores `column in (…)`. */
function readUnions(catalog: Catalog): Map<string, string> {
  const unions = new Map<string, string>();
  for (const { table, kind, columns, definition } of catalog.constraints) {
    if (kind !== 'c' || columns.length !== 1) continue;
    const list = /^CHECK \(\((\w+) = ANY \(ARRAY\[((?:'[^']*'::text(?:, )?)+)\]\)\)\)$/.exec(definition)?.[2];
    if (list === undefined) continue;
    const labels = list.split(', ').map((item) => item.slice(1, -"'::text".length));
    unions.set(`${table}.${columns[0]}`, union(labels));
  }
  return unions;
}

function union(labels: readonly string[]): string {
  return labels.map((label) => `'${label}'`).join(' | ');
}

function typeName(table: string): string {
  const words = table.split('_').map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return `${words.join('')}Table`;
}
