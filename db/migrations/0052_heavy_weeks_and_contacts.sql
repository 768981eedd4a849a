-- From so many hours per person on, on average over a department, a week is heavy.
alter table organisation
  add column heavy_hours double precision not null default 1,
  add constraint organisation_heavy_hours_check check (heavy_hours between 0.25 and 40);

-- The departments a department contact speaks for, as the directory names them.
alter table membership add column departments text[] not null default '{}';
