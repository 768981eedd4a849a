-- Surveys: questions with a track, who was asked on which day and has answered, and the answers, which no row ties to a
-- person.
create table survey_question (
  organisation_id integer not null,
  survey_question_id integer not null generated always as identity,
  rollout_id integer not null,
  kind text not null,
  track text not null,
  day integer not null,
  scope text not null,
  words jsonb not null,
  written_by text not null,
  written_at timestamptz not null,
  first_asked_at timestamptz,
  retired_at timestamptz,
  retired_by text,
  constraint survey_question_pkey primary key (organisation_id, survey_question_id),
  constraint survey_question_kind_check check (kind in ('rating', 'single', 'text')),
  constraint survey_question_track_check check (track in ('technology', 'communication', 'training', 'support')),
  constraint survey_question_day_check check (day between 1 and 90),
  constraint survey_question_scope_check check (scope in ('pilot', 'every')),
  constraint survey_question_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);
create index survey_question_rollout_idx on survey_question (organisation_id, rollout_id);

-- One row per person and day of questions. It drives invitation and reminder; what they answer is not here.
create table survey_ask (
  organisation_id integer not null,
  survey_ask_id bigint not null generated always as identity,
  rollout_id integer not null,
  stage_id integer not null,
  person_id bigint not null,
  day integer not null,
  asked_at timestamptz not null,
  reminded_at timestamptz,
  answered_on date,
  constraint survey_ask_pkey primary key (organisation_id, survey_ask_id),
  constraint survey_ask_person_key unique (organisation_id, rollout_id, person_id, day),
  constraint survey_ask_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade,
  constraint survey_ask_person_fkey foreign key (organisation_id, person_id) references person on delete cascade
);
create index survey_ask_stage_idx on survey_ask (organisation_id, stage_id, day);
create index survey_ask_open_idx on survey_ask (organisation_id, rollout_id, asked_at)
  where answered_on is null and reminded_at is null;

-- Answers are counted; `told` is what is shown, and follows in steps of five. Words are counted as choice 0.
create table survey_answer (
  organisation_id integer not null,
  survey_question_id integer not null,
  stage_id integer not null,
  choice integer not null,
  answers integer not null,
  told integer not null default 0,
  constraint survey_answer_pkey primary key (organisation_id, survey_question_id, stage_id, choice),
  constraint survey_answer_choice_check check (choice between 0 and 6),
  constraint survey_answer_question_fkey foreign key (organisation_id, survey_question_id)
    references survey_question on delete cascade,
  constraint survey_answer_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade
);

create table survey_words (
  organisation_id integer not null,
  survey_words_id uuid not null default gen_random_uuid(),
  survey_question_id integer not null,
  stage_id integer not null,
  words text not null,
  is_told boolean not null default false,
  constraint survey_words_pkey primary key (organisation_id, survey_words_id),
  constraint survey_words_question_fkey foreign key (organisation_id, survey_question_id)
    references survey_question on delete cascade,
  constraint survey_words_stage_fkey foreign key (organisation_id, stage_id) references stage on delete cascade
);
create index survey_words_question_idx on survey_words (organisation_id, survey_question_id, stage_id);

do $$
declare protected_table text;
begin
  foreach protected_table in array array['survey_question', 'survey_ask', 'survey_answer', 'survey_words'] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
    execute format('grant select, insert, update, delete on %I to bellwether_app', protected_table);
  end loop;
end $$;

-- The message that invites to it, and which row of survey_ask a copy is about; null for every other copy.
alter table message
  drop constraint message_stage_kind_check,
  add constraint message_stage_kind_check
    check (stage_kind in ('consent', 'pilot', 'wave', 'pulse', 'unused', 'survey'));
alter table delivery add column survey_ask_id bigint;
create index delivery_survey_idx on delivery (organisation_id, survey_ask_id) where survey_ask_id is not null;
