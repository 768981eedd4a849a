/** The time zones an organisation can choose from. */

/** All IANA zones the browser knows, the given one and UTC among them. */
export function timeZones(own: string): readonly string[] {
  return [...new Set([own, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort((a, b) => a.localeCompare(b));
}
