-- Who is trained for a rollout, since when and by what: their own tasks on the track training, or a signal. It stands with
-- their place, so that the boards read it from kept counts like the status.
alter table enrolment
  add column trained_at timestamptz,
  add column trained_by text,
  add constraint enrolment_trained_check check (
    (trained_at is null) = (trained_by is null) and trained_by in ('tasks', 'signal'));
-- Places that have ended: who gets another one in the rollout is still trained.
create index enrolment_trained_ended_idx on enrolment (organisation_id, rollout_id, person_id)
  where trained_at is not null and status in ('cancelled', 'rolled_back');

-- Of the people of a stage and status, those who are trained.
alter table enrolment_count add column trained bigint not null default 0;

create or replace function add_enrolment_counts() returns trigger language plpgsql as $$
begin
  insert into enrolment_count as kept (organisation_id, rollout_id, stage_id, status, people, trained)
  select organisation_id, rollout_id, stage_id, status, count(*), count(trained_at)
  from new_rows group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (organisation_id, rollout_id, stage_id, status) do update
    set people = kept.people + excluded.people, trained = kept.trained + excluded.trained;
  return null;
end $$;
create or replace function change_enrolment_counts() returns trigger language plpgsql as $$
begin
  insert into enrolment_count as kept (organisation_id, rollout_id, stage_id, status, people, trained)
  select organisation_id, rollout_id, stage_id, status, sum(people), sum(trained) from (
    select organisation_id, rollout_id, stage_id, status, 1 as people, (trained_at is not null)::integer as trained
    from new_rows
    union all
    select organisation_id, rollout_id, stage_id, status, -1, -(trained_at is not null)::integer from old_rows
  ) as changes group by 1, 2, 3, 4 having sum(people) <> 0 or sum(trained) <> 0 order by 1, 2, 3, 4
  on conflict (organisation_id, rollout_id, stage_id, status) do update
    set people = kept.people + excluded.people, trained = kept.trained + excluded.trained;
  return null;
end $$;
create or replace function remove_enrolment_counts() returns trigger language plpgsql as $$
begin
  update enrolment_count as kept set people = kept.people - gone.people, trained = kept.trained - gone.trained
  from (select organisation_id, rollout_id, stage_id, status, count(*) as people, count(trained_at) as trained
    from old_rows group by 1, 2, 3, 4) as gone
  where (kept.organisation_id, kept.rollout_id, kept.stage_id, kept.status)
    = (gone.organisation_id, gone.rollout_id, gone.stage_id, gone.status);
  return null;
end $$;
