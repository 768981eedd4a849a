-- The places, moves and copies of a wave come by the million and all name the same stage, cohort, message and
-- organisation; looking that one row up, and locking it, for each of them anew was a third of the time until the wave
-- was ready. What these four foreign keys ensured is ensured without them. A row for something that does not exist: the
-- count of a place has a foreign key to its stage, members are written under a cohort of the same transaction, copies
-- are written from their message, and moves with the audit event of their transaction.

alter table enrolment drop constraint enrolment_stage_fkey;
alter table enrolment_transition drop constraint enrolment_transition_organisation_fkey;
alter table cohort_member drop constraint cohort_member_cohort_fkey;
alter table delivery drop constraint delivery_message_fkey;

-- They still go with what they belong to, all those of one statement at once.
create function delete_places_of_stages() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from enrolment as e using gone
  where e.organisation_id = gone.organisation_id and e.stage_id = gone.stage_id;
  return null;
end $$;
revoke all on function delete_places_of_stages() from public;
create trigger stage_places_deleted after delete on stage
  referencing old table as gone for each statement execute function delete_places_of_stages();

create function delete_members_of_cohorts() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from cohort_member as m using gone
  where m.organisation_id = gone.organisation_id and m.cohort_id = gone.cohort_id;
  return null;
end $$;
revoke all on function delete_members_of_cohorts() from public;
create trigger cohort_members_deleted after delete on cohort
  referencing old table as gone for each statement execute function delete_members_of_cohorts();

-- No copy has been written from a draft, and there is no index to look one up by.
create function delete_copies_of_messages() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from gone where status <> 'draft') then
    delete from delivery as d using gone
    where d.organisation_id = gone.organisation_id and d.message_id = gone.message_id and gone.status <> 'draft';
  end if;
  return null;
end $$;
revoke all on function delete_copies_of_messages() from public;
create trigger message_copies_deleted after delete on message
  referencing old table as gone for each statement execute function delete_copies_of_messages();

create or replace function delete_directory() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from person where organisation_id = old.organisation_id;
  delete from device where organisation_id = old.organisation_id;
  delete from enrolment_transition where organisation_id = old.organisation_id;
  return null;
end $$;
