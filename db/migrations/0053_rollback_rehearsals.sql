-- What came of the last rehearsal of a rollback plan: the day, who led it, the steps that did not work, and how many
-- people the program brought back when it played it. Null before the first, and once other steps are written.
alter table rollback_plan add column rehearsal jsonb;
