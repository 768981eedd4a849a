-- What is reported of a rollout, how often and to whom; and the reports themselves, which never change once issued.
create table report_plan (
  organisation_id integer not null,
  report_plan_id integer generated always as identity,
  rollout_id integer not null,
  name text not null,
  template text not null,
  metrics text[] not null,
  every text not null,
  first_on date not null,
  -- Everybody with one of the roles, and these accounts besides.
  roles text[] not null,
  account_ids integer[] not null,
  -- The working day on which the next one is issued.
  next_due_on date not null,
  written_by text not null,
  written_at timestamptz not null,
  constraint report_plan_pkey primary key (organisation_id, report_plan_id),
  constraint report_plan_template_check check (template in ('status', 'numbers', 'sponsor')),
  constraint report_plan_every_check check (every in ('working_day', 'week', 'two_weeks', 'month')),
  constraint report_plan_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);
create index report_plan_rollout_idx on report_plan (organisation_id, rollout_id);

-- One row for each day on which a report was due. It outlives its plan.
create table report (
  organisation_id integer not null,
  report_id integer generated always as identity,
  rollout_id integer not null,
  report_plan_id integer not null,
  name text not null,
  template text not null,
  due_on date not null,
  status text not null,
  -- Why it was not issued on its day, as a statement; stays when it is issued late.
  missed_reason jsonb,
  issued_at timestamptz,
  issued_by text,
  -- The numbers of the moment it was issued, and SHA-256 over them.
  content jsonb,
  hash bytea,
  -- What its audience is told, by language: subject, paragraphs, words of the link.
  letters jsonb,
  constraint report_pkey primary key (organisation_id, report_id),
  constraint report_due_key unique (organisation_id, report_plan_id, due_on),
  constraint report_status_check check (status in ('issued', 'missed')),
  constraint report_content_check check (
    (status = 'issued') = (content is not null and hash is not null and letters is not null and issued_at is not null and issued_by is not null)),
  constraint report_missed_check check (status = 'issued' or missed_reason is not null),
  constraint report_rollout_fkey foreign key (organisation_id, rollout_id) references rollout on delete cascade
);
create index report_rollout_idx on report (organisation_id, rollout_id, due_on);

create function keep_issued_report() returns trigger language plpgsql as $$
begin
  raise exception 'an issued report never changes';
end $$;
create trigger report_issued before update on report
  for each row when (old.status = 'issued') execute function keep_issued_report();

do $$
declare protected_table text;
begin
  foreach protected_table in array array['report_plan', 'report'] loop
    execute format('alter table %I enable row level security', protected_table);
    execute format(
      'create policy organisation_isolation on %I using (organisation_id = (select current_organisation_id())) with check (organisation_id = (select current_organisation_id()))',
      protected_table
    );
  end loop;
end $$;
grant select, insert, update, delete on report_plan to bellwether_app;
grant select, insert, update on report to bellwether_app;

-- A copy of a report goes to an account; every other copy to a person, about a stage, with an approved text.
alter table delivery alter column person_id drop not null;
alter table delivery alter column stage_id drop not null;
alter table delivery alter column message_id drop not null;
alter table delivery add column report_id integer;
alter table delivery add column account_id integer;
alter table delivery add constraint delivery_report_fkey
  foreign key (organisation_id, report_id) references report on delete cascade;
alter table delivery drop constraint delivery_date_check;
alter table delivery add constraint delivery_subject_check check (
  case when report_id is null
    then person_id is not null and stage_id is not null and message_id is not null and account_id is null
      and (enrolment_id is not null or date_at is not null)
    else account_id is not null and person_id is null and enrolment_id is null end);
create index delivery_report_idx on delivery (organisation_id, report_id) where report_id is not null;
