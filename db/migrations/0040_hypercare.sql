-- Hypercare: the weeks after the last wave, under a charter that says how long they last and when they may end.
create table hypercare (
  organisation_id integer not null,
  rollout_id integer not null,
  -- Null while the template holds.
  charter jsonb,
  written_by text,
  written_at timestamptz,
  -- Null until the last wave is through.
  started_on date,
  -- Each with weeks, reason, by and at.
  prolongations jsonb not null default '[]',
  ended_at timestamptz,
  ended_by text,
  end_reason text,
  -- The verdicts of the exit criteria when it ended, and what was unmet and set aside by the sponsor.
  exit_verdicts jsonb,
  set_aside jsonb,
  constraint hypercare_pkey primary key (organisation_id, rollout_id),
  constraint hypercare_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade,
  constraint hypercare_end_check check ((ended_at is null) = (exit_verdicts is null))
);

-- Who answers on which days of it.
create table hypercare_duty (
  organisation_id integer not null,
  rollout_id integer not null,
  duty_id integer generated always as identity,
  account_id integer not null,
  from_on date not null,
  to_on date not null,
  constraint hypercare_duty_pkey primary key (organisation_id, duty_id),
  constraint hypercare_duty_days_check check (to_on >= from_on),
  constraint hypercare_duty_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade,
  constraint hypercare_duty_account_fkey foreign key (organisation_id, account_id) references membership on delete cascade
);
create index hypercare_duty_rollout_idx on hypercare_duty (organisation_id, rollout_id, from_on);

do $$
declare protected_table text;
begin
  foreach protected_table in array array['hypercare', 'hypercare_duty'] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
    execute format('grant select, insert, update, delete on %I to bellwether_app', protected_table);
  end loop;
end $$;

-- Rollouts whose waves are through already are in hypercare since today.
insert into hypercare (organisation_id, rollout_id, started_on)
select organisation_id, rollout_id, current_date from rollout where status = 'completing';

-- What a ticket is: a fault with a priority once somebody has sorted it, or a request for something new, which has none.
alter table ticket
  add column kind text not null default 'fault',
  add column priority smallint,
  add constraint ticket_kind_check check (kind in ('fault', 'request')),
  add constraint ticket_priority_check check (priority between 1 and 4 and (kind = 'fault' or priority is null));
