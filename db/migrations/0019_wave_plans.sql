-- The plan behind the waves: what it was laid out with, the groups that start together, and what every re-plan moved.
-- A wave is a stage; a group is in the week its stage starts in.

create table wave_plan (
  organisation_id integer not null,
  rollout_id integer not null,
  -- First day of week 0; weeks are counted from it.
  starts_on date not null,
  axes text[] not null,
  -- People, helpdesk and sites per week, and closed weeks, as they are now.
  capacity jsonb not null,
  revision integer not null default 1,
  weeks integer not null,
  -- The fewest weeks any plan could take when this was planned, and what forces them.
  bound_weeks integer not null,
  bound_by jsonb not null,
  constraint wave_plan_pkey primary key (organisation_id, rollout_id),
  constraint wave_plan_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);

create table wave_group (
  organisation_id integer not null,
  rollout_id integer not null,
  group_id integer not null,
  name text not null,
  -- The value of each axis; null where it is not recorded.
  values text[] not null,
  site text,
  department text,
  risk double precision not null,
  -- Groups with the same label start in the same week; those of `after` in an earlier one.
  together text,
  after integer[] not null,
  constraint wave_group_pkey primary key (organisation_id, rollout_id, group_id),
  constraint wave_group_plan_fkey foreign key (organisation_id, rollout_id) references wave_plan on delete cascade
);
alter table enrolment add column wave_group_id integer;

-- Every re-plan: why, what had changed, what was chosen, and exactly who moved. Never changed or removed.
create table wave_revision (
  organisation_id integer not null,
  rollout_id integer not null,
  revision integer not null,
  change jsonb not null,
  reason text not null,
  weeks_before integer not null,
  weeks_after integer not null,
  people_moved integer not null,
  people_told_again integer not null,
  decided_by text not null,
  decided_at timestamptz not null,
  constraint wave_revision_pkey primary key (organisation_id, rollout_id, revision),
  constraint wave_revision_plan_fkey foreign key (organisation_id, rollout_id) references wave_plan on delete cascade
);

create table wave_revision_move (
  organisation_id integer not null,
  rollout_id integer not null,
  revision integer not null,
  person_id bigint not null,
  from_on date not null,
  to_on date not null,
  told_before boolean not null,
  reason jsonb not null,
  constraint wave_revision_move_pkey primary key (organisation_id, rollout_id, revision, person_id),
  constraint wave_revision_move_revision_fkey foreign key (organisation_id, rollout_id, revision)
    references wave_revision on delete cascade,
  constraint wave_revision_move_person_fkey foreign key (organisation_id, person_id) references person
);

do $$
declare protected_table text;
begin
  foreach protected_table in array array['wave_plan', 'wave_group', 'wave_revision', 'wave_revision_move'] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
  end loop;
end $$;
grant select, insert, update, delete on wave_plan, wave_group to bellwether_app;
grant select, insert on wave_revision, wave_revision_move to bellwether_app;

-- A rollout may follow several attributes at once.
alter table approach_decision add column axes text[];
update approach_decision set
  axes = case when axis is null then '{}' else array[axis] end,
  approaches = (
    select jsonb_agg((a - 'axis') || jsonb_build_object(
      'axes', case when a ->> 'axis' is null then '[]'::jsonb else jsonb_build_array(a ->> 'axis') end,
      'mostAtOnce', case when jsonb_typeof(a -> 'mostAtOnce') = 'object' then
        (a -> 'mostAtOnce') - 'value' || jsonb_build_object('values', jsonb_build_array(a -> 'mostAtOnce' -> 'value')) end,
      'boundWeeks', null, 'boundBy', null, 'earlyTrouble', null))
    from jsonb_array_elements(approaches) as a);
alter table approach_decision alter column axes set not null, drop column axis;
