/** What a staged file would change: counts always, and what explains them when somebody looks. Changes nothing. */
import type { ImportDifference } from '#contracts/imports.ts';
import { assessShrink } from '#domain/directory/assess-shrink.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as difference from './difference-store.ts';
import type { StagedFile } from './stage-file.ts';
import * as staging from './staging-store.ts';
import type { DirectoryTable } from './subject-store.ts';

export type Measured = staging.DeltaCounts & {
  /** Nobody was known before, so everybody joins and no delta was written. */
  readonly isFirst: boolean;
};

/** Compares the staged file with the directory and writes the delta down in the transaction. */
export async function measureDelta(
  tx: Transaction,
  directory: DirectoryTable,
  { hasLinks }: StagedFile,
): Promise<Measured> {
  if (!(await staging.isDirectoryEmpty(tx, directory))) {
    return { ...(await staging.createDelta(tx, directory, hasLinks)), isFirst: false };
  }
  return everybodyJoins(await staging.countStaged(tx));
}

/** The delta without those who only seem to change; the staging holds full rows by now. */
export async function leaveOutEqual(
  tx: Transaction,
  directory: DirectoryTable,
  counts: Measured,
  { hasLinks }: StagedFile,
): Promise<Measured> {
  if (counts.changed === 0) return counts;
  return { ...counts, changed: counts.changed - (await staging.dropEqual(tx, directory, hasLinks)) };
}

/** The difference to an empty directory. */
export function everybodyJoins(staged: number): Measured {
  return { before: 0, staged, joined: staged, changed: 0, left: 0, returned: 0, keptAsIs: 0, isFirst: true };
}

/** The difference without examples. */
export function summariseDifference(counts: Measured, { repeated }: StagedFile): ImportDifference {
  const { before, staged, joined, changed, left, returned, keptAsIs } = counts;
  const { share, needsConfirmation } = assessShrink(before, left);
  return {
    before,
    joined,
    changed,
    left,
    returned,
    keptAsIs,
    repeated,
    needsConfirmation,
    unchanged: staged - joined - changed - returned,
    shareLeaving: share,
    joiners: [],
    movers: [],
    leavers: [],
    returners: [],
    conflicts: [],
    renames: [],
  };
}

/** The difference with examples, conflicts and probable renames. */
export async function explainDifference(
  tx: Transaction,
  directory: DirectoryTable,
  counts: Measured,
  staged: StagedFile,
): Promise<ImportDifference> {
  const summary = summariseDifference(counts, staged);
  const joiners = await difference.joinerExamples(tx, directory, counts.isFirst);
  if (counts.isFirst) return { ...summary, joiners };
  const pairs = await difference.changedExamples(tx, directory, staged.hasLinks);
  return {
    ...summary,
    joiners,
    movers: pairs.map(({ externalId, name, before, after }) => {
      return { externalId, name, changes: findChanges(before, after) };
    }),
    leavers: await difference.knownExamples(tx, directory, 'left'),
    returners: await difference.knownExamples(tx, directory, 'returned'),
    conflicts: directory.subject === 'people' ? await difference.addressConflicts(tx) : [],
    renames: await findRenames(tx, directory),
  };
}

type Changes = ImportDifference['movers'][number]['changes'];

const fieldNames: Readonly<Record<string, string>> = {
  display_name: 'displayName',
  given_name: 'givenName',
  locale: 'language',
  manager_external_id: 'manager',
  serial_number: 'serialNumber',
  os_version: 'osVersion',
  app_type: 'appType',
  owner_reference: 'owner',
};

function findChanges(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Changes {
  const { attributes: oldAttributes, ...oldFields } = before;
  const { attributes: newAttributes, ...newFields } = after;
  const compare = (old: object, now: object, isAttribute: boolean): Changes => {
    const [was, is] = [
      new Map<string, unknown>(Object.entries(old)),
      new Map<string, unknown>(Object.entries(now)),
    ];
    const names = [...new Set([...was.keys(), ...is.keys()])];
    return names
      .map((name) => {
        const shown = isAttribute ? name : (fieldNames[name] ?? name);
        return { name: shown, isAttribute, before: textOf(was.get(name)), after: textOf(is.get(name)) };
      })
      .filter((change) => change.before !== change.after);
  };
  return [
    ...compare(oldFields, newFields, false),
    ...compare(oldAttributes as object, newAttributes as object, true),
  ];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** From this share of the stayers on, a move of people counts as a rename, as in the domain's findProbableRenames. */
const renameShare = 0.8;

async function findRenames(tx: Transaction, directory: DirectoryTable): Promise<ImportDifference['renames']> {
  const renames: ImportDifference['renames'] = [];
  for (const move of await difference.commonMoves(tx, directory)) {
    const holders = await difference.countHolders(tx, directory, move);
    const share = holders.before === 0 ? 0 : Math.min(1, move.people / holders.before);
    if (share < renameShare) continue;
    renames.push({ ...move, share, kind: holders.after > 0 ? 'merge' : 'rename' });
  }
  return renames;
}
