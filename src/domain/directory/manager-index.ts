/**
 * Resolves the manager references of a people file (identifier, address, directory path or name) to people
 * of the same file, and finds circles in the reporting line.
 */

import type { ColumnMapping } from './column-mapping.ts';
import type { PersonRecord } from './directory-record.ts';

/** The ways a file can name a manager, the most trustworthy first. */
export const MANAGER_FIELDS = ['managerExternalId', 'managerEmail', 'managerPath', 'managerName'] as const;

export type ManagerField = (typeof MANAGER_FIELDS)[number];

/** Nobody in the file is referred to. */
export const UNKNOWN = -1;
/** Several people are referred to. */
export const AMBIGUOUS = -2;

/** The manager fields a mapping fills; only these need to be indexed. */
export function managerFieldsOf(mapping: readonly ColumnMapping[]): ManagerField[] {
  return MANAGER_FIELDS.filter((field) =>
    mapping.some(({ target }) => target.kind === 'field' && target.field === field),
  );
}

/** The field by which a person's row names the manager, or undefined when it names none. */
export function managerFieldOf(person: PersonRecord): ManagerField | undefined {
  return MANAGER_FIELDS.find((field) => person[field] !== null);
}

/** Knows everybody by what managers are referred to with; identifiers compare exactly, the rest in any case. */
export class ManagerIndex {
  private readonly positions = new Map<ManagerField, Map<string, number>>();

  constructor(fields: readonly ManagerField[]) {
    for (const field of fields) this.positions.set(field, new Map());
  }

  /** Makes a person known under a position; positions are the caller's numbering, from 0. */
  add(person: PersonRecord, position: number): void {
    for (const [field, map] of this.positions) {
      if (field === 'managerExternalId') put(map, person.externalId, position);
      else if (field === 'managerPath') put(map, person.directoryPath?.toLowerCase(), position);
      else if (field === 'managerName') put(map, person.displayName.toLowerCase(), position);
      else {
        put(map, person.email?.toLowerCase(), position);
        put(map, person.userPrincipalName?.toLowerCase(), position);
      }
    }
  }

  /** The position of the person a reference means, UNKNOWN or AMBIGUOUS; call it after everybody was added. */
  find(field: ManagerField, reference: string): number {
    const key = field === 'managerExternalId' ? reference : reference.toLowerCase();
    return this.positions.get(field)?.get(key) ?? UNKNOWN;
  }
}

function put(map: Map<string, number>, key: string | undefined, position: number): void {
  if (key === undefined) return;
  const known = map.get(key);
  if (known === undefined) map.set(key, position);
  else if (known !== position) map.set(key, AMBIGUOUS);
}

/**
 * All circles of two or more, each once. `managers[i]` is the position of the manager of person `i`, or
 * negative when there is none.
 */
export function findManagerCycles(managers: ArrayLike<number>): number[][] {
  const visitedIn = new Int32Array(managers.length);
  const cycles: number[][] = [];
  for (let start = 0; start < managers.length; start++) {
    // Every walk marks what it passes with its own number; meeting its own mark closes a circle.
    const walk = start + 1;
    let at = start;
    while (at >= 0 && visitedIn[at] === 0) {
      visitedIn[at] = walk;
      at = managers[at]!;
    }
    if (at < 0 || visitedIn[at] !== walk || managers[at] === at) continue;
    const cycle = [at];
    for (let next = managers[at]!; next !== at; next = managers[next]!) cycle.push(next);
    cycles.push(cycle);
  }
  return cycles;
}
