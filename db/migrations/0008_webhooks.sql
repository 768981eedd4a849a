-- Webhooks: addresses that are told of events. A delivery is written by the insert of the audit event itself, so an
-- event that was recorded is never lost on the way out, and one that was rolled back is never sent.

create table webhook (
  organisation_id integer not null,
  webhook_id integer generated always as identity,
  address text not null,
  description text not null,
  events text[] not null,
  -- Signing needs the secret itself, so it is no hash. After a rotation the earlier one signs too, for a while.
  secret text not null,
  previous_secret text,
  previous_secret_until timestamptz,
  status text not null default 'enabled',
  status_reason text,
  failing_since timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  constraint webhook_pkey primary key (organisation_id, webhook_id),
  constraint webhook_status_check check (status in ('enabled', 'disabled')),
  constraint webhook_organisation_fkey foreign key (organisation_id) references organisation on delete cascade
);

create table webhook_delivery (
  organisation_id integer not null,
  webhook_delivery_id bigint generated always as identity,
  webhook_id integer not null,
  -- What receivers know it by: unlike the number above it is not used again by a restored or another installation.
  message_id uuid not null default gen_random_uuid(),
  event text not null,
  payload jsonb not null,
  status text not null default 'planned',
  attempt integer not null default 0,
  not_before timestamptz not null default now(),
  lease_expires_at timestamptz,
  response_status integer,
  response_text text,
  problem text,
  duration_milliseconds integer,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint webhook_delivery_pkey primary key (organisation_id, webhook_delivery_id),
  constraint webhook_delivery_status_check check (status in ('planned', 'sending', 'delivered', 'failed')),
  constraint webhook_delivery_webhook_fkey foreign key (organisation_id, webhook_id) references webhook on delete cascade
);
create index webhook_delivery_webhook_idx on webhook_delivery (organisation_id, webhook_id, webhook_delivery_id);
create index webhook_delivery_due_idx on webhook_delivery (not_before) where status in ('planned', 'sending');
create index webhook_delivery_ended_idx on webhook_delivery (ended_at) where ended_at is not null;

-- Only live organisations have anybody to tell. The payload says what happened to which thing and no more: what was
-- written down before and after may hold names and free text, which stay inside.
create function plan_webhook_deliveries() returns trigger language plpgsql as $$
begin
  insert into webhook_delivery (organisation_id, webhook_id, event, payload)
  select w.organisation_id, w.webhook_id, new.action, jsonb_build_object(
    'type', new.action, 'timestamp', to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'organisationId', new.organisation_id, 'sequence', new.sequence, 'actorKind', new.actor_kind,
    'subject', jsonb_build_object('kind', new.subject_kind, 'id', new.subject_id))
  from webhook w join organisation o using (organisation_id)
  where w.organisation_id = new.organisation_id and w.status = 'enabled' and new.action = any (w.events)
    and o.kind = 'live';
  if found then perform pg_notify('bellwether_webhooks', ''); end if;
  return null;
end $$;
create trigger audit_event_webhooks after insert on audit_event
  for each row execute function plan_webhook_deliveries();

create function organisations_with_due_webhooks(at_time timestamptz)
  returns table (organisation_id integer)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select distinct d.organisation_id from webhook_delivery d
    join webhook w using (organisation_id, webhook_id)
    where (w.status = 'enabled' or d.event = 'webhook.test')
      and ((d.status = 'planned' and d.not_before <= at_time)
        or (d.status = 'sending' and d.lease_expires_at < at_time))
  $$;

create function forget_webhook_deliveries(before_time timestamptz) returns void
  language sql security definer set search_path = public, pg_temp
  as $$ delete from webhook_delivery where ended_at < before_time $$;

do $$
declare protected_table text;
begin
  foreach protected_table in array array['webhook', 'webhook_delivery'] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
    execute format('grant select, insert, update, delete on %I to bellwether_app', protected_table);
  end loop;
end $$;
revoke all on function organisations_with_due_webhooks(timestamptz), forget_webhook_deliveries(timestamptz) from public;
grant execute on function organisations_with_due_webhooks(timestamptz), forget_webhook_deliveries(timestamptz)
  to bellwether_app;
