-- What people stumble over on their way through a rollout, what was changed about it, and whether that helped.

create table improvement (
  organisation_id integer not null,
  improvement_id integer generated always as identity,
  rollout_id integer not null,
  status text not null default 'found',
  step text not null,
  source text not null,
  finding text not null,
  found_by text not null,
  found_at timestamptz not null,
  constraint improvement_pkey primary key (organisation_id, improvement_id),
  constraint improvement_status_check check (status in ('found', 'changed', 'retested', 'reopened', 'accepted')),
  constraint improvement_step_check check (
    step in ('scheduled', 'told', 'prepared', 'started', 'enrolled', 'answered')),
  constraint improvement_source_check check (source in ('ticket', 'survey', 'observation')),
  constraint improvement_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);
create index improvement_rollout_idx on improvement (organisation_id, rollout_id, status);

-- What was done about it, in order. Only ever added to: a retest that failed stays readable after the next change.
create table improvement_entry (
  organisation_id integer not null,
  improvement_id integer not null,
  ordinal integer not null,
  kind text not null,
  body text not null,
  result text,
  entered_by text not null,
  at timestamptz not null,
  constraint improvement_entry_pkey primary key (organisation_id, improvement_id, ordinal),
  constraint improvement_entry_kind_check check (kind in ('change', 'retest', 'acceptance')),
  constraint improvement_entry_result_check check (
    case when kind = 'retest' then result is not null and result in ('passed', 'failed') else result is null end),
  constraint improvement_entry_improvement_fkey foreign key (organisation_id, improvement_id)
    references improvement on delete cascade
);

do $$
declare protected_table text;
begin
  foreach protected_table in array array['improvement', 'improvement_entry'] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
    execute format('grant select, insert, update, delete on %I to bellwether_app', protected_table);
  end loop;
end $$;
revoke update, delete on improvement_entry from bellwether_app;
