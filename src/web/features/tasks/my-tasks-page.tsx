/** The tasks of whoever is signed in over all rollouts, what is late first. */
import { Link } from '@tanstack/react-router';
import { personTaskRoutes, type MyTask } from '#contracts/person-tasks.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { StackingTable } from '../../ui/stacking-table.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { isLate, TaskStateTag, useDueWords } from './task-words.tsx';
import { tasksTexts } from './tasks-texts.ts';
import './tasks.css';

function MyTaskLine({ task }: { readonly task: MyTask }) {
  const texts = useTexts(tasksTexts);
  const format = useFormat();
  const stageName = useStageName();
  const dueWords = useDueWords();
  const { rolloutId, rolloutName, chainTaskId, title, people } = task;
  return (
    <tr>
      <th scope="row">
        <Link to={`/rollouts/${rolloutId}/tasks`} search={{ part: 'all', task: chainTaskId }}>
          {title}
        </Link>
        {people !== null && (
          <span className="tasks-note">
            {texts.peopleDone(format.number(people.done), format.number(people.all))}
          </span>
        )}
      </th>
      <td>
        <TaskStateTag task={task} />
      </td>
      <td data-label={texts.due}>{dueWords(task)}</td>
      <td data-label={texts.rollout}>
        {rolloutName}
        <span className="tasks-note">{stageName(task.stageName)}</span>
      </td>
    </tr>
  );
}

export default function MyTasksPage() {
  const texts = useTexts(tasksTexts);
  const format = useFormat();
  const answer = useRoute(personTaskRoutes.listMyTasks, {});
  return (
    <Page title={texts.myTitle}>
      <Answer of={answer} what={texts.myWhat}>
        {({ tasks }) => {
          const late = tasks.filter(isLate).length;
          const count = texts.myCount(tasks.length, format.number(tasks.length));
          if (tasks.length === 0)
            return (
              <EmptyState icon="check" title={texts.noneMine}>
                {texts.myNone}
              </EmptyState>
            );
          return (
            <Card title={count} note={late === 0 ? undefined : texts.late(late, format.number(late))}>
              <StackingTable heads={[texts.task, texts.state, texts.due, texts.rollout]}>
                {tasks.map((task) => (
                  <MyTaskLine key={task.chainTaskId} task={task} />
                ))}
              </StackingTable>
            </Card>
          );
        }}
      </Answer>
    </Page>
  );
}
