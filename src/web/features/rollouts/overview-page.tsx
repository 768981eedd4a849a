/** The overview of one rollout: phase, numbers, where everybody is, what to do next, and what is held. */
import { useState } from 'react';
import type { Board, Rollout } from '#contracts/rollouts.ts';
import { useBarredBy } from '../../app/process-manager.ts';
import { useBoard, useRollout } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { Answer } from '../../app/answer.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Page, type Command } from '../../ui/page.tsx';
import { RolloutStateTag } from '../../ui/state-tag.tsx';
import { FinishPanel } from '../forecast/finish-panel.tsx';
import { forecastTexts } from '../forecast/forecast-texts.ts';
import { RehearsalWork, RehearseDialog, useRehearsal } from '../rehearsal/rehearse-dialog.tsx';
import { rehearsalTexts } from '../rehearsal/rehearsal-texts.ts';
import { BreakdownCard } from './breakdown-card.tsx';
import { EverybodyCard } from './everybody-card.tsx';
import { HeadlineNumbers } from './headline-numbers.tsx';
import { HoldAllDialog } from './hold-all-dialog.tsx';
import { HoldsCard } from './holds-card.tsx';
import { NextActions } from './next-actions.tsx';
import { overviewTexts } from './overview-texts.ts';
import { PeoplePanel, useCanOpenPeople, usePeopleChoice } from './people-panel.tsx';
import { PhaseRail } from './phase-rail.tsx';
import { ProgressCard } from './progress-card.tsx';
import './rollouts.css';

type Opened = 'rehearse' | 'hold' | 'finish' | null;

/** The commands the person may run, each off with its reason where it makes no sense now. */
function useCommands(rollout: Rollout, board: Board, open: (what: Opened) => void): readonly Command[] {
  const texts = useTexts(overviewTexts);
  const rehearsal = useTexts(rehearsalTexts);
  const finish = useTexts(forecastTexts);
  const canRun = useCan('rollout.run');
  const canRehearse = useCan('rehearsal.run');
  const barred = useBarredBy();
  // A plan is best rehearsed before anybody approves it.
  const hasPilot = board.next.every(({ code }) => code !== 'choose_pilot');
  const isAllHeld = board.holds.some(({ stageId, appId }) => stageId === null && appId === null);
  return [
    { label: finish.whatIf, icon: 'chart' as const, onRun: () => open('finish') },
    ...(canRehearse
      ? [
          {
            label: rehearsal.rehearse,
            icon: 'shuffle' as const,
            onRun: () => open('rehearse'),
            blockedBecause: hasPilot ? undefined : texts.rehearsalBlocked,
          },
        ]
      : []),
    ...(canRun && rollout.status === 'running'
      ? [
          {
            label: texts.holdCommand,
            icon: 'pause' as const,
            onRun: () => open('hold'),
            blockedBecause: isAllHeld ? texts.alreadyHeld : barred,
          },
        ]
      : []),
  ];
}

/** The rehearsal of this rollout that was started here, until it is opened or dismissed. */
function RunningRehearsal({ rollout }: { readonly rollout: Rollout }) {
  const [task, remember] = useRehearsal(rollout.rolloutId);
  if (task === null) return null;
  return (
    <div className="bw-card">
      <RehearsalWork task={task} onForget={() => remember(null)} />
    </div>
  );
}

function Overview({ rollout, board }: { readonly rollout: Rollout; readonly board: Board }) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const canOpen = useCanOpenPeople();
  const [people, setPeople] = usePeopleChoice();
  const [opened, open] = useState<Opened>(null);
  const commands = useCommands(rollout, board, open);
  const { rolloutId } = rollout;
  const holds = board.holds.length;
  const openPeople = canOpen
    ? (state: NonNullable<typeof people>['state']) => setPeople({ state, stageId: 'all', group: null })
    : undefined;
  return (
    <Page
      title={rollout.name}
      breadcrumb={{ label: texts.allRollouts, to: '/' }}
      state={
        <RolloutStateTag
          state={rollout.status}
          detail={holds === 0 ? undefined : texts.holdsDetail(holds, format.number(holds))}
        />
      }
      commands={commands}
      panel={
        people === null ? (
          opened === 'finish' && <FinishPanel rollout={rollout} onClose={() => open(null)} />
        ) : (
          <PeoplePanel
            rolloutId={rolloutId}
            choice={people}
            stages={board.stages}
            onChange={setPeople}
            onClose={() => setPeople(null)}
          />
        )
      }
    >
      <PhaseRail rollout={rollout} />
      {opened !== 'rehearse' && <RunningRehearsal rollout={rollout} />}
      <HeadlineNumbers rollout={rollout} board={board} onOpen={openPeople} onFinish={() => open('finish')} />
      <div className="bw-split" data-urgent-side>
        <div className="bw-stack">
          <EverybodyCard board={board} onOpen={openPeople} />
          <ProgressCard rollout={rollout} board={board} />
        </div>
        <div className="bw-stack">
          <NextActions board={board} rolloutId={rolloutId} />
          <HoldsCard board={board} rolloutId={rolloutId} />
        </div>
      </div>
      {canOpen && <BreakdownCard rolloutId={rolloutId} board={board} onPeople={setPeople} />}
      <RehearseDialog
        rolloutId={rolloutId}
        name={rollout.name}
        isOpen={opened === 'rehearse'}
        onClose={() => open(null)}
      />
      {opened === 'hold' && <HoldAllDialog board={board} rolloutId={rolloutId} onClose={() => open(null)} />}
    </Page>
  );
}

export default function OverviewPage() {
  const texts = useTexts(overviewTexts);
  const rollout = useRollout();
  const board = useBoard();
  return (
    <Answer of={rollout} what={texts.what}>
      {(found) => <Answer of={board}>{(counts) => <Overview rollout={found} board={counts} />}</Answer>}
    </Answer>
  );
}
