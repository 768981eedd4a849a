-- How people enrol: what the lead decided for a stage, and for a group wherever its wave is. Null where nobody has yet.
alter table stage
  add column enrolment_approach text,
  add constraint stage_enrolment_approach_check
    check (enrolment_approach in ('self_service', 'white_glove', 'tech_fair'));
alter table wave_group
  add column enrolment_approach text,
  add constraint wave_group_enrolment_approach_check
    check (enrolment_approach in ('self_service', 'white_glove', 'tech_fair'));
