-- Plans that wait for another person and what was decided: the pilot, the approach with its waves, and every re-plan of
-- waves that had been approved. What was submitted and decided is never rewritten.
create table plan_revision (
  organisation_id integer not null,
  plan_revision_id integer generated always as identity,
  rollout_id integer not null,
  kind text not null,
  status text not null default 'proposed',
  -- What approving carries out.
  request jsonb not null,
  -- What it came to when it was submitted; when it was decided, as it stood then.
  figures jsonb not null,
  reason text not null,
  submitted_by text not null,
  -- Who may not approve it; null when nobody signed in submitted it.
  submitter_account_id integer,
  submitted_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision text,
  -- Whoever submitted it approved it, because nobody else could have.
  is_alone boolean not null default false,
  constraint plan_revision_pkey primary key (organisation_id, plan_revision_id),
  constraint plan_revision_kind_check check (kind in ('pilot', 'waves', 'replan')),
  constraint plan_revision_status_check check (status in ('proposed', 'approved', 'rejected', 'withdrawn')),
  constraint plan_revision_decided_check check ((status = 'proposed') = (decided_at is null)),
  constraint plan_revision_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);
create index plan_revision_rollout_idx on plan_revision (organisation_id, rollout_id);
-- One plan waits at a time.
create unique index plan_revision_proposed_key on plan_revision (organisation_id, rollout_id) where status = 'proposed';
alter table plan_revision enable row level security;
create policy organisation_isolation on plan_revision
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert, update on plan_revision to bellwether_app;

-- Null until the waves are approved; before that nobody of them is told anything. Waves that are there already run on.
alter table wave_plan add column approved_at timestamptz;
update wave_plan as p set approved_at = r.created_at
from rollout r where r.organisation_id = p.organisation_id and r.rollout_id = p.rollout_id;

-- Waves that were not approved may be discarded, with the choice behind them.
grant delete on approach_decision to bellwether_app;

-- An approved plan runs; one that is sent back is a draft again.
update rollout set status = case status when 'rejected' then 'draft' else 'running' end
where status in ('approved', 'rejected', 'scheduled');
alter table rollout drop constraint rollout_status_check;
alter table rollout add constraint rollout_status_check check (status in ('draft', 'in_review', 'running', 'paused',
  'stopping', 'stopped', 'rolling_back', 'rolled_back', 'completing', 'completed', 'archived'));
