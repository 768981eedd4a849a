-- Answers of requests that carried an Idempotency-Key, so that a program that did not hear the answer may ask again.
-- Written in the transaction of the change itself; forgotten after a day.

create table repeatable_request (
  organisation_id integer not null,
  caller text not null,
  idempotency_key text not null,
  request_hash bytea not null,
  answer jsonb,
  at timestamptz not null default now(),
  constraint repeatable_request_pkey primary key (organisation_id, caller, idempotency_key),
  constraint repeatable_request_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);
create index repeatable_request_at_idx on repeatable_request (organisation_id, at);

alter table repeatable_request enable row level security;
create policy organisation_isolation on repeatable_request
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert, update, delete on repeatable_request to bellwether_app;
