-- The most starts a day by what the helpdesk carries at the measured rate; null while nothing paces the rollout.
alter table rollout add column pace jsonb;
