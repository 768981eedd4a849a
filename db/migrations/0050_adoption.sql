-- Use: on which days people used what, measures of adoption with their weekly windows, alerts when use falls, and why
-- people stopped.
create table use_day (
  organisation_id integer not null,
  rollout_id integer not null,
  source text not null,
  feature text not null,
  used_on date not null,
  person_id bigint not null,
  constraint use_day_pkey primary key (organisation_id, rollout_id, source, used_on, feature, person_id),
  constraint use_day_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade,
  constraint use_day_person_fkey foreign key (organisation_id, person_id) references person on delete cascade
);
create index use_day_person_idx on use_day (organisation_id, person_id, rollout_id, used_on);
create index signal_use_idx on signal (organisation_id, occurred_at) where kind = 'use';

create table adoption_measure (
  organisation_id integer not null,
  measure_id integer not null generated always as identity,
  rollout_id integer not null,
  name text not null,
  feature text not null,
  min_days integer not null,
  window_days integer not null,
  population text not null,
  settled_days integer not null,
  source text not null,
  threshold double precision not null,
  fall_share double precision not null,
  baseline double precision,
  baseline_on date,
  is_late boolean not null,
  next_on date not null,
  written_by text not null,
  written_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  constraint adoption_measure_pkey primary key (organisation_id, measure_id),
  constraint adoption_measure_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade,
  constraint adoption_measure_days_check check (min_days between 1 and window_days and settled_days >= window_days),
  constraint adoption_measure_baseline_check check ((baseline is null) = (baseline_on is null))
);
create index adoption_measure_rollout_idx on adoption_measure (organisation_id, rollout_id);

create table adoption_window (
  organisation_id integer not null,
  measure_id integer not null,
  ends_on date not null,
  settled_until date not null,
  people integer not null,
  used integer not null,
  is_silent boolean not null,
  constraint adoption_window_pkey primary key (organisation_id, measure_id, ends_on),
  constraint adoption_window_measure_fkey foreign key (organisation_id, measure_id) references adoption_measure on delete cascade
);

create table adoption_alert (
  organisation_id integer not null,
  alert_id integer not null generated always as identity,
  measure_id integer not null,
  rollout_id integer not null,
  status text not null default 'open',
  peak_on date not null,
  peak_people integer not null,
  peak_used integer not null,
  ends_on date not null,
  people integer not null,
  used integer not null,
  fall_at_least double precision not null,
  raised_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  reason text,
  constraint adoption_alert_pkey primary key (organisation_id, alert_id),
  constraint adoption_alert_status_check check (status in ('open', 'cleared', 'recovered')),
  constraint adoption_alert_reason_check check ((status = 'cleared') = (reason is not null)),
  constraint adoption_alert_measure_fkey foreign key (organisation_id, measure_id) references adoption_measure on delete cascade
);
create unique index adoption_alert_open_key on adoption_alert (organisation_id, measure_id) where status = 'open';
create index adoption_alert_rollout_idx on adoption_alert (organisation_id, rollout_id);

-- Somebody stopped: a person, what they stopped using, and the last day they did. What they answer is not here.
create table use_stop (
  organisation_id integer not null,
  use_stop_id bigint not null generated always as identity,
  rollout_id integer not null,
  measure_id integer not null,
  person_id bigint not null,
  last_used_on date not null,
  asked_at timestamptz not null,
  answered_on date,
  constraint use_stop_pkey primary key (organisation_id, use_stop_id),
  constraint use_stop_episode_key unique (organisation_id, measure_id, person_id, last_used_on),
  constraint use_stop_measure_fkey foreign key (organisation_id, measure_id) references adoption_measure on delete cascade,
  constraint use_stop_person_fkey foreign key (organisation_id, person_id) references person on delete cascade
);
create index use_stop_person_idx on use_stop (organisation_id, rollout_id, person_id);

-- Answers are counted; `told` is what is shown, and follows in steps of five.
create table use_answer (
  organisation_id integer not null,
  measure_id integer not null,
  reason text not null,
  answers integer not null,
  told integer not null default 0,
  constraint use_answer_pkey primary key (organisation_id, measure_id, reason),
  constraint use_answer_measure_fkey foreign key (organisation_id, measure_id) references adoption_measure on delete cascade
);

create table use_words (
  organisation_id integer not null,
  use_words_id uuid not null default gen_random_uuid(),
  measure_id integer not null,
  words text not null,
  constraint use_words_pkey primary key (organisation_id, use_words_id),
  constraint use_words_measure_fkey foreign key (organisation_id, measure_id) references adoption_measure on delete cascade
);

do $$
declare protected_table text;
begin
  foreach protected_table in array array['use_day', 'adoption_measure', 'adoption_window', 'adoption_alert', 'use_stop', 'use_answer', 'use_words'] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
    execute format('grant select, insert, update, delete on %I to bellwether_app', protected_table);
  end loop;
end $$;

-- The message that asks why, and which stop a copy of it asks about; null for every other copy.
alter table message
  drop constraint message_stage_kind_check,
  add constraint message_stage_kind_check check (stage_kind in ('consent', 'pilot', 'wave', 'pulse', 'unused'));
alter table delivery add column use_stop_id bigint;
