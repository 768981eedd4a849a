-- A wave is dated and told in portions, and by the million. What each portion, or each row, asked anew is asked less.

-- The next people without a date are the first in this index; without it, each portion put everybody who was left in order.
create index enrolment_eligible_idx on enrolment (organisation_id, stage_id, position, enrolment_id)
  where status = 'eligible';

-- Each portion wakes the sender, which asks whether anything is due: one row is answer enough.
create or replace function organisations_with_due_deliveries(at_time timestamptz)
  returns table (organisation_id integer)
  language sql stable security definer set search_path = public, pg_temp as $$
    select o.organisation_id from organisation o
    where o.kind = 'live' and (
      exists (select from delivery d
        where d.organisation_id = o.organisation_id and d.status = 'planned' and d.not_before <= at_time)
      or exists (select from delivery d
        where d.organisation_id = o.organisation_id and d.status in ('claimed', 'sending')
          and d.lease_expires_at < at_time))
  $$;

-- The sender looks for reports that are due as well, and passed every copy of the wave on its way.
create index delivery_report_due_idx on delivery (organisation_id, not_before)
  where report_id is not null and status = 'planned';

-- Places and members name a person each; looking them up one after another, and locking each, was a third of the time
-- these rows take. The two foreign keys are asked once per statement instead, and still refuse both a row for somebody who
-- does not exist and the removal of somebody who has one. Rows of one organisation and the removal of its people wait
-- for each other, so that neither misses what the other has not committed.
alter table enrolment drop constraint enrolment_person_fkey;
alter table cohort_member drop constraint cohort_member_person_fkey;

create function lock_people(organisation integer, exclusively boolean) returns void
  language sql set search_path = public, pg_temp as $$
    select case when exclusively then pg_advisory_xact_lock(hashtext('people'), organisation)
      else pg_advisory_xact_lock_shared(hashtext('people'), organisation) end
  $$;
revoke all on function lock_people(integer, boolean) from public;

create function refuse_rows_of_nobody() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform lock_people(o.organisation_id, false) from (select distinct organisation_id from new_rows) as o;
  -- Each is looked up by itself: a plan for a million must not serve a single one.
  if exists (select from new_rows as n where (select true from person p
      where p.organisation_id = n.organisation_id and p.person_id = n.person_id limit 1) is null) then
    raise foreign_key_violation using message = format('A row of %s names a person who does not exist', tg_table_name);
  end if;
  return null;
end $$;
revoke all on function refuse_rows_of_nobody() from public;
create trigger enrolment_person_exists after insert on enrolment
  referencing new table as new_rows for each statement execute function refuse_rows_of_nobody();
create trigger cohort_member_person_exists after insert on cohort_member
  referencing new table as new_rows for each statement execute function refuse_rows_of_nobody();

create function refuse_another_person() returns trigger language plpgsql as $$
begin
  raise foreign_key_violation using message = format('A row of %s stays its person''s', tg_table_name);
end $$;
revoke all on function refuse_another_person() from public;
create trigger enrolment_person_stays before update of organisation_id, person_id on enrolment
  for each row execute function refuse_another_person();
create trigger cohort_member_person_stays before update of organisation_id, person_id on cohort_member
  for each row execute function refuse_another_person();

create function refuse_to_lose_people() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform lock_people(o.organisation_id, true) from (select distinct organisation_id from gone) as o;
  if exists (select from gone as g where
      (select true from enrolment e
        where e.organisation_id = g.organisation_id and e.person_id = g.person_id limit 1)
      or (select true from cohort_member m
        where m.organisation_id = g.organisation_id and m.person_id = g.person_id limit 1)) then
    raise foreign_key_violation using message = 'Somebody with a place in a rollout, or in a cohort, is not removed';
  end if;
  return null;
end $$;
revoke all on function refuse_to_lose_people() from public;
create trigger person_without_rows_removed after delete on person
  referencing old table as gone for each statement execute function refuse_to_lose_people();

-- Copies are written out of their places and go with them.
alter table delivery drop constraint delivery_enrolment_fkey;
create function delete_copies_of_places() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from delivery as d using gone
  where d.organisation_id = gone.organisation_id and d.enrolment_id = gone.enrolment_id;
  return null;
end $$;
revoke all on function delete_copies_of_places() from public;
create trigger enrolment_copies_deleted after delete on enrolment
  referencing old table as gone for each statement execute function delete_copies_of_places();
