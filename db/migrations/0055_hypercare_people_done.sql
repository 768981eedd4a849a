-- The exit criterion that counts people who are done bears their name; adoption is use, and is measured elsewhere.
alter table stand_up disable trigger stand_up_closed;
update stand_up
set shown = replace(replace(shown::text, '"measure": "adoption"', '"measure": "people_done"'),
  '"exit_adoption"', '"exit_people_done"')::jsonb
where shown::text ~ '"measure": "adoption"|"exit_adoption"';
alter table stand_up enable trigger stand_up_closed;

update hypercare
set charter = jsonb_set(charter, '{exit}',
  (charter -> 'exit') - 'adoptionAbove' || jsonb_build_object('peopleDoneAbove', charter #> '{exit,adoptionAbove}'))
where charter is not null;
update hypercare
set exit_verdicts = replace(replace(exit_verdicts::text, '"measure": "adoption"', '"measure": "people_done"'),
    '"exit_adoption"', '"exit_people_done"')::jsonb,
  set_aside = replace(set_aside::text, '"exit_adoption"', '"exit_people_done"')::jsonb
where exit_verdicts is not null;
