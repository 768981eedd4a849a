/**
 * The meaning of a change between two states of a directory: who joined, who moved and in what, who left, who
 * stayed as they were. The reference for the SQL that does the same at scale.
 */

import { findProbableRenames, type ProbableRename } from './probable-renames.ts';

/** The comparable part of a person or device: an identifier, plain fields, and attributes. */
export type DirectoryEntry = {
  readonly externalId: string;
  readonly attributes: Readonly<Record<string, string>>;
};

export type ValueChange = {
  /** A field's name, or an attribute's. */
  readonly name: string;
  readonly isAttribute: boolean;
  /** Null when there was or is no value. */
  readonly before: string | null;
  readonly after: string | null;
};

export type Mover = { readonly externalId: string; readonly changes: readonly ValueChange[] };

/** Somebody left and somebody with the same address joined: probably one person under a new identifier. */
export type IdentityConflict = {
  readonly email: string;
  readonly leaverId: string;
  readonly joinerId: string;
};

export type DirectoryDifference<Entry extends DirectoryEntry> = {
  readonly joiners: readonly Entry[];
  readonly movers: readonly Mover[];
  readonly leavers: readonly Entry[];
  readonly unchanged: number;
  readonly conflicts: readonly IdentityConflict[];
  readonly renames: readonly ProbableRename[];
};

/**
 * Compares two states by identifier. Of two entries with one identifier in `after` the first counts. An
 * absent value, null and an empty text are the same.
 */
export function compareDirectories<Entry extends DirectoryEntry>(
  before: Iterable<Entry>,
  after: Iterable<Entry>,
  fields: readonly (keyof Entry & string)[],
): DirectoryDifference<Entry> {
  const known = new Map<string, Entry>();
  for (const entry of before) if (!known.has(entry.externalId)) known.set(entry.externalId, entry);
  const seen = new Set<string>();
  const joiners: Entry[] = [];
  const movers: Mover[] = [];
  const stayers: { before: Entry; after: Entry }[] = [];
  let unchanged = 0;
  for (const entry of after) {
    if (seen.has(entry.externalId)) continue;
    seen.add(entry.externalId);
    const old = known.get(entry.externalId);
    if (old === undefined) {
      joiners.push(entry);
      continue;
    }
    stayers.push({ before: old, after: entry });
    const changes = findChanges(old, entry, fields);
    if (changes.length === 0) unchanged++;
    else movers.push({ externalId: entry.externalId, changes });
  }
  const leavers = [...known.values()].filter(({ externalId }) => !seen.has(externalId));
  const conflicts = findConflicts(leavers, joiners);
  return { joiners, movers, leavers, unchanged, conflicts, renames: findProbableRenames(stayers) };
}

function findChanges<Entry extends DirectoryEntry>(
  before: Entry,
  after: Entry,
  fields: readonly (keyof Entry & string)[],
): ValueChange[] {
  const changes: ValueChange[] = [];
  const compare = (name: string, isAttribute: boolean, old: unknown, now: unknown): void => {
    const [oldText, nowText] = [toText(old), toText(now)];
    if (oldText !== nowText) changes.push({ name, isAttribute, before: oldText, after: nowText });
  };
  for (const field of fields) compare(field, false, before[field], after[field]);
  const names = new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)]);
  for (const name of names) compare(name, true, before.attributes[name], after.attributes[name]);
  return changes;
}

function toText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function findConflicts(
  leavers: readonly DirectoryEntry[],
  joiners: readonly DirectoryEntry[],
): IdentityConflict[] {
  const left = new Map<string, string>();
  for (const leaver of leavers) {
    const email = emailOf(leaver);
    if (email !== undefined) left.set(email, leaver.externalId);
  }
  return joiners.flatMap((joiner) => {
    const email = emailOf(joiner);
    const leaverId = email === undefined ? undefined : left.get(email);
    return email === undefined || leaverId === undefined
      ? []
      : [{ email, leaverId, joinerId: joiner.externalId }];
  });
}

function emailOf(entry: DirectoryEntry): string | undefined {
  const email: unknown = 'email' in entry ? entry.email : undefined;
  return typeof email === 'string' && email !== '' ? email.toLowerCase() : undefined;
}
