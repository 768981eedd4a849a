-- How many people of a stage must be done, or may have failed, before it passes: part of what a plan revision is held to.
alter table criteria_revision add column pass_rules jsonb not null default '[]';
