/** The run sheet of a rollout: every stage with its state and numbers, what holds it, and the rules it runs by. */
import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import type { Board, Rollout, Stage } from '#contracts/rollouts.ts';
import { Answer } from '../../app/answer.tsx';
import { useBarredBy } from '../../app/process-manager.ts';
import { useAddressValue, useBoard, useRollout, useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { RowName, StackingTable } from '../../ui/stacking-table.tsx';
import { RolloutStateTag, StageStateTag, Tag } from '../../ui/state-tag.tsx';
import { HoldAllDialog } from '../rollouts/hold-all-dialog.tsx';
import { HoldsCard } from '../rollouts/holds-card.tsx';
import { stagesWithPlace } from '../rollouts/phases.ts';
import { useStageName } from '../rollouts/stage-name.ts';
import { WholeRollbackDialog } from './whole-rollback-dialog.tsx';
import { StopDialog } from './stop-dialog.tsx';
import { NextStageNotice } from './next-stage-notice.tsx';
import { PaceNotice } from './pace-notice.tsx';
import { RulesCards } from './rules-card.tsx';
import { StagePanel } from './stage-panel.tsx';
import { runTexts } from './run-texts.ts';
import './run.css';

/** Excluded, cancelled and postponed people have not begun. */
const begun = ['started', 'succeeded', 'failed', 'unreachable', 'rolled_back'] as const;

function StageLine({
  stage,
  isOpen,
  onOpen,
}: {
  readonly stage: Stage;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}) {
  const texts = useTexts(runTexts);
  const format = useFormat();
  const stageName = useStageName();
  const { counts, people, residue } = stage;
  const started = begun.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
  const of = (part: number) => texts.of(format.number(part), format.number(people));
  return (
    <tr data-open={isOpen || undefined}>
      <th scope="row">
        <RowName onOpen={onOpen}>{stageName(stage.name)}</RowName>
      </th>
      <td>
        <StageStateTag state={stage.status} residue={residue} />{' '}
        {stage.held && (
          <Tag tone="warn" icon="pause">
            {texts.held}
          </Tag>
        )}
      </td>
      <td data-label={texts.firstStart}>
        {stage.startsOn === null ? texts.noDate : format.weekday(stage.startsOn)}
      </td>
      <td data-label={texts.perDay}>{format.number(stage.startsPerDay)}</td>
      <td data-label={texts.started}>{of(started)}</td>
      <td data-label={texts.done}>{of(counts.succeeded ?? 0)}</td>
      <td data-label={texts.leftOver}>
        {residue === 0 ? (
          format.number(0)
        ) : (
          <Link to="../stragglers" search={{ stage: stage.stageId }}>
            {format.number(residue)}
          </Link>
        )}
      </td>
    </tr>
  );
}

function StagesTable({
  stages,
  openId,
  onOpen,
}: {
  readonly stages: readonly Stage[];
  readonly openId: string | undefined;
  readonly onOpen: (stage: Stage) => void;
}) {
  const texts = useTexts(runTexts);
  const heads = [texts.stage, texts.state, texts.firstStart, texts.perDay, texts.started, texts.done];
  return (
    <div className="run-stages">
      <StackingTable heads={[...heads, texts.leftOver]}>
        {stages.map((stage) => (
          <StageLine
            key={stage.stageId}
            stage={stage}
            isOpen={String(stage.stageId) === openId}
            onOpen={() => onOpen(stage)}
          />
        ))}
      </StackingTable>
    </div>
  );
}

type Asked = 'hold' | 'stop' | 'roll_back';

/** The dialog of a command that concerns the whole rollout. */
function AskedDialog({
  asked,
  rollout,
  board,
  onClose,
}: {
  readonly asked: Asked;
  readonly rollout: Rollout;
  readonly board: Board;
  readonly onClose: () => void;
}) {
  const { rolloutId } = rollout;
  if (asked === 'hold') return <HoldAllDialog board={board} rolloutId={rolloutId} onClose={onClose} />;
  if (asked === 'stop') return <StopDialog rollout={rollout} board={board} onClose={onClose} />;
  return <WholeRollbackDialog rolloutId={rolloutId} onClose={onClose} />;
}

/** What holds the rollout, paces it, and starts next. */
function Now({ board }: { readonly board: Board }) {
  return (
    <>
      <HoldsCard board={board} rolloutId={useRolloutId()} />
      {board.pace !== null && <PaceNotice pace={board.pace} />}
      <NextStageNotice board={board} />
    </>
  );
}

function RunSheet({ rollout, board }: { readonly rollout: Rollout; readonly board: Board }) {
  const texts = useTexts(runTexts);
  const canRun = useCan('rollout.run');
  const barred = useBarredBy();
  const canDecide = useCan('gate.decide');
  const [asked, ask] = useState<Asked | null>(null);
  const [openId, open] = useAddressValue('stage');
  const opened = board.stages.find(({ stageId }) => String(stageId) === openId);
  const { rolloutId } = rollout;
  const mayEnd = rollout.status === 'running' || rollout.status === 'paused';
  return (
    <Page
      title={texts.title}
      breadcrumb={{ label: rollout.name, to: `/rollouts/${rolloutId}` }}
      state={<RolloutStateTag state={rollout.status} />}
      panel={
        opened === undefined ? null : (
          <StagePanel key={opened.stageId} stage={opened} board={board} onClose={() => open(null)} />
        )
      }
      commands={[
        ...(canDecide && mayEnd
          ? [
              {
                label: texts.rollBack,
                icon: 'undo' as const,
                onRun: () => ask('roll_back'),
                blockedBecause: barred,
              },
            ]
          : []),
        ...(canRun && mayEnd
          ? [
              {
                label: texts.stop,
                icon: 'stop' as const,
                onRun: () => ask('stop'),
                blockedBecause: barred,
              },
            ]
          : []),
        ...(canRun
          ? [
              {
                label: texts.hold,
                icon: 'pause' as const,
                onRun: () => ask('hold'),
                blockedBecause: barred,
              },
            ]
          : []),
      ]}
    >
      <Now board={board} />
      <Card title={texts.stages} note={texts.stagesNote}>
        <StagesTable
          stages={stagesWithPlace(board.stages)}
          openId={openId}
          onOpen={({ stageId }) => open(String(stageId) === openId ? null : String(stageId))}
        />
      </Card>
      <RulesCards />
      {asked !== null && (
        <AskedDialog asked={asked} rollout={rollout} board={board} onClose={() => ask(null)} />
      )}
    </Page>
  );
}

export default function RunPage() {
  const texts = useTexts(runTexts);
  const rollout = useRollout();
  const board = useBoard();
  return (
    <Answer of={rollout} what={texts.what}>
      {(found) => <Answer of={board}>{(counts) => <RunSheet rollout={found} board={counts} />}</Answer>}
    </Answer>
  );
}
