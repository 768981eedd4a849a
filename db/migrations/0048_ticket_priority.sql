-- A ticket of another helpdesk comes with its priority, and is open until a later signal of the same source resolves it
-- by its key.
alter table signal
  add column priority integer,
  add column ticket text,
  add constraint signal_priority_check check (priority between 1 and 4);
create index signal_ticket_idx on signal (organisation_id, source, ticket) where ticket is not null;

alter table observation add column priority integer;
create index observation_ticket_idx on observation (organisation_id, rollout_id, signal_id)
  where kind = 'ticket.opened';
