/** The work of a preview or of applying: how far it is, how to stop it, and why it stopped. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { TaskId } from '#contracts/ids.ts';
import { taskRoutes, type Task } from '#contracts/tasks.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { uiTexts } from '../../ui/ui-texts.ts';
import '../../ui/progress.css';
import { importsTexts } from './imports-texts.ts';

const lookEverySeconds = 1;

const isRunning = (task: Task | undefined): boolean =>
  task?.status === 'queued' || task?.status === 'running';

/** The task of an import, looked at every second while it runs; everything is fetched again when it ends. */
export function useImportTask(taskId: TaskId | null) {
  const client = useQueryClient();
  const params = { taskId: taskId ?? (0 as TaskId) };
  const first = useRoute(taskRoutes.getTask, { params }, { isEnabled: taskId !== null });
  const known = first.data?.taskId === taskId ? first.data : undefined;
  const running = isRunning(known);
  useRoute(
    taskRoutes.getTask,
    { params },
    { isEnabled: running, everySeconds: running ? lookEverySeconds : undefined },
  );
  const [taskAtFirst] = useState(taskId);
  const isNew = taskId !== taskAtFirst;
  const endedAt = known?.endedAt ?? null;
  useEffect(() => {
    if (endedAt === null) return;
    void client.invalidateQueries();
    // What came of work started on this page stands at its top.
    if (isNew) window.scrollTo({ top: 0 });
  }, [client, endedAt, isNew]);
  return { data: known, isRunning: running };
}

function Bar({ task }: { readonly task: Task }) {
  const texts = useTexts(importsTexts);
  const ui = useTexts(uiTexts);
  const say = useSay();
  const format = useFormat();
  const canCancel = useCan('rollout.run');
  const cancel = useCommand(taskRoutes.cancelTask);
  const label = task.kind === 'import.apply' ? texts.applying : texts.previewing;
  const step = task.step === null ? texts.waiting : say(task.step);
  return (
    <div className="bw-progress">
      <div className="bw-progress-words">
        <span>{`${label}: ${step}`}</span>
        <span>{format.percent(task.progress, 0)}</span>
      </div>
      <progress
        className="bw-progress-track"
        aria-label={label}
        max={100}
        value={task.status === 'queued' ? undefined : Math.round(task.progress * 100)}
      />
      <div className="bw-progress-foot">
        <span>{texts.taskNote}</span>
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

/** Progress while it runs, the reason when it failed or was stopped, nothing when it succeeded. */
export function ImportTask({ task }: { readonly task: Task }) {
  const texts = useTexts(importsTexts);
  const say = useSay();
  if (isRunning(task))
    return (
      <Card>
        <Bar task={task} />
      </Card>
    );
  if (task.status === 'failed')
    return (
      <Notice tone="fail" title={texts.taskFailed}>
        {say(task.problem)}
      </Notice>
    );
  if (task.status === 'cancelled') return <Notice tone="none">{texts.taskCancelled}</Notice>;
  return null;
}
