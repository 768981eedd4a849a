-- A person may put off their date: how often they have, and from and to which date. While the date is the one they put
-- it off to, the change has been available to them since `deferred_from`; a date given since starts anew.
alter table enrolment
  add column deferrals integer not null default 0,
  add column deferred_from timestamptz,
  -- Null while they have asked for another date and have none.
  add column deferred_to timestamptz;
create index enrolment_deferred_idx on enrolment (organisation_id, stage_id) where deferrals > 0;

alter table stage
  -- Days after their date within which a person is to be done; null is as long as they have to report.
  add column deadline_days integer,
  add constraint stage_deadline_days_check check (deadline_days between 1 and 90);
