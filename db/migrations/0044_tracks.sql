-- Findings and tasks may belong to one of the four tracks a pilot tries; with them the track has been tried.
alter table improvement add column track text;
alter table improvement add constraint improvement_track_check
  check (track in ('technology', 'communication', 'training', 'support'));
alter table chain_task add column track text;
alter table chain_task add constraint chain_task_track_check
  check (track in ('technology', 'communication', 'training', 'support'));
