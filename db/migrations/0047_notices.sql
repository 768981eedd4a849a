-- A copy that tells somebody what became of the date they know: called off, withdrawn, postponed, or the change taken
-- back. Its text is fixed, so that it needs no approved message, and nothing holds it.
alter table delivery
  add column notice text,
  -- The place whose date it is about. `enrolment_id` stays with copies that tell a date.
  add column notice_enrolment_id bigint,
  add constraint delivery_notice_check
    check (notice in ('called_off', 'date_withdrawn', 'postponed', 'taken_back')),
  add constraint delivery_notice_enrolment_fkey foreign key (organisation_id, notice_enrolment_id)
    references enrolment on delete cascade,
  drop constraint delivery_subject_check,
  add constraint delivery_subject_check check (
    case
      when report_id is not null then account_id is not null and person_id is null and enrolment_id is null
      when notice is not null then person_id is not null and stage_id is not null and notice_enrolment_id is not null
        and date_at is not null and account_id is null and enrolment_id is null and message_id is null
      else person_id is not null and stage_id is not null and message_id is not null and account_id is null
        and (enrolment_id is not null or date_at is not null)
    end
  );
create index delivery_notice_idx on delivery (organisation_id, notice_enrolment_id)
  where notice_enrolment_id is not null;
create index delivery_notice_due_idx on delivery (organisation_id, not_before)
  where notice is not null and status = 'planned';
