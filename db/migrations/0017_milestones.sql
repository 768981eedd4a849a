-- Milestones of a rollout, and what each of them waits for: another milestone or a stage, with the working days that
-- have to lie between the two at least. The waves keep their own dates; milestones stand beside them.

create table milestone (
  organisation_id integer not null,
  milestone_id integer generated always as identity,
  rollout_id integer not null,
  name text not null,
  on_date date not null,
  owner_name text,
  done_on date,
  created_by text not null,
  created_at timestamptz not null,
  constraint milestone_pkey primary key (organisation_id, milestone_id),
  constraint milestone_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);
create index milestone_rollout_idx on milestone (organisation_id, rollout_id, on_date);

create table milestone_link (
  organisation_id integer not null,
  milestone_id integer not null,
  after_kind text not null,
  after_id integer not null,
  working_days integer not null,
  constraint milestone_link_pkey primary key (organisation_id, milestone_id, after_kind, after_id),
  constraint milestone_link_kind_check check (after_kind in ('milestone', 'stage')),
  constraint milestone_link_days_check check (working_days between 0 and 500),
  constraint milestone_link_milestone_fkey foreign key (organisation_id, milestone_id)
    references milestone on delete cascade
);

do $$
declare protected_table text;
begin
  foreach protected_table in array array['milestone', 'milestone_link'] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
    execute format('grant select, insert, update, delete on %I to bellwether_app', protected_table);
  end loop;
end $$;
