/** Reads an object of Microsoft Graph by its table of properties; what Graph writes for "never" or "nothing" becomes null. */
import { objectOf, textOf, type JsonObject } from './json.ts';
import { enumMembers, type PropertyType } from './properties.ts';

export type Properties = Readonly<Record<string, PropertyType>>;

export type ReadObject<Of extends Properties> = {
  readonly [Name in keyof Of]: Of[Name] extends 'Edm.Boolean' ? boolean | null : string | null;
};

/** How often a member of an enumeration was seen that is not known, by `enumeration.member`. */
export type UnknownMembers = Map<string, number>;

/** Properties that are not in the table are passed over, and one of another type counts as absent. */
export function readProperties<Of extends Properties>(
  object: JsonObject,
  properties: Of,
  unknown: UnknownMembers,
): ReadObject<Of> {
  const entries = Object.entries(properties).map(([name, type]) => [name, read(object[name], type, unknown)]);
  return Object.fromEntries(entries) as ReadObject<Of>;
}

function read(value: unknown, type: PropertyType, unknown: UnknownMembers): string | boolean | null {
  if (type === 'Edm.Boolean') return typeof value === 'boolean' ? value : null;
  const text = textOf(value);
  if (text === null || type === 'Edm.String') return text;
  if (type === 'Edm.DateTimeOffset') return readInstant(text);
  const name = type.slice('graph.'.length) as keyof typeof enumMembers;
  if (!(enumMembers[name] as readonly string[]).includes(text)) {
    const key = `${name}.${text}`;
    unknown.set(key, (unknown.get(key) ?? 0) + 1);
  }
  return text;
}

/** An ISO instant in UTC; null for the first and the last year, which is how Graph writes "never". */
export function readInstant(text: string): string | null {
  const at = Date.parse(text);
  if (Number.isNaN(at)) return null;
  const year = new Date(at).getUTCFullYear();
  return year <= 1 || year >= 9999 ? null : new Date(at).toISOString();
}

/** A value inside another one: `['employeeOrgData', 'division']`. */
export function readInner(object: JsonObject, [property, inner]: readonly [string, string?]): unknown {
  return inner === undefined ? object[property] : objectOf(object[property])[inner];
}
