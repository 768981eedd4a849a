/** Finds people by what lists of people name them by: the identifier, or an e-mail address. */
import type { PersonId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { peopleNamed, type NamedPerson } from './directory-store.ts';

/** The active person of each name, in the order of the list, each once; names nobody has are in `unknown`. */
export async function findPeople(
  tx: Transaction,
  names: readonly string[],
): Promise<{ people: NamedPerson[]; unknown: string[] }> {
  const wanted = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
  if (wanted.length === 0) return { people: [], unknown: [] };
  const found = new Map((await peopleNamed(tx, wanted)).map((person) => [person.name, person]));
  const people = new Map<PersonId, NamedPerson>();
  for (const name of wanted) {
    const person = found.get(name);
    if (person !== undefined && !people.has(person.personId)) people.set(person.personId, person);
  }
  return { people: [...people.values()], unknown: wanted.filter((name) => !found.has(name)) };
}

/** The same; refuses `people_unknown` when a name is nobody's. */
export async function expectPeople(
  tx: Transaction,
  names: readonly string[],
): Promise<Result<NamedPerson[], Refusal>> {
  const { people, unknown } = await findPeople(tx, names);
  if (unknown.length === 0) return ok(people);
  return refuse(refusal('people_unknown', { count: unknown.length, ids: unknown }));
}
