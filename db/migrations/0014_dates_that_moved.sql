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

-- A copy whose outcome is unknown may be sent again when one person asks and another approves.
create table send_again_request (
  organisation_id integer not null,
  request_id integer generated always as identity,
  rollout_id integer not null,
  reason text not null,
  asked_by_account_id integer not null,
  asked_by text not null,
  asked_at timestamptz not null,
  decision text,
  decided_by text,
  decided_at timestamptz,
  constraint send_again_request_pkey primary key (organisation_id, request_id),
  constraint send_again_request_decision_check check (decision in ('approved', 'declined')),
  constraint send_again_request_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);
create index send_again_request_open_idx on send_again_request (organisation_id, rollout_id) where decision is null;
alter table send_again_request enable row level security;
create policy organisation_isolation on send_again_request
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert, update, delete on send_again_request to bellwether_app;

alter table delivery
  -- The last request to send this copy again.
  add column send_again_request_id integer,
  add constraint delivery_send_again_fkey foreign key (organisation_id, send_again_request_id) references send_again_request;
create index delivery_send_again_idx on delivery (organisation_id, send_again_request_id)
  where send_again_request_id is not null;
