/** Rehearsing a rollout: asks for the seed, shows the progress, and leads to the organisation it ran in. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RolloutId, TaskId } from '#contracts/ids.ts';
import { rehearsalRoutes } from '#contracts/rehearsals.ts';
import { taskRoutes } from '#contracts/tasks.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { useSwitchOrganisation } from '../../app/switch-organisation.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldErrors, Form, NumberField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { rehearsalTexts } from './rehearsal-texts.ts';
import { useRunningTask, type RunningTask } from './running-task.ts';
import { TaskProgress } from './task-progress.tsx';

const seedMax = 2_147_483_647;

/** The rehearsal of a rollout that was started in this browser, or null. */
export function useRehearsal(rolloutId: RolloutId) {
  return useRunningTask(`rehearsal:${rolloutId}`);
}

function SeedForm({
  rolloutId,
  onStarted,
  onCancel,
}: {
  readonly rolloutId: RolloutId;
  readonly onStarted: (task: RunningTask) => void;
  readonly onCancel: () => void;
}) {
  const texts = useTexts(rehearsalTexts);
  const sentence = useProblemSentence();
  const [seed, setSeed] = useState<number | null>(1);
  const rehearse = useCommand(rehearsalRoutes.rehearseRollout, { isQuiet: true, onDone: onStarted });
  const isWrong = seed === null || !Number.isInteger(seed) || seed < 0 || seed > seedMax;
  const submit = () => {
    if (!isWrong) rehearse.mutate({ params: { rolloutId }, body: { seed } });
  };
  return (
    <FieldErrors errors={rehearse.error?.errors}>
      <Form onSubmit={submit}>
        <p>{texts.rehearseText}</p>
        <NumberField
          label={texts.seed}
          help={texts.seedHelp}
          pointer="/seed"
          value={seed}
          onChange={setSeed}
          min={0}
          max={seedMax}
          error={isWrong ? texts.seedMissing : undefined}
        />
        {rehearse.error !== null && <Notice tone="fail">{sentence(rehearse.error)}</Notice>}
        <FormFoot label={texts.start} isBusy={rehearse.isPending} onCancel={onCancel} />
      </Form>
    </FieldErrors>
  );
}

/** The rollout inside the rehearsal's organisation, once the task says which. */
function rolloutOf(result: unknown): string {
  const id = (result as { rolloutId?: number } | null)?.rolloutId;
  return id === undefined ? '/' : `/rollouts/${id}`;
}

/** Whether the work of a rehearsal still goes on. */
function useIsRunning(task: RunningTask | null): boolean {
  const query = useRoute(
    taskRoutes.getTask,
    { params: { taskId: task?.taskId ?? (0 as TaskId) } },
    { isEnabled: task !== null },
  );
  return query.data?.status === 'queued' || query.data?.status === 'running';
}

/** The progress of a rehearsal, and the way to it when it has ended. */
export function RehearsalWork({
  task,
  onForget,
}: {
  readonly task: RunningTask;
  readonly onForget: () => void;
}) {
  const texts = useTexts(rehearsalTexts);
  const { data } = useRoute(taskRoutes.getTask, { params: { taskId: task.taskId } });
  const { switchTo, isSwitching } = useSwitchOrganisation();
  if (data?.status !== 'succeeded')
    return (
      <TaskProgress
        taskId={task.taskId}
        label={texts.rehearsing}
        note={texts.rehearsalNote}
        onDone={() => {}}
        onDismiss={onForget}
      />
    );
  const open = () => {
    onForget();
    switchTo(task.organisationId, rolloutOf(data.result));
  };
  return (
    <Notice
      tone="pass"
      title={texts.rehearsalDone}
      actions={
        <>
          <Button variant="filled" loading={isSwitching} onClick={open}>
            {texts.openRehearsal}
          </Button>
          <Button onClick={onForget}>{texts.dismiss}</Button>
        </>
      }
    >
      {texts.rehearsalDoneText}
    </Notice>
  );
}

/** The dialog; while a rehearsal runs it shows that one. */
export function RehearseDialog({
  rolloutId,
  name,
  isOpen,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly name: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const texts = useTexts(rehearsalTexts);
  const [task, remember] = useRehearsal(rolloutId);
  const isRunning = useIsRunning(task);
  return (
    <Dialog isOpen={isOpen} title={texts.rehearseTitle(name)} onClose={onClose}>
      <div className="bw-rehearsal-form">
        {task === null ? (
          <SeedForm rolloutId={rolloutId} onStarted={remember} onCancel={onClose} />
        ) : (
          <>
            <RehearsalWork task={task} onForget={() => remember(null)} />
            {isRunning && (
              <div className="bw-rehearsal-buttons">
                <Button onClick={onClose}>{texts.hide}</Button>
              </div>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}
