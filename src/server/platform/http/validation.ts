/**
 * Checks requests against the schemas of their route. Bodies are taken as they are; path parameters and
 * query values, which are always text, are read as the type the schema names. Unknown fields are refused.
 */
import type { Ajv, ErrorObject, ValidateFunction } from 'ajv';
import type { default as AddFormats } from 'ajv-formats';
import { createRequire } from 'node:module';
import type { TSchema } from 'typebox';
import { fieldStatement, type FieldStatement } from '#contracts/sentences/problem-sentences.ts';
import type { FieldError } from './problem-answers.ts';

const require = createRequire(import.meta.url);

const shared = {
  allErrors: true,
  useDefaults: true,
  removeAdditional: false,
  strict: false,
  // The schemas are our own and type-checked; checking them against the meta-schema would compile that first (70 ms).
  meta: false,
  validateSchema: false,
} as const;
type Part = 'body' | 'text';
const compilers = new Map<Part, Ajv>();

/** Made by the first request that needs it: the library takes a thirtieth of a start. */
function compilerOf(part: Part): Ajv {
  const made = compilers.get(part);
  if (made !== undefined) return made;
  const { Ajv: Compiler } = require('ajv') as { Ajv: typeof Ajv };
  const { default: addFormats } = require('ajv-formats') as { default: typeof AddFormats.default };
  const ajv = new Compiler({ ...shared, coerceTypes: part === 'text' });
  addFormats(ajv);
  ajv.addFormat('time-zone', isTimeZone);
  compilers.set(part, ajv);
  return ajv;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/**
 * The check of one part of a request, a body or text (path parameters and query): what is wrong with it, field by
 * field, each with a JSON pointer once; nothing when it fits. Compiled for the first value, never while loading.
 */
export function checkOf(schema: TSchema, part: Part): (value: unknown) => FieldError[] {
  let fits: ValidateFunction | undefined;
  return (value) => {
    fits ??= compilerOf(part).compile(closeObjects(schema) as object);
    return fits(value) ? [] : describeErrors(fits.errors ?? []);
  };
}

/** A copy of the schema in which every object with named fields refuses others, unless it says otherwise. */
export function closeObjects(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closeObjects);
  if (schema === null || typeof schema !== 'object') return schema;
  const closed = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === 'properties' ? closeEach(value as Record<string, unknown>) : closeKeyword(key, value),
    ]),
  );
  const isOpen = closed['type'] === 'object' && 'properties' in closed && !('additionalProperties' in closed);
  return isOpen ? { ...closed, additionalProperties: false } : closed;
}

const literalKeywords: ReadonlySet<string> = new Set(['default', 'const', 'enum', 'examples', 'required']);

function closeKeyword(key: string, value: unknown): unknown {
  return literalKeywords.has(key) ? value : closeObjects(value);
}

function closeEach(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, closeObjects(schema)]));
}

function describeErrors(errors: readonly ErrorObject[]): FieldError[] {
  const byPointer = new Map<string, FieldError>();
  for (const error of withoutOtherAlternatives(errors)) {
    const pointer = pointerOf(error);
    // Alternatives that are left may say several things of one place; the first is enough.
    if (!byPointer.has(pointer)) byPointer.set(pointer, { pointer, statement: statementOf(error) });
  }
  return [...byPointer.values()];
}

/**
 * A union reports what is wrong by each alternative. One whose fixed field, such as `kind`, has another value than was
 * sent is not meant when another alternative takes that value: what it misses says nothing to the reader.
 */
function withoutOtherAlternatives(errors: readonly ErrorObject[]): ErrorObject[] {
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf');
  const left = new Set(errors);
  for (const union of unions) {
    const inside = errors.filter(
      ({ schemaPath, instancePath }) =>
        schemaPath.startsWith(`${union.schemaPath}/`) &&
        `${instancePath}/`.startsWith(`${union.instancePath}/`),
    );
    if (inside.length > 0) left.delete(union);
    const alternatives = Map.groupBy(
      inside,
      ({ schemaPath }) => schemaPath.slice(union.schemaPath.length + 1).split('/')[0]!,
    );
    const notMeant = [...alternatives].filter(([one, own]) => {
      const others = [...alternatives].filter(([other]) => other !== one).map(([, found]) => found);
      const isTaken = (pointer: string) => others.some((found) => takes(found, pointer, union.instancePath));
      return own.some((error) => isFixedField(error) && isTaken(error.instancePath));
    });
    if (notMeant.length === alternatives.size) continue;
    for (const error of notMeant.flatMap(([, own]) => own)) left.delete(error);
  }
  return [...left];
}

function isFixedField({ keyword }: ErrorObject): boolean {
  return keyword === 'const' || keyword === 'enum';
}

/** Whether an alternative has nothing against what stands at a place; one of another type, such as null, has. */
function takes(found: readonly ErrorObject[], pointer: string, whole: string): boolean {
  return found.every(
    (error) => pointerOf(error) !== pointer && !(error.keyword === 'type' && error.instancePath === whole),
  );
}

function pointerOf({ instancePath, keyword, params }: ErrorObject): string {
  const names = params as Readonly<Record<string, string>>;
  if (keyword === 'required') return `${instancePath}/${escapePointer(names['missingProperty'] ?? '')}`;
  if (keyword === 'additionalProperties') {
    return `${instancePath}/${escapePointer(names['additionalProperty'] ?? '')}`;
  }
  return instancePath;
}

function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function statementOf({ keyword, params }: ErrorObject): FieldStatement {
  const values = params as Readonly<Record<string, unknown>>;
  const limit = Number(values['limit']);
  switch (keyword) {
    case 'required':
      return fieldStatement('field_missing');
    case 'additionalProperties':
      return fieldStatement('field_unknown');
    case 'minLength':
      return limit === 1
        ? fieldStatement('field_empty')
        : fieldStatement('field_too_short', { least: limit });
    case 'maxLength':
      return fieldStatement('field_too_long', { most: limit });
    case 'enum':
      return fieldStatement('field_not_of_list', {
        known: (values['allowedValues'] as unknown[]).map(String),
      });
    case 'const':
      return fieldStatement('field_not_of_list', { known: [String(values['allowedValue'])] });
    case 'pattern':
      return fieldStatement('field_pattern', { pattern: String(values['pattern']) });
    case 'format':
      return fieldStatement('field_format', { format: String(values['format']) });
    case 'minimum':
      return fieldStatement('field_too_small', { least: limit });
    case 'maximum':
      return fieldStatement('field_too_large', { most: limit });
    case 'minItems':
      return fieldStatement('field_too_few', { least: limit });
    case 'maxItems':
      return fieldStatement('field_too_many', { most: limit });
    case 'type':
      return fieldStatement('field_type', { type: String(values['type']) });
    default:
      return fieldStatement('field_invalid');
  }
}
