/** SQL that says who has an app. `e` names the person and the rollout, as an enrolment does. */
import { sql, type RawBuilder } from 'kysely';
import type { AppId } from '#contracts/ids.ts';
import { appFound } from '#contracts/signals.ts';

/**
 * People who have the app. Signals say which apps somebody has; of whom they say nothing, the platforms of the app
 * decide; and who cannot be told apart by these either, has it. An app that has left the inventory is had by all.
 */
export function hasApp(appId: AppId | RawBuilder<AppId | null>): RawBuilder<unknown> {
  const found = sql`from observation o where o.organisation_id = e.organisation_id and o.rollout_id = e.rollout_id
    and o.person_id = e.person_id and o.kind = ${appFound}`;
  const owned = sql`from device d where d.organisation_id = p.organisation_id and d.active
    and d.owner_reference in (p.external_id, lower(p.email))`;
  return sql`exists (
    select 1 from person p
    left join app a on a.organisation_id = p.organisation_id and a.app_id = ${appId}
    where p.organisation_id = e.organisation_id and p.person_id = e.person_id and case
      when a.app_id is null then true
      when exists (select 1 ${found}) then
        exists (select 1 ${found} and lower(coalesce(o.app, o.detail)) in (lower(a.external_id), lower(a.name)))
      else a.platform is null or not exists (select 1 ${owned})
        or exists (select 1 ${owned} and d.platform = any (string_to_array(a.platform, ', '))) end)`;
}
