/**
 * Checks requests against the schemas of their route. Bodies are taken as they are; path parameters and
 * query values, which are always text, are read as the type the schema names. Unknown fields are refused.
 */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';
import type { TSchema } from 'typebox';
import type { FieldError } from './problem-answers.ts';

const addFormats = addFormatsModule as unknown as typeof addFormatsModule.default;

const shared = {
  allErrors: true,
  useDefaults: true,
  removeAdditional: false,
  strict: false,
  // The schemas are our own and type-checked; checking them against the meta-schema would compile that first (70 ms).
  meta: false,
  validateSchema: false,
} as const;
const forBodies = withFormats(new Ajv({ ...shared, coerceTypes: false }));
const forText = withFormats(new Ajv({ ...shared, coerceTypes: true }));

function withFormats(ajv: Ajv): Ajv {
  addFormats(ajv);
  ajv.addFormat('time-zone', isTimeZone);
  return ajv;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Compiles the check for one part of a request: a body, or text (path parameters and query). */
export function compileCheck(schema: TSchema, part: 'body' | 'text'): ValidateFunction {
  return (part === 'body' ? forBodies : forText).compile(closeObjects(schema) as object);
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

/** What is wrong, field by field, with a JSON pointer into the request; each pointer once. */
export function describeErrors(errors: readonly ErrorObject[]): FieldError[] {
  const byPointer = new Map<string, FieldError>();
  for (const error of errors) {
    const pointer = pointerOf(error);
    // A union reports each alternative; the first message for a place is enough.
    if (!byPointer.has(pointer)) byPointer.set(pointer, { pointer, detail: detailOf(error) });
  }
  return [...byPointer.values()];
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

const formatNames: Readonly<Record<string, string>> = {
  email: 'an e-mail address',
  date: 'a date, written YYYY-MM-DD',
  'date-time': 'an instant, written like 2027-03-01T09:00:00Z',
  'time-zone': 'a time zone, such as Europe/Stockholm',
};

function detailOf({ keyword, params, message }: ErrorObject): string {
  const values = params as Readonly<Record<string, unknown>>;
  switch (keyword) {
    case 'required':
      return 'This field is missing.';
    case 'additionalProperties':
      return 'This field is not known here. Remove it.';
    case 'minLength':
      return values['limit'] === 1
        ? 'This field is empty.'
        : `At least ${String(values['limit'])} characters.`;
    case 'maxLength':
      return `At most ${String(values['limit'])} characters.`;
    case 'enum':
      return `Must be one of: ${(values['allowedValues'] as unknown[]).map(String).join(', ')}.`;
    case 'format':
      return `Must be ${formatNames[String(values['format'])] ?? `a valid ${String(values['format'])}`}.`;
    case 'minimum':
      return `Must be at least ${String(values['limit'])}.`;
    case 'maximum':
      return `Must be at most ${String(values['limit'])}.`;
    case 'minItems':
      return `Needs at least ${String(values['limit'])} entries.`;
    case 'maxItems':
      return `At most ${String(values['limit'])} entries.`;
    case 'type':
      return `Must be of type ${String(values['type'])}.`;
    default:
      return `Not valid: ${message ?? keyword}.`;
  }
}
