-- Feedback on a rollout and what became of it: what somebody heard, what stands for it among the tickets, its themes, and
-- the changes of the plan that were proposed because of it. What was said, proposed and decided is never rewritten.
create table feedback_note (
  organisation_id integer not null,
  feedback_note_id integer generated always as identity,
  rollout_id integer not null,
  -- Where it was heard.
  channel text not null,
  body text not null,
  department text,
  stage_id integer,
  track text,
  heard_on date not null,
  noted_by text not null,
  noted_at timestamptz not null,
  constraint feedback_note_pkey primary key (organisation_id, feedback_note_id),
  constraint feedback_note_channel_check check (channel in ('meeting', 'conversation', 'mail', 'chat')),
  constraint feedback_note_track_check check (track in ('technology', 'communication', 'training', 'support')),
  constraint feedback_note_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade,
  constraint feedback_note_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade
);
create index feedback_note_rollout_idx on feedback_note (organisation_id, rollout_id);

-- Tickets that count as feedback; shown there without the person.
create table feedback_ticket (
  organisation_id integer not null,
  ticket_id integer not null,
  rollout_id integer not null,
  marked_by text not null,
  marked_at timestamptz not null,
  constraint feedback_ticket_pkey primary key (organisation_id, ticket_id),
  constraint feedback_ticket_ticket_fkey foreign key (organisation_id, ticket_id) references ticket on delete cascade,
  constraint feedback_ticket_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);
create index feedback_ticket_rollout_idx on feedback_ticket (organisation_id, rollout_id);

-- A piece of feedback is named by its source and a key of that source.
create table feedback_theme (
  organisation_id integer not null,
  rollout_id integer not null,
  source text not null,
  key text not null,
  theme text not null,
  constraint feedback_theme_pkey primary key (organisation_id, rollout_id, source, key, theme),
  constraint feedback_theme_source_check check (source in ('survey', 'ticket', 'finding', 'department', 'note')),
  constraint feedback_theme_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);

create table proposal (
  organisation_id integer not null,
  proposal_id integer generated always as identity,
  rollout_id integer not null,
  status text not null default 'waiting',
  -- The part of the plan that is to change.
  part text not null,
  change text not null,
  why text not null,
  for_whom text,
  decide_by date not null,
  proposed_by text not null,
  -- Who may not decide it; null when nobody signed in proposed it.
  proposer_account_id integer,
  proposed_at timestamptz not null,
  -- Who carries it out until when; set when it is accepted.
  owner text,
  due_on date,
  -- What came of it: a re-plan, a revision of the criteria, a message, or words alone.
  result_kind text,
  result_id integer,
  -- What people read on their page, by language.
  published jsonb,
  constraint proposal_pkey primary key (organisation_id, proposal_id),
  constraint proposal_status_check check (status in ('waiting', 'accepted', 'rejected', 'withdrawn', 'carried_out', 'dropped')),
  constraint proposal_part_check
    check (part in ('pace', 'dates', 'criteria', 'message', 'training', 'support', 'other')),
  constraint proposal_result_kind_check check (result_kind in ('waves', 'criteria', 'message', 'words')),
  constraint proposal_result_check check ((result_kind is not null) = (status = 'carried_out')
    and (result_id is not null) = coalesce(result_kind <> 'words', false)),
  constraint proposal_owner_check check ((owner is null) = (due_on is null)
    and (status not in ('accepted', 'carried_out') or owner is not null)),
  constraint proposal_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade,
  constraint proposal_proposer_fkey foreign key (proposer_account_id) references account
);
create index proposal_rollout_idx on proposal (organisation_id, rollout_id);

-- The feedback a proposal rests on, as it stood then.
create table proposal_feedback (
  organisation_id integer not null,
  proposal_id integer not null,
  source text not null,
  key text not null,
  body text not null,
  said_on date,
  stage_name text,
  department text,
  constraint proposal_feedback_pkey primary key (organisation_id, proposal_id, source, key),
  constraint proposal_feedback_proposal_fkey foreign key (organisation_id, proposal_id) references proposal on delete cascade
);

-- What happened to a proposal, in order.
create table proposal_entry (
  organisation_id integer not null,
  proposal_id integer not null,
  ordinal integer not null,
  kind text not null,
  body text not null,
  -- Nobody else could have decided.
  alone boolean not null default false,
  entered_by text not null,
  at timestamptz not null,
  constraint proposal_entry_pkey primary key (organisation_id, proposal_id, ordinal),
  constraint proposal_entry_kind_check
    check (kind in ('accepted', 'rejected', 'withdrawn', 'carried_out', 'dropped', 'published', 'unpublished')),
  constraint proposal_entry_proposal_fkey foreign key (organisation_id, proposal_id) references proposal on delete cascade
);

do $$
declare protected_table text;
begin
  foreach protected_table in array array['feedback_note', 'feedback_ticket', 'feedback_theme', 'proposal',
    'proposal_feedback', 'proposal_entry'] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
    execute format('grant select, insert on %I to bellwether_app', protected_table);
  end loop;
end $$;
grant delete on feedback_note, feedback_ticket, feedback_theme to bellwether_app;
grant update (status, owner, due_on, result_kind, result_id, published) on proposal to bellwether_app;
