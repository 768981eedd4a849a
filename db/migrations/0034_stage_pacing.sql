-- How a stage starts: its people may be spread evenly over so many working days, and it may follow the stage before so
-- many days after that has passed instead of on its date.
alter table stage
  add column spread_days integer,
  add column start_after_days integer,
  add constraint stage_spread_days_check check (spread_days between 1 and 30),
  add constraint stage_start_after_days_check check (start_after_days between 0 and 90);
