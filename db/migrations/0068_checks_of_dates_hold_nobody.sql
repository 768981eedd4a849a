-- A held stage gives no dates and tells nobody: a check of either that holds its stage keeps itself failing. Those there
-- are let what waits for them wait instead.
update chain_task set on_failure = 'wait' where action in ('check_dates', 'check_told') and on_failure = 'hold';
alter table chain_task add constraint chain_task_hold_check
  check (on_failure <> 'hold' or action not in ('check_dates', 'check_told'));

update chain_template set tasks = (
  select jsonb_agg(case
    when t.task ->> 'action' in ('check_dates', 'check_told') and t.task ->> 'onFailure' = 'hold'
      then t.task || '{"onFailure": "wait"}' else t.task end order by t.place)
  from jsonb_array_elements(tasks) with ordinality as t(task, place))
where tasks @? '$[*] ? ((@.action == "check_dates" || @.action == "check_told") && @.onFailure == "hold")';
