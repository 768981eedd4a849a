/** Tasks as a table, under the name of their stage. */
import type { ChainTask } from '#contracts/chains.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { RowName, StackingTable } from '../../ui/stacking-table.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { TaskStateTag, useDueWords, useOwnerName, isLate } from './task-words.tsx';
import { tasksTexts } from './tasks-texts.ts';

function TaskLine({
  task,
  isOpen,
  onOpen,
}: {
  readonly task: ChainTask;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}) {
  const texts = useTexts(tasksTexts);
  const format = useFormat();
  const ownerName = useOwnerName();
  const dueWords = useDueWords();
  return (
    <tr data-open={isOpen || undefined}>
      <th scope="row">
        <RowName onOpen={onOpen}>{task.title}</RowName>
      </th>
      <td>
        <TaskStateTag task={task} />
      </td>
      <td data-label={texts.due}>
        {task.dueOn === null ? <span className="bw-quiet">{dueWords(task)}</span> : dueWords(task)}
      </td>
      <td data-label={texts.owner}>
        {ownerName(task)}
        {task.people !== null && (
          <span className="tasks-note">
            {texts.peopleDone(format.number(task.people.done), format.number(task.people.all))}
          </span>
        )}
        {task.action !== 'by_hand' && task.people === null && (
          <span className="bw-quiet"> · {texts.automatic}</span>
        )}
      </td>
    </tr>
  );
}

/** "3 of 8 done, 1 overdue or failed". */
export function useProgressWords() {
  const texts = useTexts(tasksTexts);
  const format = useFormat();
  return (tasks: readonly ChainTask[]) => {
    const settled = tasks.filter(({ status }) => status === 'done' || status === 'skipped').length;
    const late = tasks.filter(isLate).length;
    const progress = texts.progress(format.number(settled), format.number(tasks.length));
    return late === 0 ? progress : `${progress}, ${texts.late(late, format.number(late))}`;
  };
}

/** One card per stage; `shown` are the tasks listed, the words over them count all of the stage. */
export function TaskTables({
  tasks,
  isShown,
  openId,
  onOpen,
}: {
  readonly tasks: readonly ChainTask[];
  readonly isShown: (task: ChainTask) => boolean;
  readonly openId: string | undefined;
  readonly onOpen: (task: ChainTask) => void;
}) {
  const texts = useTexts(tasksTexts);
  const stageName = useStageName();
  const progress = useProgressWords();
  const stages = Map.groupBy(tasks, ({ stageId }) => stageId);
  return [...stages].map(([stageId, all]) => {
    const shown = all.filter(isShown);
    if (shown.length === 0) return null;
    return (
      <Card key={stageId} title={stageName(all[0]!.stageName)} note={progress(all)}>
        <StackingTable heads={[texts.task, texts.state, texts.due, texts.owner]}>
          {shown.map((task) => (
            <TaskLine
              key={task.chainTaskId}
              task={task}
              isOpen={String(task.chainTaskId) === openId}
              onOpen={() => onOpen(task)}
            />
          ))}
        </StackingTable>
      </Card>
    );
  });
}
