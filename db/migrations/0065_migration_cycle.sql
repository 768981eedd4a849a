-- The migration cycle: tasks that send instructions and a deadline, that check how many are done, and that keep what
-- follows waiting while people of the stage go on starting.
alter table chain_task
  drop constraint chain_task_on_failure_check,
  add constraint chain_task_on_failure_check check (on_failure in ('hold', 'wait', 'go_on')),
  add column least_percent smallint,
  add column days_given smallint,
  add constraint chain_task_least_percent_check check ((least_percent is not null) = (action = 'check_success')),
  add constraint chain_task_days_given_check check ((days_given is not null) = (action = 'send_deadline'));

alter table message
  drop constraint message_stage_kind_check,
  add constraint message_stage_kind_check
    check (stage_kind in ('consent', 'pilot', 'wave', 'instructions', 'deadline', 'pulse', 'unused', 'survey'));

-- The task that sent a copy; null for every other copy.
alter table delivery add column chain_task_id integer;
create index delivery_chain_task_idx on delivery (organisation_id, chain_task_id, person_id) where chain_task_id is not null;
