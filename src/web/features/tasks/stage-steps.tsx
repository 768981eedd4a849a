/** Where each stage stands in its chain: every step with its state, and the one it is at. */
import type { ChainTask } from '#contracts/chains.ts';
import type { StageId } from '#contracts/ids.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { RowName, StackingTable } from '../../ui/stacking-table.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { currentTask, TaskStateTag, useDueWords, useTaskLook } from './task-words.tsx';
import { tasksTexts } from './tasks-texts.ts';

type Open = (task: ChainTask) => void;

function Step({ task, onOpen }: { readonly task: ChainTask; readonly onOpen: Open }) {
  const { tone, icon, label } = useTaskLook()(task);
  const name = `${task.title}: ${label}`;
  return (
    <li>
      <button
        type="button"
        className="tasks-step"
        data-tone={tone}
        aria-label={name}
        title={name}
        onClick={() => onOpen(task)}
      >
        <Icon name={icon} size={14} />
      </button>
    </li>
  );
}

function Stage({
  tasks,
  isChosen,
  onChoose,
  onOpen,
}: {
  readonly tasks: readonly ChainTask[];
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onOpen: Open;
}) {
  const texts = useTexts(tasksTexts);
  const say = useSay();
  const stageName = useStageName();
  const dueWords = useDueWords();
  const at = currentTask(tasks);
  return (
    <tr data-open={isChosen || undefined}>
      <th scope="row">
        <RowName onOpen={onChoose}>{stageName(tasks[0]!.stageName)}</RowName>
      </th>
      <td data-label={texts.steps}>
        <ol className="tasks-steps">
          {tasks.map((task) => (
            <Step key={task.chainTaskId} task={task} onOpen={onOpen} />
          ))}
        </ol>
      </td>
      <td data-label={texts.isAt}>
        {at === undefined ? (
          <span className="bw-quiet">{texts.allDone}</span>
        ) : (
          <>
            <RowName onOpen={() => onOpen(at)}>{at.title}</RowName>
            {at.status === 'failed' && at.reason !== null && (
              <span className="tasks-note">{say(at.reason)}</span>
            )}
          </>
        )}
      </td>
      <td>{at !== undefined && <TaskStateTag task={at} />}</td>
      <td data-label={texts.due}>{at !== undefined && dueWords(at)}</td>
    </tr>
  );
}

export function StageSteps({
  stages,
  chosenId,
  onChoose,
  onOpen,
}: {
  /** The tasks of each stage, in the order of its chain. */
  readonly stages: readonly (readonly ChainTask[])[];
  /** The stage whose tasks are shown below. */
  readonly chosenId: StageId;
  readonly onChoose: (stageId: StageId) => void;
  readonly onOpen: Open;
}) {
  const texts = useTexts(tasksTexts);
  return (
    <Card title={texts.standing} isLined>
      <StackingTable heads={[texts.stage, texts.steps, texts.isAt, texts.state, texts.due]}>
        {stages.map((tasks) => (
          <Stage
            key={tasks[0]!.stageId}
            tasks={tasks}
            isChosen={tasks[0]!.stageId === chosenId}
            onChoose={() => onChoose(tasks[0]!.stageId)}
            onOpen={onOpen}
          />
        ))}
      </StackingTable>
    </Card>
  );
}
