/** Reads who is to be laid out, with what the groups are formed from. */
import { sql, type RawBuilder } from 'kysely';
import type { PersonId, RolloutId } from '#contracts/ids.ts';
import type { PersonToGroup } from '#domain/waves/form-groups.ts';
import { peopleWithAttributes } from '#server/features/pilot/index.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import * as store from './store.ts';

export type PersonToPlace = PersonToGroup & { readonly personId: PersonId };

export type PeopleRequest = {
  readonly axes: readonly string[];
  readonly together?: { readonly attribute: string | null } | null | undefined;
};

/** A rate is drawn to that of everybody as if so many more had been measured. */
const priorPeople = 10;

/** Active people who satisfy the condition on the alias `p`. */
export async function readPeople(
  tx: Transaction,
  rolloutId: RolloutId,
  { axes, together }: PeopleRequest,
  condition: RawBuilder<unknown>,
): Promise<PersonToPlace[]> {
  const teamAttribute = together?.attribute ?? null;
  const names = [...axes, 'site', 'department', ...(teamAttribute === null ? [] : [teamAttribute])];
  const people = await peopleWithAttributes(tx, names, condition);
  const lines = await store.managersOf(tx, condition);
  const riskOf = await readRisk(tx, rolloutId, axes[0] ?? 'department');
  return people.map(({ personId, values }, index) => {
    const { externalId, manager, language } = lines[index]!;
    const [site = null, department = null, team = null] = values.slice(axes.length);
    const level = (axes.length === 0 ? department : values[0]) ?? null;
    return {
      personId,
      values: values.slice(0, axes.length),
      site,
      department,
      language,
      externalId,
      manager,
      team: together === undefined || together === null ? null : teamAttribute === null ? manager : team,
      risk: riskOf(level),
    };
  });
}

/** The share of people with trouble by level of an attribute, as measured so far; 0 everywhere while nothing is. */
async function readRisk(
  tx: Transaction,
  rolloutId: RolloutId,
  attribute: string,
): Promise<(level: string | null) => number> {
  const troubled = await store.troubleOf(tx, rolloutId);
  if (troubled.size === 0) return () => 0;
  const measured = await peopleWithAttributes(
    tx,
    [attribute],
    sql`p.person_id = any(${[...troubled.keys()]}::bigint[])`,
  );
  const overall =
    measured.filter(({ personId }) => troubled.get(personId) === true).length / (measured.length || 1);
  const counts = new Map<string | null, { people: number; troubled: number }>();
  for (const { personId, values } of measured) {
    const level = values[0] ?? null;
    const count = counts.get(level) ?? { people: 0, troubled: 0 };
    counts.set(level, {
      people: count.people + 1,
      troubled: count.troubled + (troubled.get(personId) === true ? 1 : 0),
    });
  }
  return (level) => {
    const count = counts.get(level) ?? { people: 0, troubled: 0 };
    return (count.troubled + priorPeople * overall) / (count.people + priorPeople);
  };
}
