-- Findings about an app: how bad, how soon, and what becomes of the starts, as the matrix of the rollout says. Name and
-- importance are kept as they stood; the app itself may leave the inventory.
alter table improvement
  add column app_id bigint,
  add column app_name text,
  add column app_importance text,
  add column severity smallint,
  add column priority smallint,
  add column due_on date,
  add column action text,
  add column workaround text,
  add constraint improvement_app_importance_check check (app_importance in ('critical', 'important', 'not_important')),
  add constraint improvement_severity_check check (severity between 1 and 4),
  add constraint improvement_priority_check check (priority between 1 and 4),
  add constraint improvement_action_check check (action in ('stop_all', 'stop_affected', 'workaround', 'continue')),
  add constraint improvement_triage_check check (
    num_nulls(app_id, app_name, severity, priority, due_on, action) in (0, 6));

-- What importance and severity of a finding lead to; null is the usual matrix.
alter table rollout add column triage jsonb;

-- A hold for the people who have this app; null holds everybody.
alter table hold add column app_id bigint;
