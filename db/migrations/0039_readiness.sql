-- What counts as ready for a rollout; null while it is what the playbook says.
alter table rollout add column readiness jsonb;
