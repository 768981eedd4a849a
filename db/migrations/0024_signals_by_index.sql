-- Tickets are counted among observations: without statistics the planner reads those of everybody for each person.
create or replace function refresh_statistics() returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze person, device, enrolment, enrolment_count, enrolment_transition, cohort_member, delivery, signal,
    observation, outcome, stage;
end $$;

-- People by addresses in lower case, the first of each. With the owner's rights, because lower() is not leakproof:
-- under row-level security the index on it is never used, and every person would be read for every address.
create function people_with_email(addresses text[]) returns table (address text, person_id integer)
  language sql stable security definer set search_path = public, pg_temp as $$
    select distinct on (wanted.address) wanted.address, p.person_id
    from unnest(addresses) as wanted(address)
    join person p on p.organisation_id = current_organisation_id() and p.email is not null
      and lower(p.email) = wanted.address
    order by wanted.address, p.person_id
  $$;
revoke all on function people_with_email(text[]) from public;
grant execute on function people_with_email(text[]) to bellwether_app;
