-- What came of the last rehearsal of rolling the whole rollout back: the day, who asked, and whom the program brought back,
-- called off and left when it played it. Null before the first.
alter table rollout add column rollback_rehearsal jsonb;
