/** The progress of a long task in words and a bar, how to stop it, and what became of it. */
import { Button } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import type { TaskId } from '#contracts/ids.ts';
import { taskRoutes, type Task } from '#contracts/tasks.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { useCan } from '../../app/session.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Notice } from '../../ui/notice.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { uiTexts } from '../../ui/ui-texts.ts';
import '../../ui/progress.css';
import { rehearsalTexts } from './rehearsal-texts.ts';

const lookEverySeconds = 2;

function isOver(task: Task | undefined): boolean {
  return task !== undefined && task.status !== 'queued' && task.status !== 'running';
}

/** The task, looked at again until it is over. */
export function useTask(taskId: TaskId) {
  const query = useRoute(taskRoutes.getTask, { params: { taskId } }, { everySeconds: lookEverySeconds });
  return query;
}

function Bar({
  task,
  label,
  note,
}: {
  readonly task: Task;
  readonly label: string;
  readonly note?: string | undefined;
}) {
  const texts = useTexts(rehearsalTexts);
  const ui = useTexts(uiTexts);
  const format = useFormat();
  const canCancel = useCan('rollout.run');
  const cancel = useCommand(taskRoutes.cancelTask);
  const say = useSay();
  const words = task.step === null ? texts.queued : say(task.step);
  return (
    <div className="bw-progress">
      <div className="bw-progress-words">
        <span>
          {label}. {words}
        </span>
        <span>{format.percent(task.progress, 0)}</span>
      </div>
      <progress
        className="bw-progress-track"
        aria-label={label}
        max={100}
        value={task.status === 'queued' ? undefined : Math.round(task.progress * 100)}
      />
      <div className="bw-progress-foot">
        <span>{note}</span>
        {canCancel && (
          <TextButton
            isDisabled={task.cancelRequested || cancel.isPending}
            onClick={() => cancel.mutate({ params: { taskId: task.taskId } })}
          >
            {ui.cancelWork}
          </TextButton>
        )}
      </div>
    </div>
  );
}

/**
 * A task named `label`; `onDone` runs once when it has succeeded, `onDismiss` forgets one that failed, was
 * stopped or is gone.
 */
export function TaskProgress({
  taskId,
  label,
  note,
  onDone,
  onDismiss,
}: {
  readonly taskId: TaskId;
  readonly label: string;
  readonly note?: string | undefined;
  readonly onDone: (task: Task) => void;
  readonly onDismiss: () => void;
}) {
  const texts = useTexts(rehearsalTexts);
  const say = useSay();
  const query = useTask(taskId);
  const task = query.data;
  const finish = useEffectEvent((done: Task) => onDone(done));
  const hasSucceeded = task?.status === 'succeeded';
  useEffect(() => {
    if (hasSucceeded && task !== undefined) finish(task);
    // The task is done once; later answers about it say nothing new.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [hasSucceeded]);
  const dismiss = <Button onClick={onDismiss}>{texts.dismiss}</Button>;
  if (task === undefined) {
    if (query.error === null) return null;
    return (
      <>
        <ProblemNotice problem={query.error} />
        {dismiss}
      </>
    );
  }
  if (!isOver(task) || hasSucceeded) return <Bar task={task} label={label} note={note} />;
  const isFailed = task.status === 'failed';
  return (
    <Notice
      tone={isFailed ? 'fail' : 'none'}
      title={isFailed ? texts.failedTitle : texts.cancelledTitle}
      actions={dismiss}
    >
      {isFailed ? say(task.problem) : texts.cancelled}
    </Notice>
  );
}
