/** The tasks of a rollout: those of the person looking, all by stage, and the templates they come from. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { chainRoutes, type ChainTask, type RolloutTasks } from '#contracts/chains.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useAddressValue, useRollout, useRolloutId } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CheckField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { StageSteps } from './stage-steps.tsx';
import { TaskPanel } from './task-panel.tsx';
import { TaskTables } from './task-table.tsx';
import { currentTask, isUnfinished } from './task-words.tsx';
import { tasksTexts } from './tasks-texts.ts';
import { Templates } from './templates.tsx';
import './tasks.css';

const parts = ['mine', 'all', 'templates'] as const;
type Part = (typeof parts)[number];

type Shown = {
  readonly tasks: readonly ChainTask[];
  readonly openId: string | undefined;
  readonly onOpen: (task: ChainTask) => void;
};

function Mine({ tasks, openId, onOpen }: Shown) {
  const texts = useTexts(tasksTexts);
  const [showsSettled, setShowsSettled] = useState(false);
  const isShown = (task: ChainTask) => task.isMine && (showsSettled || isUnfinished(task));
  return (
    <>
      <CheckField label={texts.settled} value={showsSettled} onChange={setShowsSettled} />
      {!tasks.some(isShown) && (
        <EmptyState icon="check" title={texts.noneMine}>
          {texts.noneMineText}
        </EmptyState>
      )}
      <TaskTables tasks={tasks} isShown={isShown} openId={openId} onOpen={onOpen} />
    </>
  );
}

/** Where every stage stands, and all tasks of one: the chosen one, that of the open task, or the first that waits for somebody. */
function ByStage({ tasks, openId, onOpen }: Shown) {
  const [chosen, choose] = useAddressValue('stage');
  const stages = Map.groupBy(tasks, ({ stageId }) => stageId);
  const opened = tasks.find(({ chainTaskId }) => String(chainTaskId) === openId);
  const wanted =
    [...stages.keys()].find((stageId) => String(stageId) === chosen) ??
    opened?.stageId ??
    [...stages].find(([, own]) => currentTask(own) !== undefined)?.[0] ??
    tasks[0]!.stageId;
  return (
    <>
      {stages.size > 1 && (
        <StageSteps
          stages={[...stages.values()]}
          chosenId={wanted}
          onChoose={(stageId) => choose(String(stageId))}
          onOpen={(task) => {
            choose(null);
            onOpen(task);
          }}
        />
      )}
      <TaskTables
        tasks={tasks}
        isShown={({ stageId }) => stageId === wanted}
        openId={openId}
        onOpen={onOpen}
      />
    </>
  );
}

function Listed({
  found,
  part,
  openId,
  onOpen,
  onTemplates,
}: {
  readonly found: RolloutTasks;
  readonly part: 'mine' | 'all';
  readonly openId: string | undefined;
  readonly onOpen: (id: string | null) => void;
  readonly onTemplates: () => void;
}) {
  const texts = useTexts(tasksTexts);
  if (found.tasks.length === 0)
    return (
      <EmptyState
        icon="check"
        title={texts.none}
        actions={
          <Button variant="filled" onClick={onTemplates}>
            {texts.toTemplates}
          </Button>
        }
      >
        {texts.noneText}
      </EmptyState>
    );
  const toggle = ({ chainTaskId }: ChainTask) =>
    onOpen(String(chainTaskId) === openId ? null : String(chainTaskId));
  return part === 'mine' ? (
    <Mine tasks={found.tasks} openId={openId} onOpen={toggle} />
  ) : (
    <ByStage tasks={found.tasks} openId={openId} onOpen={toggle} />
  );
}

function Tasks({ rollout, found }: { readonly rollout: Rollout; readonly found: RolloutTasks }) {
  const texts = useTexts(tasksTexts);
  const format = useFormat();
  const [wanted, choose] = useAddressValue('part');
  const [openId, open] = useAddressValue('task');
  const part: Part = parts.find((one) => one === wanted) ?? 'mine';
  const opened = found.tasks.find(({ chainTaskId }) => String(chainTaskId) === openId);
  const mine = found.tasks.filter((task) => task.isMine && isUnfinished(task)).length;
  return (
    <Page
      title={texts.title}
      breadcrumb={{ label: rollout.name, to: `/rollouts/${rollout.rolloutId}` }}
      panel={
        opened === undefined ? null : (
          <TaskPanel
            key={opened.chainTaskId}
            task={opened}
            before={found.tasks.find(
              ({ stageId, place }) => stageId === opened.stageId && place === opened.after,
            )}
            onClose={() => open(null)}
          />
        )
      }
    >
      <Tabs
        label={texts.parts}
        tabs={[
          { id: 'mine', label: texts.mine, count: mine === 0 ? undefined : format.number(mine) },
          { id: 'all', label: texts.all, count: format.number(found.tasks.length) },
          { id: 'templates', label: texts.templates },
        ]}
        value={part}
        onChange={choose}
      >
        {part === 'templates' ? (
          <Templates rules={found.rules} />
        ) : (
          <Listed
            found={found}
            part={part}
            openId={openId}
            onOpen={open}
            onTemplates={() => choose('templates')}
          />
        )}
      </Tabs>
    </Page>
  );
}

export default function TasksPage() {
  const texts = useTexts(tasksTexts);
  const rollout = useRollout();
  const tasks = useRoute(chainRoutes.getTasks, { params: { rolloutId: useRolloutId() }, query: {} });
  return (
    <Answer of={rollout} what={texts.what}>
      {(found) => (
        <Answer of={tasks} what={texts.what}>
          {(listed) => <Tasks rollout={found} found={listed} />}
        </Answer>
      )}
    </Answer>
  );
}
