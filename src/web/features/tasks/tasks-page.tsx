/** The tasks of a rollout: those of the person looking, all by stage, and the templates they come from. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { chainRoutes, type RolloutTasks } from '#contracts/chains.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useAddressValue, useRollout, useRolloutId } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { CheckField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { TaskPanel } from './task-panel.tsx';
import { TaskTables } from './task-table.tsx';
import { isUnfinished } from './task-words.tsx';
import { tasksTexts } from './tasks-texts.ts';
import { Templates } from './templates.tsx';
import './tasks.css';

const parts = ['mine', 'all', 'templates'] as const;
type Part = (typeof parts)[number];

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
  const [showsSettled, setShowsSettled] = useState(false);
  const isMine = part === 'mine';
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
  const own = found.tasks.filter((task) => !isMine || task.isMine);
  const shown = own.filter((task) => showsSettled || isUnfinished(task));
  return (
    <>
      <CheckField label={texts.settled} value={showsSettled} onChange={setShowsSettled} />
      {shown.length === 0 && (
        <EmptyState icon="check" title={isMine ? texts.noneMine : texts.noneOpen}>
          {isMine ? texts.noneMineText : texts.noneOpenText}
        </EmptyState>
      )}
      <TaskTables
        tasks={found.tasks}
        isShown={(task) => shown.includes(task)}
        openId={openId}
        onOpen={({ chainTaskId }) => onOpen(String(chainTaskId) === openId ? null : String(chainTaskId))}
      />
    </>
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
