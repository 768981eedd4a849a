-- Tasks know who asked for them and which process runs them, so that a crash is noticed and the work runs again.

alter table task
  add column actor_kind text not null default 'engine',
  add column actor_id text not null default 'engine',
  add column request_id text,
  add column attempts integer not null default 0,
  -- The running process: the second key of an advisory lock it holds, and its name in the queue.
  add column runner_key integer,
  add column runner_name text,
  add constraint task_actor_kind_check check (actor_kind in ('account', 'token', 'person', 'engine', 'console'));
create index task_running_idx on task (runner_key) where status = 'running';

-- Puts a task's job in the queue. The queue (graphile_worker) belongs to the owner and gives the application no
-- rights: this one narrow door is the only way in. The queue's own tables are laid when the server starts.
create function enqueue_task(wanted_task_id bigint)
  returns void
  language plpgsql security definer set search_path = public, pg_temp
  as $$
    begin
      if not exists (
        select from task where organisation_id = current_organisation_id() and task_id = wanted_task_id
      ) then
        raise exception 'task % is not in this organisation', wanted_task_id;
      end if;
      perform graphile_worker.add_job(
        'bellwether_task',
        json_build_object('organisationId', current_organisation_id(), 'taskId', wanted_task_id),
        max_attempts := 3,
        job_key := format('task:%s:%s', current_organisation_id(), wanted_task_id)
      );
    end
  $$;
revoke all on function enqueue_task(bigint) from public;
grant execute on function enqueue_task(bigint) to bellwether_app;
