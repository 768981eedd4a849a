/** One spelling for every JSON value, so that equal values have equal hashes. Keys are sorted; no white space. */

/** Canonical JSON after RFC 8785: what JSON can hold, keys in code-unit order. Undefined members are left out. */
export function canonicalJson(value: unknown): string {
  // The round trip turns dates into strings and drops what JSON cannot hold, as storing the value would.
  return spell(value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown));
}

function spell(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spell).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${spell(member)}`);
  return `{${members.join(',')}}`;
}
