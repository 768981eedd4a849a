-- What a revision of the plan is held to besides its criteria: the goals, why the revision was made and by whom, and
-- when it was frozen. Rows of frozen revisions never change, so that old and new can be shown beside each other for ever.
create table criteria_revision (
  organisation_id integer not null,
  rollout_id integer not null,
  revision integer not null,
  goals jsonb not null default '[]',
  -- Why the criteria were changed; null in the first revision.
  reason text,
  author_account_id integer,
  author_name text not null,
  written_at timestamptz not null,
  frozen_at timestamptz,
  hash bytea,
  -- Whether outcomes had been measured when the revision was made.
  after_data boolean not null default false,
  constraint criteria_revision_pkey primary key (organisation_id, rollout_id, revision),
  constraint criteria_revision_reason_check check (revision = 1 or reason is not null),
  constraint criteria_revision_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);
insert into criteria_revision (organisation_id, rollout_id, revision, author_account_id, author_name, written_at, frozen_at, hash)
select organisation_id, rollout_id, revision, author_account_id, author_name, coalesce(criteria_frozen_at, created_at),
  criteria_frozen_at, criteria_hash
from rollout where exists (
  select 1 from criterion c where c.organisation_id = rollout.organisation_id and c.rollout_id = rollout.rollout_id);

alter table criteria_revision enable row level security;
create policy organisation_isolation on criteria_revision
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert, update on criteria_revision to bellwether_app;

create function keep_frozen_revision() returns trigger language plpgsql as $$
begin
  raise exception 'a frozen revision of the criteria never changes';
end $$;
create trigger criteria_revision_frozen before update on criteria_revision
  for each row when (old.frozen_at is not null) execute function keep_frozen_revision();

-- A rule that a person set aside with a reason, such as starting although an entry criterion does not pass. Stands in
-- the record of the stage's decision; never changed or removed.
create table override (
  organisation_id integer not null,
  override_id integer generated always as identity,
  rollout_id integer not null,
  stage_id integer not null,
  kind text not null,
  -- What the rule said, as a statement.
  rule jsonb not null,
  reason text not null,
  overridden_by text not null,
  at timestamptz not null,
  constraint override_pkey primary key (organisation_id, override_id),
  constraint override_kind_check check (kind in ('entry_criteria', 'criteria_not_frozen', 'author_voted')),
  constraint override_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade
);
create index override_stage_idx on override (organisation_id, stage_id);
alter table override enable row level security;
create policy organisation_isolation on override
  using (organisation_id = (select current_organisation_id()))
  with check (organisation_id = (select current_organisation_id()));
grant select, insert on override to bellwether_app;
