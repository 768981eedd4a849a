-- What comes after a stage that failed or was rolled back may start until a day, when a person says so with a reason.
alter table override drop constraint override_kind_check;
alter table override add constraint override_kind_check check (kind in (
  'entry_criteria', 'criteria_not_frozen', 'author_voted', 'stage_skipped', 'skip_over', 'rollback_plan', 'task_chain',
  'stage_not_passed'));

alter table override drop constraint override_until_check;
alter table override add constraint override_until_check check ((until_on is not null) = (kind in (
  'entry_criteria', 'criteria_not_frozen', 'stage_skipped', 'skip_over', 'rollback_plan', 'task_chain',
  'stage_not_passed')));
