-- What the product says is kept as a statement, a code with the values its sentence mentions, and said in the
-- reader's language. Sentences that were kept in English until now stay as they were written.

create function pg_temp.as_statement(sentence text) returns jsonb language sql immutable as $$
  select case
    when sentence is null then null
    when sentence = 'left the organisation' then '{"code": "person_left", "data": {}}'
    when sentence = 'the message could not be delivered' then '{"code": "person_not_told", "data": {}}'
    when sentence = 'declined to take part in the pilot' then '{"code": "person_declined_pilot", "data": {}}'
    when sentence = 'replaced in the pilot' then '{"code": "person_replaced", "data": {}}'
    when sentence = 'the exception has ended' then '{"code": "exception_ended", "data": {}}'
    when sentence = 'the exception has ended; a wave follows'
      then '{"code": "exception_ended_wave_follows", "data": {}}'
    when sentence = 'already' then '{"code": "person_already_done", "data": {}}'
    when sentence = 'no reason given' then '{"code": "person_failed_unexplained", "data": {}}'
    when sentence ~ '^no report within \d+ days$' then jsonb_build_object('code', 'person_not_heard_of',
      'data', jsonb_build_object('days', substring(sentence from '\d+')::integer))
    when sentence = 'A person who runs the rollout clears it with a reason, once the cause is found and mended.'
      then '{"code": "clears_after_cause", "data": {}}'
    when sentence = 'Somebody who runs the rollout clears it once the mail server accepts messages again.'
      then '{"code": "clears_after_relay", "data": {}}'
    when sentence ~ ', or another person who runs the rollout, clears it with a reason\.$' then jsonb_build_object(
      'code', 'clears_by_person',
      'data', jsonb_build_object('person', regexp_replace(sentence, ', or another person who runs the rollout, .*$', '')))
    else jsonb_build_object('code', 'own_words', 'data', jsonb_build_object('text', sentence))
  end
$$;

alter table hold
  alter column reason type jsonb using pg_temp.as_statement(reason),
  alter column clears type jsonb using pg_temp.as_statement(clears);
alter table enrolment alter column reason type jsonb using pg_temp.as_statement(reason);
alter table enrolment_transition alter column reason type jsonb using pg_temp.as_statement(reason);

alter table task
  alter column step drop not null,
  alter column step drop default,
  alter column step type jsonb using pg_temp.as_statement(nullif(step, '')),
  alter column problem type jsonb using pg_temp.as_statement(problem);

-- Verdicts, and the evidence of gates that holds them, keep the sentence inside a larger value.
create function pg_temp.with_statement(evaluation jsonb) returns jsonb language sql immutable as $$
  select (evaluation - 'sentence')
    || jsonb_build_object('statement', pg_temp.as_statement(coalesce(evaluation ->> 'sentence', '')))
$$;
update evaluation set result = pg_temp.with_statement(result) where result ? 'sentence';
update gate set evidence = evidence
  || jsonb_build_object(
    'proposalReason', pg_temp.as_statement(evidence ->> 'proposalReason'),
    'criteria', (
      select coalesce(jsonb_agg(
        criterion || jsonb_build_object('evaluation', pg_temp.with_statement(criterion -> 'evaluation')) order by place
      ), '[]')
      from jsonb_array_elements(evidence -> 'criteria') with ordinality as e(criterion, place)
    ))
  || case when evidence ? 'findings' then jsonb_build_object('findings', (
      select coalesce(jsonb_agg(
        (finding - 'text') || jsonb_build_object('statement', pg_temp.as_statement(finding ->> 'text')) order by place
      ), '[]')
      from jsonb_array_elements(evidence -> 'findings') with ordinality as f(finding, place)
    )) else '{}' end;

-- What a gate was judged on is replayed against those verdicts, so that it goes with their sentences.
update gate set inputs = null where inputs is not null;
-- A draft that came to nothing says why as a statement now; its task is over, and drafting again tells.
update task set result = null where result ? 'infeasible';

-- The reasons of the ledger are codes of a closed list.
update delivery set reason = case reason
    when 'no longer scheduled' then 'no_longer_scheduled'
    when 'the line broke after hand-over' then 'line_broke'
    when 'the sender stopped after hand-over' then 'sender_stopped'
  end
where reason in ('no longer scheduled', 'the line broke after hand-over', 'the sender stopped after hand-over');

-- Imports keep what their file was taken for and what was wrong with it.
create function pg_temp.with_statements(list jsonb, fields text[]) returns jsonb language sql immutable as $$
  select coalesce(jsonb_agg(entry || (
    select coalesce(jsonb_object_agg(field, pg_temp.as_statement(entry ->> field)), '{}')
    from unnest(fields) as field where jsonb_typeof(entry -> field) = 'string'
  ) order by place), '[]')
  from jsonb_array_elements(list) with ordinality as l(entry, place)
$$;
update import set
  mapping = jsonb_set(mapping, '{columns}', pg_temp.with_statements(mapping -> 'columns', '{reason}')),
  report = case when report is null then null else
    jsonb_set(report, '{problems}', pg_temp.with_statements(coalesce(report -> 'problems', '[]'), '{message,mend}'))
    || case when jsonb_typeof(report -> 'quality') = 'object' then jsonb_build_object('quality', report -> 'quality'
      || jsonb_build_object(
        'findings', pg_temp.with_statements(coalesce(report #> '{quality,findings}', '[]'), '{message,mend}'),
        'attributes', pg_temp.with_statements(coalesce(report #> '{quality,attributes}', '[]'), '{reason}')
      )) else '{}' end
  end
where mapping ? 'columns';

-- A person's main device: the first active one whose owner is the person, by identifier or e-mail address. One home
-- for the rule; the planner unfolds it into the queries that use it, and row-level security applies as in them.
create function main_device(of_organisation_id integer, of_external_id text, of_email text)
  returns table (platform text, model text, manufacturer text)
  language sql stable
  as $$
    select d.platform, d.model, d.manufacturer from device d
    where d.organisation_id = of_organisation_id and d.active
      and d.owner_reference in (of_external_id, lower(of_email))
    order by d.device_id limit 1
  $$;
revoke all on function main_device(integer, text, text) from public;
grant execute on function main_device(integer, text, text) to bellwether_app;
