-- A date that cannot be kept is replaced. Each place counts its dates and remembers the one its person knew; a copy of
-- the message tells one of them, so that nobody is told the same date twice.
alter table enrolment
  add column date_number integer not null default 1,
  -- The date the present one stands instead of, as far as the person knows of it.
  add column replaces_at timestamptz;
alter table delivery add column date_number integer not null default 1;

alter table stage
  -- How the dates of its people stand; nobody is newly told one that does not stand.
  add column dates text not null default 'stand',
  -- Dates before this instant cannot be kept and have no new ones yet.
  add column dates_lost_before timestamptz not null default '-infinity',
  add constraint stage_dates_check check (dates in ('stand', 'wait', 'broken'));

-- The reasons of the ledger are codes of a closed list.
update delivery set reason = 'no_longer_asked' where reason = 'no longer asked';
