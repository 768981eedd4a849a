-- Task chains: templates, which kinds of stage get one by themselves, and the tasks of each stage.
create table chain_template (
  organisation_id integer not null,
  chain_template_id integer generated always as identity,
  name text not null,
  tasks jsonb not null,
  written_by text not null,
  written_at timestamptz not null,
  constraint chain_template_pkey primary key (organisation_id, chain_template_id),
  constraint chain_template_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);

create table chain_rule (
  organisation_id integer not null,
  rollout_id integer not null,
  stage_kind text not null,
  chain_template_id integer not null,
  constraint chain_rule_pkey primary key (organisation_id, rollout_id, stage_kind),
  constraint chain_rule_stage_kind_check check (stage_kind in ('pilot', 'wave')),
  constraint chain_rule_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade,
  constraint chain_rule_template_fkey foreign key (organisation_id, chain_template_id)
    references chain_template on delete cascade
);

-- A stage gets one chain; the key keeps a tick that is repeated after a crash from giving it twice.
create table stage_chain (
  organisation_id integer not null,
  stage_id integer not null,
  template_name text not null,
  given_by text not null,
  given_at timestamptz not null,
  constraint stage_chain_pkey primary key (organisation_id, stage_id),
  constraint stage_chain_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade
);

create table chain_task (
  organisation_id integer not null,
  chain_task_id integer generated always as identity,
  rollout_id integer not null,
  stage_id integer not null,
  place integer not null,
  title text not null,
  instructions text not null,
  owner_role text not null,
  owner_account_id integer,
  action text not null,
  on_failure text not null,
  after_place integer,
  due_from text not null,
  days integer not null,
  status text not null default 'open',
  status_at timestamptz not null,
  status_by text not null,
  reason jsonb,
  -- When an outside program was asked to do it: once.
  called_at timestamptz,
  constraint chain_task_pkey primary key (organisation_id, chain_task_id),
  constraint chain_task_place_key unique (organisation_id, stage_id, place),
  constraint chain_task_status_check check (status in ('open', 'done', 'failed', 'skipped', 'cancelled')),
  constraint chain_task_on_failure_check check (on_failure in ('hold', 'go_on')),
  constraint chain_task_due_from_check check (due_from in ('t_day', 'task_before')),
  constraint chain_task_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade,
  constraint chain_task_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade,
  constraint chain_task_owner_fkey foreign key (owner_account_id) references account
);
create index chain_task_rollout_idx on chain_task (organisation_id, rollout_id);

do $$
declare protected_table text;
begin
  foreach protected_table in array array['chain_template', 'chain_rule', 'stage_chain', 'chain_task'] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
    execute format('grant select, insert, update, delete on %I to bellwether_app', protected_table);
  end loop;
end $$;

-- Starting although a task of the chain failed or is unfinished is a rule set aside as well.
alter table override drop constraint override_kind_check;
alter table override add constraint override_kind_check
  check (kind in ('entry_criteria', 'criteria_not_frozen', 'author_voted', 'stage_skipped', 'rollback_plan', 'task_chain'));
