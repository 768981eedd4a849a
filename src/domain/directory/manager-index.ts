/**
 * Resolves the manager references of a people file (identifier, address, directory path or name) to
 * identifiers, and finds managers that are missing, unknown, ambiguous, oneself, or in a circle.
 */

import { detach } from './clean-cell.ts';
import type { PersonRecord } from './directory-record.ts';

export type ManagerReference =
  | { readonly status: 'none' }
  | { readonly status: 'found'; readonly externalId: string }
  | { readonly status: 'dangling'; readonly reference: string }
  | { readonly status: 'ambiguous'; readonly reference: string };

export type ManagerIndex = {
  /** Makes a person known, so that others can refer to them. */
  add(person: PersonRecord): void;
  /** The manager of a person; call it after everybody was added. */
  resolve(
    person: Pick<PersonRecord, 'managerExternalId' | 'managerEmail' | 'managerPath' | 'managerName'>,
  ): ManagerReference;
};

/** Two people carry this name, so it refers to nobody. */
const AMBIGUOUS = '\u0000';

/** Creates an empty index. Addresses, paths and names compare without regard to case. */
export function createManagerIndex(): ManagerIndex {
  const ids = new Set<string>();
  const byAddress = new Map<string, string>();
  const byPath = new Map<string, string>();
  const byName = new Map<string, string>();

  const put = (map: Map<string, string>, key: string | null, externalId: string): void => {
    if (key === null) return;
    const folded = key.toLowerCase();
    const known = map.get(folded);
    if (known === undefined) map.set(detach(folded), externalId);
    else if (known !== externalId) map.set(folded, AMBIGUOUS);
  };
  const look = (map: ReadonlyMap<string, string>, reference: string): ManagerReference => {
    const externalId = map.get(reference.toLowerCase());
    if (externalId === undefined) return { status: 'dangling', reference };
    return externalId === AMBIGUOUS ? { status: 'ambiguous', reference } : { status: 'found', externalId };
  };

  return {
    add(person) {
      const externalId = detach(person.externalId);
      ids.add(externalId);
      put(byAddress, person.email, externalId);
      if (person.userPrincipalName !== person.email) put(byAddress, person.userPrincipalName, externalId);
      put(byPath, person.directoryPath, externalId);
      put(byName, person.displayName, externalId);
    },
    resolve(person) {
      const { managerExternalId, managerEmail, managerPath, managerName } = person;
      if (managerExternalId !== null) {
        return ids.has(managerExternalId)
          ? { status: 'found', externalId: managerExternalId }
          : { status: 'dangling', reference: managerExternalId };
      }
      if (managerEmail !== null) return look(byAddress, managerEmail);
      if (managerPath !== null) return look(byPath, managerPath);
      return managerName === null ? { status: 'none' } : look(byName, managerName);
    },
  };
}

/** All circles in a map from person to manager, each once, starting at its smallest identifier. */
export function findManagerCycles(managerOf: ReadonlyMap<string, string>): string[][] {
  const visitedIn = new Map<string, number>();
  const cycles: string[][] = [];
  let walk = 0;
  for (const start of managerOf.keys()) {
    if (visitedIn.has(start)) continue;
    walk++;
    const path: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && !visitedIn.has(at)) {
      visitedIn.set(at, walk);
      path.push(at);
      at = managerOf.get(at);
    }
    if (at === undefined || visitedIn.get(at) !== walk) continue;
    const cycle = path.slice(path.indexOf(at));
    if (cycle.length < 2) continue;
    const smallest = cycle.reduce((least, id, index) => (id < cycle[least]! ? index : least), 0);
    cycles.push([...cycle.slice(smallest), ...cycle.slice(0, smallest)]);
  }
  return cycles;
}
