/** The tasks of one stage in its panel: how far they are, what is late, and one more where it is needed. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { chainRoutes, type ChainTask } from '#contracts/chains.ts';
import type { ChainTemplateId } from '#contracts/ids.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { SelectField } from '../../ui/field.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { TaskDialog } from './task-dialog.tsx';
import { TaskStateTag, useDueWords, useOwnerName } from './task-words.tsx';
import { useProgressWords } from './task-table.tsx';
import { tasksTexts } from './tasks-texts.ts';
import './tasks.css';

function TaskItem({ task }: { readonly task: ChainTask }) {
  const ownerName = useOwnerName();
  const dueWords = useDueWords();
  return (
    <li>
      <Link to="../tasks" search={{ part: 'all', task: task.chainTaskId }}>
        {task.title}
      </Link>
      <span className="tasks-note">
        {dueWords(task)} · {ownerName(task)}
      </span>
      <TaskStateTag task={task} />
    </li>
  );
}

function AddTask({ stage, tasks }: { readonly stage: Stage; readonly tasks: readonly ChainTask[] }) {
  const texts = useTexts(tasksTexts);
  const params = { rolloutId: useRolloutId(), stageId: stage.stageId };
  const [isAdding, setAdding] = useState(false);
  const add = useCommand(chainRoutes.addTask, { isQuiet: true, onDone: () => setAdding(false) });
  return (
    <>
      <Button onClick={() => setAdding(true)}>{texts.add}</Button>
      {isAdding && (
        <TaskDialog
          task={undefined}
          earlier={tasks.map(({ title }) => title)}
          isBusy={add.isPending}
          problem={add.error}
          onSave={(body) => add.mutate({ params, body })}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}

/** A stage that has not started takes the tasks of a template at once. */
function GiveChain({ stage }: { readonly stage: Stage }) {
  const texts = useTexts(tasksTexts);
  const params = { rolloutId: useRolloutId(), stageId: stage.stageId };
  const templates = useRoute(chainRoutes.listChainTemplates, {}).data?.templates ?? [];
  const give = useCommand(chainRoutes.startChain);
  if (templates.length === 0) return null;
  return (
    <SelectField
      label={texts.give}
      value={null}
      placeholder={texts.givePlaceholder}
      choices={templates.map(({ chainTemplateId, name }) => ({
        value: String(chainTemplateId),
        label: name,
      }))}
      onChange={(next) =>
        next !== null && give.mutate({ params, body: { chainTemplateId: Number(next) as ChainTemplateId } })
      }
    />
  );
}

const waiting: ReadonlySet<Stage['status']> = new Set(['planned', 'preparing', 'ready']);

export function StageTasks({ stage }: { readonly stage: Stage }) {
  const texts = useTexts(tasksTexts);
  const progress = useProgressWords();
  const canRun = useCan('rollout.run');
  const { stageId } = stage;
  const answer = useRoute(chainRoutes.getTasks, {
    params: { rolloutId: useRolloutId() },
    query: { stageId },
  });
  return (
    <PanelSection title={texts.title}>
      <Answer of={answer} what={texts.what}>
        {({ tasks }) => (
          <div className="tasks-of-stage">
            {tasks.length === 0 ? (
              <p className="bw-quiet">{texts.noneOfStage}</p>
            ) : (
              <>
                <p className="bw-quiet">{progress(tasks)}</p>
                <ol className="tasks-list">
                  {tasks.map((task) => (
                    <TaskItem key={task.chainTaskId} task={task} />
                  ))}
                </ol>
              </>
            )}
            {canRun && tasks.length === 0 && waiting.has(stage.status) && <GiveChain stage={stage} />}
            {canRun && stage.endedAt === null && <AddTask stage={stage} tasks={tasks} />}
          </div>
        )}
      </Answer>
    </PanelSection>
  );
}
