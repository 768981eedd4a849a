-- What people of a stage have ticked of the tasks that each of them does. Who has a task follows from the stage and its
-- bookings, so that only what is done is stored.
create table person_task (
  organisation_id integer not null,
  chain_task_id integer not null,
  person_id bigint not null,
  done_at timestamptz not null,
  done_by text not null,
  constraint person_task_pkey primary key (organisation_id, chain_task_id, person_id),
  constraint person_task_task_fkey foreign key (organisation_id, chain_task_id)
    references chain_task on delete cascade,
  constraint person_task_person_fkey foreign key (organisation_id, person_id) references person on delete cascade
);
create index person_task_person_idx on person_task (organisation_id, person_id);
alter table person_task enable row level security;
create policy organisation_isolation on person_task
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert, update, delete on person_task to bellwether_app;

alter table chain_task drop constraint chain_task_due_from_check;
alter table chain_task add constraint chain_task_due_from_check
  check (due_from in ('t_day', 'task_before', 'own_date', 'session'));

-- The sessions somebody in line waits for, the preferred first: [{"on": "YYYY-MM-DD", "at": "HH:MM"}]; null for any.
alter table booking add column wishes jsonb;
