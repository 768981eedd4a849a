/** Who has done a task that each person does, and who has not; whoever answers for it ticks it for them. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ChainTask } from '#contracts/chains.ts';
import {
  personTaskRoutes,
  personTaskViews,
  type PersonTask,
  type PersonTaskView,
} from '#contracts/person-tasks.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { tasksTexts } from './tasks-texts.ts';

/** People listed at first; each time more are asked for, as many again. */
const listedFirst = 20;

function PersonLine({ task, person }: { readonly task: ChainTask; readonly person: PersonTask }) {
  const texts = useTexts(tasksTexts);
  const format = useFormat();
  const rolloutId = useRolloutId();
  const tick = useCommand(personTaskRoutes.tickForPerson);
  const { personId, displayName, department, dueOn, isOverdue, doneAt, doneBy } = person;
  const isDone = doneAt !== null;
  const due = dueOn === null ? texts.noDate : format.weekday(dueOn);
  const note = isDone
    ? texts.by(doneBy ?? '', format.dateTime(doneAt))
    : `${due}${isOverdue ? ` · ${texts.overdue}` : ''}`;
  const mayTick = task.mayAnswer && !task.isWaiting && (task.status === 'open' || task.status === 'done');
  return (
    <li>
      <span>{displayName}</span>
      <span className="tasks-note">{department === null ? note : `${department} · ${note}`}</span>
      {mayTick && (
        <Button
          size="compact-sm"
          aria-label={isDone ? texts.untickFor(displayName) : texts.tickFor(displayName)}
          loading={tick.isPending}
          onClick={() =>
            tick.mutate({
              params: { rolloutId, chainTaskId: task.chainTaskId, personId },
              body: { isDone: !isDone },
            })
          }
        >
          {isDone ? texts.untick : texts.tick}
        </Button>
      )}
    </li>
  );
}

function PeopleList({ task, view }: { readonly task: ChainTask; readonly view: PersonTaskView }) {
  const texts = useTexts(tasksTexts);
  const [limit, setLimit] = useState(listedFirst);
  const answer = useRoute(personTaskRoutes.listPeopleOfTask, {
    params: { rolloutId: useRolloutId(), chainTaskId: task.chainTaskId },
    query: { view, limit },
  });
  return (
    <Answer of={answer} what={texts.people}>
      {({ rows, total }) =>
        rows.length === 0 ? (
          <p className="bw-quiet">{texts.nobodyOf[view]}</p>
        ) : (
          <>
            <ul className="tasks-list">
              {rows.map((person) => (
                <PersonLine key={person.personId} task={task} person={person} />
              ))}
            </ul>
            {rows.length < total && limit < 500 && (
              <TextButton onClick={() => setLimit(Math.min(500, limit * 5))}>{texts.more}</TextButton>
            )}
          </>
        )
      }
    </Answer>
  );
}

export function PeopleOfTask({
  task,
  people,
}: {
  readonly task: ChainTask;
  readonly people: NonNullable<ChainTask['people']>;
}) {
  const texts = useTexts(tasksTexts);
  const format = useFormat();
  const mayRead = useCan('people.read');
  const [view, setView] = useState<PersonTaskView>('open');
  const { all, done, late } = people;
  const words = texts.peopleDone(format.number(done), format.number(all));
  if (all === 0) return <p className="bw-quiet">{texts.nobodyHas}</p>;
  return (
    <PanelSection title={texts.people}>
      <div className="tasks-people">
        <progress className="bw-progress-track" value={done} max={all} aria-label={words} />
        <p className="bw-quiet">
          {words}
          {late > 0 && `, ${texts.peopleLate(format.number(late))}`}
        </p>
        {mayRead && (
          <Tabs
            label={texts.people}
            value={view}
            onChange={setView}
            tabs={personTaskViews.map((id) => ({
              id,
              label: texts.peopleViews[id],
              count: format.number(id === 'done' ? done : all - done),
            }))}
          >
            <PeopleList key={view} task={task} view={view} />
          </Tabs>
        )}
      </div>
    </PanelSection>
  );
}
