-- Leaving a stage out is a rule set aside as well.
alter table override drop constraint override_kind_check;
alter table override add constraint override_kind_check
  check (kind in ('entry_criteria', 'criteria_not_frozen', 'author_voted', 'stage_skipped'));
