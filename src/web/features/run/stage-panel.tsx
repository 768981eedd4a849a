/** One stage of the run sheet: what it waits for, its holds and who clears them, and what can be done. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { barringStatuses, rolloutRoutes, type Board, type Stage } from '#contracts/rollouts.ts';
import { runStageRoutes, type StartState } from '#contracts/run-stages.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useBarredBy } from '../../app/process-manager.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useRollout, useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Row, Rows } from '../../ui/card.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { Details } from '../../ui/details.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { StageStateTag } from '../../ui/state-tag.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { waitingOf } from '../rollouts/everybody.ts';
import { StageLoadSection } from '../load/stage-load-section.tsx';
import { NotReadySection } from '../readiness/not-ready-line.tsx';
import { OverrideDayField, useOverrideDay } from '../rollouts/override-day-field.tsx';
import { OverridesSection } from '../rollouts/overrides-section.tsx';
import { hasEnded } from '../rollouts/phases.ts';
import { useStageName } from '../rollouts/stage-name.ts';
import { StageTasks } from '../tasks/stage-tasks.tsx';
import { BurnUpSection } from './burn-up-section.tsx';
import { nextStageTexts } from './next-stage-texts.ts';
import { PacingSection } from './pacing-section.tsx';
import { RollbackSection } from './rollback-section.tsx';
import { stagePanelTexts } from './stage-panel-texts.ts';

type StageCommand = 'start' | 'skip' | 'hold' | 'goOn';

function useStageCommands(onDone: () => void) {
  const texts = useTexts(stagePanelTexts);
  const done = (title: string) => () => {
    showToast({ tone: 'pass', title });
    onDone();
  };
  const start = useCommand(runStageRoutes.startStage, { isQuiet: true, onDone: done(texts.started) });
  const skip = useCommand(runStageRoutes.skipStage, { isQuiet: true, onDone: done(texts.skipped) });
  const hold = useCommand(rolloutRoutes.raiseHold, { isQuiet: true, onDone: done(texts.held) });
  const goOn = useCommand(runStageRoutes.goOnAfterStage, { isQuiet: true, onDone: done(texts.wentOn) });
  return { start, skip, hold, goOn };
}

/** People of the stages after one who have not started. */
function waitingBehind({ ordinal }: Stage, { stages }: Board): number {
  return stages
    .filter((stage) => stage.ordinal > ordinal && !hasEnded(stage))
    .reduce((sum, { counts }) => sum + waitingOf(counts), 0);
}

function CommandDialog({
  command,
  stage,
  board,
  onClose,
}: {
  readonly command: StageCommand;
  readonly stage: Stage;
  readonly board: Board;
  readonly onClose: () => void;
}) {
  const texts = useTexts(stagePanelTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const rolloutId = useRolloutId();
  const stageName = useStageName();
  const commands = useStageCommands(onClose);
  const { stageId, counts } = stage;
  const { isPending, error } = commands[command];
  const day = useOverrideDay();
  const setsAside = command === 'skip' || command === 'goOn';
  const confirm = (reason: string) => {
    if (command === 'hold') commands.hold.mutate({ params: { rolloutId }, body: { stageId, reason } });
    else if (command === 'skip')
      commands.skip.mutate({
        params: { rolloutId, stageId },
        body: { reason, ...day.body, shown: waitingOf(counts) },
      });
    else if (command === 'goOn')
      commands.goOn.mutate({ params: { rolloutId, stageId }, body: { reason, ...day.body } });
    else commands.start.mutate({ params: { rolloutId, stageId }, body: { reason } });
  };
  return (
    <ConfirmPreview
      isOpen
      title={texts.titles[command](stageName(stage.name))}
      figures={
        command === 'goOn'
          ? [
              { value: format.number(waitingBehind(stage, board)), label: texts.waitBehind },
              { value: format.number(stage.residue), label: texts.leftOver },
            ]
          : [
              { value: format.number(waitingOf(counts)), label: texts.waiting },
              { value: format.number(counts.started ?? 0), label: texts.running },
            ]
      }
      confirmLabel={texts.commands[command]}
      isDangerous={setsAside}
      needsReason
      isBusy={isPending}
      error={error === null ? undefined : sentence(error)}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{texts.explained[command]}</p>
      {setsAside && <OverrideDayField day={day} isSkip />}
    </ConfirmPreview>
  );
}

function Waits({ state, board }: { readonly state: StartState; readonly board: Board }) {
  const texts = useTexts(stagePanelTexts);
  const next = useTexts(nextStageTexts);
  const format = useFormat();
  const say = useSay();
  if (state.waitsFor.length === 0) return <p>{texts.waitsForNothing}</p>;
  const { earliestOn } = state;
  const clearing = new Map(board.holds.map(({ reason, clears }) => [say(reason), say(clears)]));
  return (
    <Rows label={texts.waitsFor}>
      {earliestOn !== null && (
        <Row icon="calendar" title={`${next.earliest}: ${format.weekday(earliestOn)}`} />
      )}
      {state.waitsFor.map((waits) => (
        <Row key={say(waits)} icon="clock" title={say(waits)} note={clearing.get(say(waits))} />
      ))}
    </Rows>
  );
}

function Holds({ stage, board }: { readonly stage: Stage; readonly board: Board }) {
  const texts = useTexts(stagePanelTexts);
  const say = useSay();
  const holds = board.holds.filter(({ stageId }) => stageId === null || stageId === stage.stageId);
  if (holds.length === 0) return null;
  return (
    <PanelSection title={texts.holds}>
      <Rows label={texts.holds}>
        {holds.map((hold) => (
          <Row key={hold.holdId} icon="pause" tone="warn" title={say(hold.reason)} note={say(hold.clears)} />
        ))}
      </Rows>
    </PanelSection>
  );
}

const waitingStates: ReadonlySet<Stage['status']> = new Set(['planned', 'preparing', 'ready']);
const barringStates: ReadonlySet<Stage['status']> = new Set(barringStatuses);
const underWay: ReadonlySet<string> = new Set(['running', 'paused']);
const heldStates: ReadonlySet<Stage['status']> = new Set([...waitingStates, 'in_progress', 'extended']);

function Buttons({
  stage,
  state,
  isBarring,
  isBarred,
  onCommand,
}: {
  readonly stage: Stage;
  readonly state: StartState | undefined;
  /** The stage has failed or was rolled back, and keeps the next one from following. */
  readonly isBarring: boolean;
  readonly isBarred: boolean;
  readonly onCommand: (command: StageCommand) => void;
}) {
  const texts = useTexts(stagePanelTexts);
  const rolloutId = useRolloutId();
  const byHand = useCommand(runStageRoutes.startByHand, {
    onDone: () => showToast({ tone: 'none', title: texts.byHandDone }),
  });
  const params = { rolloutId, stageId: stage.stageId };
  const isWaiting = waitingStates.has(stage.status);
  return (
    <>
      {isWaiting && state?.startRule === 'hand' && (
        <Button variant="filled" disabled={isBarred} onClick={() => onCommand('start')}>
          {texts.commands.start}
        </Button>
      )}
      {isWaiting && state !== undefined && state.startRule !== 'hand' && (
        <Button disabled={isBarred} loading={byHand.isPending} onClick={() => byHand.mutate({ params })}>
          {texts.byHand}
        </Button>
      )}
      {isBarring && (
        <Button disabled={isBarred} onClick={() => onCommand('goOn')}>
          {texts.commands.goOn}
        </Button>
      )}
      {heldStates.has(stage.status) && (
        <Button disabled={isBarred} onClick={() => onCommand('hold')}>
          {texts.commands.hold}
        </Button>
      )}
    </>
  );
}

function useStartState({ stageId }: Stage) {
  return useRoute(runStageRoutes.getStartState, { params: { rolloutId: useRolloutId(), stageId } });
}

/** What there is to read about a stage. */
function Sections({
  stage,
  board,
  state,
  canChange,
}: {
  readonly stage: Stage;
  readonly board: Board;
  readonly state: ReturnType<typeof useStartState>;
  readonly canChange: boolean;
}) {
  const texts = useTexts(stagePanelTexts);
  const format = useFormat();
  const params = { rolloutId: useRolloutId(), stageId: stage.stageId };
  const isWaiting = waitingStates.has(stage.status);
  return (
    <>
      <Details
        entries={[
          [texts.firstStart, stage.startsOn === null ? texts.noDate : format.weekday(stage.startsOn)],
          [texts.window, texts.days(stage.windowDays)],
          [texts.soak, texts.days(stage.soakDays)],
          [texts.extended, texts.times(stage.extensions)],
        ]}
      />
      {isWaiting && (
        <PanelSection title={texts.waitsFor}>
          <Answer of={state} what={texts.waitsFor}>
            {(found) => <Waits state={found} board={board} />}
          </Answer>
        </PanelSection>
      )}
      {isWaiting && stage.people > 0 && <NotReadySection rolloutId={params.rolloutId} stage={stage} />}
      {stage.people > 0 && <StageLoadSection {...params} />}
      {!isWaiting && <Holds stage={stage} board={board} />}
      {stage.endedAt === null && (
        <PacingSection
          stage={stage}
          state={isWaiting ? state.data : undefined}
          isFirst={board.stages[0]?.stageId === stage.stageId}
          canChange={canChange}
        />
      )}
      <OverridesSection overrides={state.data?.overrides ?? []} />
      {stage.people > 0 && <BurnUpSection stage={stage} />}
      <StageTasks stage={stage} />
      <RollbackSection stage={stage} />
    </>
  );
}

export function StagePanel({
  stage,
  board,
  onClose,
}: {
  readonly stage: Stage;
  readonly board: Board;
  readonly onClose: () => void;
}) {
  const texts = useTexts(stagePanelTexts);
  const stageName = useStageName();
  const canRun = useCan('rollout.run');
  const barred = useBarredBy();
  const rollout = useRollout();
  const [command, setCommand] = useState<StageCommand | null>(null);
  const state = useStartState(stage);
  const isWaiting = waitingStates.has(stage.status);
  const isBarring =
    stage.kind === 'wave' && barringStates.has(stage.status) && underWay.has(rollout.data?.status ?? '');
  return (
    <SidePanel
      title={stageName(stage.name)}
      subtitle={<StageStateTag state={stage.status} residue={stage.residue} />}
      onClose={onClose}
      buttons={
        canRun && (isBarring || heldStates.has(stage.status)) ? (
          <Buttons
            stage={stage}
            state={state.data}
            isBarring={isBarring}
            isBarred={barred !== undefined}
            onCommand={setCommand}
          />
        ) : undefined
      }
      foot={
        canRun &&
        (barred ??
          (isWaiting && <TextButton onClick={() => setCommand('skip')}>{texts.commands.skip}</TextButton>))
      }
    >
      <Sections stage={stage} board={board} state={state} canChange={canRun && barred === undefined} />
      {command !== null && (
        <CommandDialog command={command} stage={stage} board={board} onClose={() => setCommand(null)} />
      )}
    </SidePanel>
  );
}
