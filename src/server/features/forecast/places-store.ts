/** SQL of the forecast: where the people wait who have not started. */
import { sql } from 'kysely';
import type { RolloutId } from '#contracts/ids.ts';
import type { PlaceKind } from '#domain/calendar/closures.ts';
import type { Transaction } from '#server/platform/db/database.ts';

export type WaitingPlace = { readonly [Kind in PlaceKind]: string | null } & { readonly people: number };

/** People who have not started, by the named places they belong to; null where theirs is not named. */
export async function waitingPlaces(
  tx: Transaction,
  rolloutId: RolloutId,
  named: Readonly<Record<PlaceKind, readonly string[]>>,
): Promise<WaitingPlace[]> {
  const of = (kind: PlaceKind) => sql`
    case when p.attributes ->> ${sql.lit(kind)} = any(${[...named[kind]]}::text[])
      then p.attributes ->> ${sql.lit(kind)} end`;
  const { rows } = await sql<WaitingPlace>`
    select ${of('site')} as site, ${of('department')} as department, ${of('country')} as country,
      count(*)::integer as people
    from enrolment e join person p using (organisation_id, person_id)
    where e.organisation_id = current_organisation_id() and e.rollout_id = ${rolloutId}
      and e.status in ('eligible', 'scheduled', 'notified')
    group by 1, 2, 3`.execute(tx);
  return rows;
}
