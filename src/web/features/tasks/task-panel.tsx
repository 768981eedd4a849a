/** One task: what to do, what its check found, and the answers its owner can give. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { chainRoutes, type ChainTask, type TaskAnswer } from '#contracts/chains.ts';
import { useCommand } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { Details } from '../../ui/details.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { PeopleOfTask } from './people-of-task.tsx';
import { isUnfinished, TaskStateTag, useActionWords, useDueWords, useOwnerName } from './task-words.tsx';
import { tasksTexts } from './tasks-texts.ts';

type Explained = Exclude<TaskAnswer, 'done'>;

function useAnswer(task: ChainTask, onDone: () => void) {
  const texts = useTexts(tasksTexts);
  const rolloutId = useRolloutId();
  const command = useCommand(chainRoutes.answerTask, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.answered });
      onDone();
    },
  });
  const send = (answer: TaskAnswer, reason?: string) =>
    command.mutate({
      params: { rolloutId, chainTaskId: task.chainTaskId },
      body: { answer, ...(reason === undefined ? {} : { reason }) },
    });
  return { ...command, send };
}

function AnswerDialog({
  task,
  answer,
  onClose,
}: {
  readonly task: ChainTask;
  readonly answer: Explained;
  readonly onClose: () => void;
}) {
  const texts = useTexts(tasksTexts);
  const sentence = useProblemSentence();
  const { send, isPending, error } = useAnswer(task, onClose);
  const { failedHold, failedWait, failedGoOn } = texts.explained;
  const failed = { hold: failedHold, wait: failedWait, go_on: failedGoOn }[task.onFailure];
  return (
    <ConfirmPreview
      isOpen
      title={texts.titles[answer](task.title)}
      figures={[]}
      confirmLabel={texts[answer]}
      isDangerous={answer === 'failed'}
      needsReason
      isBusy={isPending}
      error={error === null ? undefined : sentence(error)}
      onConfirm={(reason) => send(answer, reason)}
      onCancel={onClose}
    >
      {answer === 'failed' ? failed : texts.explained[answer]}
    </ConfirmPreview>
  );
}

/** Whether a person, or a program that was called, says how it went; the others are checked. */
const isAnswered = ({ action }: ChainTask): boolean => action === 'by_hand' || action === 'call_webhook';

function Buttons({ task, onAsk }: { readonly task: ChainTask; readonly onAsk: (answer: Explained) => void }) {
  const texts = useTexts(tasksTexts);
  const done = useAnswer(task, () => undefined);
  if (!task.mayAnswer) return null;
  if (!isUnfinished(task))
    return task.status === 'cancelled' || (task.status === 'done' && task.people !== null) ? null : (
      <Button onClick={() => onAsk('reopen')}>{texts.reopen}</Button>
    );
  if (!isAnswered(task) || task.isWaiting) return null;
  return (
    <>
      <Button variant="filled" loading={done.isPending} onClick={() => done.send('done')}>
        {texts.done}
      </Button>
      {task.status === 'open' && <Button onClick={() => onAsk('failed')}>{texts.failed}</Button>}
    </>
  );
}

export function TaskPanel({
  task,
  before,
  onClose,
}: {
  readonly task: ChainTask;
  /** The task it waits for. */
  readonly before: ChainTask | undefined;
  readonly onClose: () => void;
}) {
  const texts = useTexts(tasksTexts);
  const format = useFormat();
  const say = useSay();
  const stageName = useStageName();
  const ownerName = useOwnerName();
  const dueWords = useDueWords();
  const actionWords = useActionWords();
  const canRun = useCan('rollout.run');
  const [asked, ask] = useState<Explained | null>(null);
  return (
    <SidePanel
      title={task.title}
      subtitle={<TaskStateTag task={task} />}
      onClose={onClose}
      buttons={<Buttons task={task} onAsk={ask} />}
      foot={canRun && isUnfinished(task) && <TextButton onClick={() => ask('skip')}>{texts.skip}</TextButton>}
    >
      {task.reason !== null && (
        <Notice tone={task.status === 'failed' ? 'fail' : 'none'}>{say(task.reason)}</Notice>
      )}
      {isUnfinished(task) && task.isWaiting && before !== undefined && (
        <p className="bw-quiet">
          {isAnswered(task) ? texts.waitingFor(before.title) : texts.beginsAfter(before.title)}
        </p>
      )}
      {task.status === 'failed' && !isAnswered(task) && task.people === null && (
        <p className="bw-quiet">{texts.checkedBySelf}</p>
      )}
      <Details
        entries={[
          [texts.stage, stageName(task.stageName)],
          [texts.due, dueWords(task)],
          [texts.owner, ownerName(task)],
          [texts.does, actionWords(task)],
          ...(before === undefined ? [] : [[texts.after, before.title] as const]),
          [texts.failure, texts.failures[task.onFailure]],
          ...(task.status === 'open'
            ? []
            : [[texts.lastAnswer, texts.by(task.statusBy, format.dateTime(task.statusAt))] as const]),
        ]}
      />
      {task.instructions !== '' && (
        <PanelSection title={texts.instructions}>
          <p className="tasks-instructions">{task.instructions}</p>
        </PanelSection>
      )}
      {task.people !== null && <PeopleOfTask task={task} people={task.people} />}
      {asked !== null && <AnswerDialog task={task} answer={asked} onClose={() => ask(null)} />}
    </SidePanel>
  );
}
