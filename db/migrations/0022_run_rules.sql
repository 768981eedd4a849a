-- Rules by which a rollout stops itself and gives people who failed another attempt.
alter table rollout add column run_rules jsonb not null default '{"stopRules": [], "retries": []}';
