/** A draft in the making: how far it is, how to stop it, and why it came to nothing. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Drafting } from '#contracts/pilot.ts';
import { taskRoutes } from '#contracts/tasks.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Notice } from '../../ui/notice.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { uiTexts } from '../../ui/ui-texts.ts';
import '../../ui/progress.css';
import { draftTexts } from './draft-texts.ts';

const lookEverySeconds = 1;

export const isUnderWay = (status: Drafting['status']): boolean =>
  status === 'queued' || status === 'running';

/** The bar of a task under way; everything is fetched again when it ends. */
export function TaskBar({ taskId, label }: { readonly taskId: Drafting['taskId']; readonly label: string }) {
  const texts = useTexts(draftTexts);
  const ui = useTexts(uiTexts);
  const format = useFormat();
  const say = useSay();
  const canCancel = useCan('rollout.run');
  const client = useQueryClient();
  const task = useRoute(taskRoutes.getTask, { params: { taskId } }, { everySeconds: lookEverySeconds }).data;
  const cancel = useCommand(taskRoutes.cancelTask);
  const hasEnded = task !== undefined && !isUnderWay(task.status);
  const told = useRef<number | null>(null);
  useEffect(() => {
    if (!hasEnded || told.current === taskId) return;
    told.current = taskId;
    void client.invalidateQueries();
  }, [client, hasEnded, taskId]);
  const step = task?.step ? say(task.step) : texts.waiting;
  return (
    <div className="bw-progress">
      <div className="bw-progress-words">
        <span>{step}</span>
        <span>{format.percent(task?.progress ?? 0, 0)}</span>
      </div>
      <progress
        className="bw-progress-track"
        aria-label={label}
        max={100}
        value={Math.round((task?.progress ?? 0) * 100)}
      />
      <div className="bw-progress-foot">
        <span>{texts.survives}</span>
        {canCancel && (
          <TextButton
            isDisabled={task?.cancelRequested === true || cancel.isPending}
            onClick={() => cancel.mutate({ params: { taskId } })}
          >
            {ui.cancelWork}
          </TextButton>
        )}
      </div>
    </div>
  );
}

/** The last draft that was asked for, while it is made and when nothing came of it. */
export function DraftingNotice({ drafting }: { readonly drafting: Drafting | null }) {
  const texts = useTexts(draftTexts);
  const say = useSay();
  if (drafting === null) return null;
  const { status, infeasible, problem, taskId } = drafting;
  if (isUnderWay(status)) return <TaskBar key={taskId} taskId={taskId} label={texts.working} />;
  if (infeasible !== null)
    return (
      <Notice tone="warn" title={texts.infeasible}>
        {say(infeasible)}
      </Notice>
    );
  if (status === 'failed')
    return (
      <Notice tone="fail" title={texts.failed}>
        {problem === null ? null : say(problem)}
      </Notice>
    );
  return status === 'cancelled' ? <Notice tone="none">{texts.stopped}</Notice> : null;
}
