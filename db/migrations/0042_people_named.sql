-- Active people by what lists, devices and apps name them by: their identifier, else their e-mail address. With row-level
-- security, PostgreSQL does not use the index of addresses (lower() might leak what it sees), and reads everybody for each
-- name; here the organisation is a condition like any other.
create function people_named(names text[])
  returns table (name text, person_id bigint, external_id text, display_name text)
  language sql stable security definer set search_path = public, pg_temp
as $$
  select distinct on (wanted.name) wanted.name, p.person_id, p.external_id, p.display_name
  from unnest(names) as wanted(name)
  cross join lateral (
    select p.person_id, p.external_id, p.display_name, 1 as place from person p
    where p.organisation_id = current_organisation_id() and p.active and p.external_id = wanted.name
    union all
    select p.person_id, p.external_id, p.display_name, 2 from person p
    where p.organisation_id = current_organisation_id() and p.active and p.email is not null
      and lower(p.email) = lower(wanted.name)
  ) as p
  order by wanted.name, p.place, p.person_id
$$;
revoke all on function people_named(text[]) from public;
grant execute on function people_named(text[]) to bellwether_app;
