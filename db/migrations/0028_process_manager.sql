-- The one account that may push or halt the stages of a rollout, and the table of who does what in it.
alter table rollout
  add column process_manager_account_id integer,
  add column responsibilities jsonb not null default '[]',
  add constraint rollout_process_manager_fkey foreign key (organisation_id, process_manager_account_id)
    references membership (organisation_id, account_id) on delete set null (process_manager_account_id);
