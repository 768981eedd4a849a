/** What an audit event changed, as rows of field, before and after, whatever shape its values have. */

export type AuditChange = {
  /** Path of the field, such as `settings.timeZone`; empty when the value is no object. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function write(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The leaves of a value by path; lists are leaves. */
function leavesOf(value: unknown, path: string, leaves: Map<string, unknown>): Map<string, unknown> {
  if (isRecord(value) && Object.keys(value).length > 0) {
    for (const [name, part] of Object.entries(value))
      leavesOf(part, path === '' ? name : `${path}.${name}`, leaves);
  } else if (value !== undefined && value !== null) leaves.set(path, value);
  return leaves;
}

/** The fields of both sides in order; equal fields are left out when there is a before and an after. */
export function auditChanges(before: unknown, after: unknown): readonly AuditChange[] {
  const [left, right] = [leavesOf(before, '', new Map()), leavesOf(after, '', new Map())];
  const fields = [...new Set([...left.keys(), ...right.keys()])];
  return fields
    .map((field) => ({ field, before: write(left.get(field)), after: write(right.get(field)) }))
    .filter((change) => change.before !== change.after);
}
