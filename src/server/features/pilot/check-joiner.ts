/** Whether somebody may get a place in a cohort: there, not excluded, without a place elsewhere, and room in the team. */
import type { PersonId } from '#contracts/ids.ts';
import { refusal, type Refusal } from '#contracts/refusals.ts';
import type { Context } from '#server/platform/context.ts';
import type { Transaction } from '#server/platform/db/database.ts';
import { activeExceptions } from '#server/features/exceptions/index.ts';
import { activeAmong, peopleElsewhere, teamsOf } from './population-store.ts';
import { membersWithPlace, namesOf } from './member-store.ts';
import type { CohortRow } from './store.ts';

/** Why the person cannot get the place of `leaver` (null: one more); undefined when nothing speaks against it. */
export async function whyNotJoin(
  tx: Transaction,
  context: Context,
  cohort: CohortRow,
  joiner: PersonId,
  leaver: PersonId | null,
): Promise<Refusal | undefined> {
  const name = (await namesOf(tx, [joiner])).get(joiner)?.displayName;
  if (name === undefined) return refusal('not_found', { what: 'person' });
  const refused = (why: 'left' | 'placed' | 'member'): Refusal =>
    refusal('member_refused', { person: name, why });
  if ((await activeAmong(tx, [joiner])).length === 0) return refused('left');
  const exception = (await activeExceptions(tx, context.now)).find(
    (entry) => entry.personId === joiner && entry.list === 'exclude',
  );
  if (exception !== undefined) return refusal('member_excluded', { person: name, reason: exception.reason });
  if ((await peopleElsewhere(tx, cohort.rolloutId)).includes(joiner)) return refused('placed');
  const inCohort = await membersWithPlace(tx, cohort.cohortId);
  if (inCohort.includes(joiner)) return refused('member');
  return await whyTeamFull(
    tx,
    cohort,
    inCohort.filter((personId) => personId !== leaver),
    joiner,
  );
}

async function whyTeamFull(
  tx: Transaction,
  { options: { team } }: CohortRow,
  others: readonly PersonId[],
  joiner: PersonId,
): Promise<Refusal | undefined> {
  if (team === null) return undefined;
  const teams = await teamsOf(tx, team.attribute, [joiner, ...others]);
  const own = teams.find((row) => row.personId === joiner);
  if (own === undefined || own.team === null) return undefined;
  const cap =
    'people' in team.most ? team.most.people : Math.max(1, Math.floor(team.most.share * own.size + 1e-9));
  const taken = teams.filter((row) => row.personId !== joiner && row.team === own.team).length;
  return taken < cap ? undefined : refusal('team_full', { team: own.team, cap });
}
