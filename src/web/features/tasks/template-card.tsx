/** One template: its tasks in order, each of which can be changed. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { chainRoutes, type ChainTemplate, type TemplateTask } from '#contracts/chains.ts';
import { useCommand } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { RowName, StackingTable } from '../../ui/stacking-table.tsx';
import { roleTexts } from '../settings/role-texts.ts';
import { TaskDialog } from './task-dialog.tsx';
import { withoutTask } from './task-draft.ts';
import { useActionWords, useWhen } from './task-words.tsx';
import { tasksTexts } from './tasks-texts.ts';
import { TemplateName } from './template-name.tsx';
import { templateTexts } from './template-texts.ts';

function TaskLine({
  task,
  place,
  titles,
  personName,
  onOpen,
}: {
  readonly task: TemplateTask;
  readonly place: number;
  readonly titles: readonly string[];
  readonly personName: string | undefined;
  readonly onOpen: (() => void) | undefined;
}) {
  const texts = useTexts(templateTexts);
  const taskTexts = useTexts(tasksTexts);
  const { names } = useTexts(roleTexts);
  const format = useFormat();
  const when = useWhen();
  const actionWords = useActionWords();
  const nameOf = (at: number) => titles[at - 1] ?? '';
  return (
    <tr>
      <td className="tasks-number">{format.number(place)}</td>
      <th scope="row">
        <RowName onOpen={onOpen}>{task.title}</RowName>
        {task.after !== null && (
          <span className="tasks-note">
            {taskTexts.after}: {nameOf(task.after)}
          </span>
        )}
      </th>
      <td data-label={texts.when}>{when(task, nameOf)}</td>
      <td data-label={taskTexts.owner}>
        {personName ?? names[task.ownerRole]}
        <span className="tasks-note">{actionWords(task)}</span>
      </td>
      <td data-label={taskTexts.failure}>{taskTexts.failures[task.onFailure]}</td>
    </tr>
  );
}

function RemoveTemplate({
  template,
  onClose,
}: {
  readonly template: ChainTemplate;
  readonly onClose: () => void;
}) {
  const texts = useTexts(templateTexts);
  const sentence = useProblemSentence();
  const remove = useCommand(chainRoutes.removeChainTemplate, {
    isQuiet: true,
    onDone: () => showToast({ tone: 'none', title: texts.removed }),
  });
  const { chainTemplateId, name } = template;
  return (
    <ConfirmPreview
      isOpen
      title={texts.removeTitle(name)}
      figures={[]}
      confirmLabel={texts.remove}
      isDangerous
      isBusy={remove.isPending}
      error={remove.error === null ? undefined : sentence(remove.error)}
      onConfirm={() => remove.mutate({ params: { chainTemplateId } })}
      onCancel={onClose}
    >
      {texts.removeText}
    </ConfirmPreview>
  );
}

function TasksOfTemplate({
  template,
  people,
  onOpen,
}: {
  readonly template: ChainTemplate;
  readonly people: ReadonlyMap<number, string>;
  readonly onOpen: ((index: number) => void) | undefined;
}) {
  const texts = useTexts(templateTexts);
  const taskTexts = useTexts(tasksTexts);
  const titles = template.tasks.map(({ title }) => title);
  return (
    <StackingTable heads={[texts.number, taskTexts.task, texts.when, taskTexts.owner, taskTexts.failure]}>
      {template.tasks.map((task, index) => (
        <TaskLine
          key={`${index + 1}. ${task.title}`}
          task={task}
          place={index + 1}
          titles={titles}
          personName={people.get(task.ownerAccountId ?? 0)}
          onOpen={onOpen === undefined ? undefined : () => onOpen(index)}
        />
      ))}
    </StackingTable>
  );
}

export function TemplateCard({
  template,
  people,
}: {
  readonly template: ChainTemplate;
  readonly people: ReadonlyMap<number, string>;
}) {
  const texts = useTexts(templateTexts);
  const format = useFormat();
  const canPlan = useCan('rollout.plan');
  const [openAt, setOpenAt] = useState<number | null>(null);
  const [asks, setAsks] = useState<'name' | 'remove' | null>(null);
  const close = () => setOpenAt(null);
  const save = useCommand(chainRoutes.changeChainTemplate, { isQuiet: true, onDone: close });
  const { chainTemplateId, name, tasks } = template;
  const send = (next: readonly TemplateTask[]) =>
    save.mutate({ params: { chainTemplateId }, body: { name, tasks: [...next] } });
  return (
    <Card
      title={name}
      count={format.number(tasks.length)}
      isLined
      foot={
        canPlan && (
          <div className="tasks-buttons">
            <Button onClick={() => setOpenAt(tasks.length)}>{texts.addTask}</Button>
            <TextButton onClick={() => setAsks('name')}>{texts.rename}</TextButton>
            <TextButton onClick={() => setAsks('remove')}>{texts.remove}</TextButton>
          </div>
        )
      }
    >
      <TasksOfTemplate template={template} people={people} onOpen={canPlan ? setOpenAt : undefined} />
      {openAt !== null && (
        <TaskDialog
          task={tasks[openAt]}
          earlier={tasks.slice(0, openAt).map(({ title }) => title)}
          isBusy={save.isPending}
          problem={save.error}
          onSave={(task) => send([...tasks.slice(0, openAt), task, ...tasks.slice(openAt + 1)])}
          onRemove={
            openAt < tasks.length && tasks.length > 1 ? () => send(withoutTask(tasks, openAt)) : undefined
          }
          onClose={close}
        />
      )}
      {asks === 'name' && <TemplateName template={template} onClose={() => setAsks(null)} />}
      {asks === 'remove' && <RemoveTemplate template={template} onClose={() => setAsks(null)} />}
    </Card>
  );
}
