-- The language in which everybody of a group is trained, where trainer seats limit the plan; null otherwise.
alter table wave_group add column language text;
