-- A rule that was set aside for what may start later stays so until a day; one that was used in the moment it was
-- given has none. Which is which follows from the kind alone.
alter table override drop constraint override_kind_check;
alter table override add constraint override_kind_check check (kind in (
  'entry_criteria', 'criteria_not_frozen', 'author_voted', 'stage_skipped', 'skip_over', 'rollback_plan', 'task_chain'));

alter table override add column until_on date;
-- Those from before hold as long as one given today may at most.
update override set until_on = (at at time zone 'UTC')::date + 90 where kind <> 'author_voted';
alter table override add constraint override_until_check check ((until_on is not null) = (kind in (
  'entry_criteria', 'criteria_not_frozen', 'stage_skipped', 'skip_over', 'rollback_plan', 'task_chain')));
