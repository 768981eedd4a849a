/** Leaves out what is not given, for queries and bodies whose optional fields must be absent, not undefined. */

/** The same object with its undefined fields gone. */
export function given<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
