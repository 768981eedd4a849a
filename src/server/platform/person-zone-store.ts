/** SQL for the clock of a person: that of their site. */
import { sql, type RawBuilder } from 'kysely';

/** SQL: the IANA time zone of the person `p`: that of their site, else the organisation's. */
export const zoneOfPerson = sql<string>`coalesce((
    select t.time_zone from site_time t
    where t.organisation_id = current_organisation_id() and t.site = p.attributes ->> 'site'
  ), (select o.time_zone from organisation o where o.organisation_id = current_organisation_id()))`;

/** SQL: the date (YYYY-MM-DD) an instant has by the clock of the person `p`. */
export const dateOfPerson = (at: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`(${at} at time zone ${zoneOfPerson})::date::text`;
