/** What is held, why, since when, for whom, and who clears it; clearing asks for a reason. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { setsRuleAside } from '#contracts/overrides.ts';
import { rolloutRoutes, type Board, type Hold } from '#contracts/rollouts.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { useCommand } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useBarredBy } from '../../app/process-manager.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { LabelledBox } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { waitingOf } from './everybody.ts';
import { overviewTexts } from './overview-texts.ts';
import { OverrideDayField, useOverrideDay } from './override-day-field.tsx';
import { hasEnded } from './phases.ts';
import { useStageName } from './stage-name.ts';

/** The stages a hold keeps from starting: its own and, since waves follow each other, all after it; one for an app, or of a stage that has ended, none. */
export function stagesBehind(hold: Hold, board: Board): Board['stages'] {
  if (hold.appId !== null) return [];
  const own = board.stages.find((stage) => stage.stageId === hold.stageId);
  if (own !== undefined && hasEnded(own)) return [];
  return board.stages.filter(
    (stage) => !hasEnded(stage) && (own === undefined || stage.ordinal >= own.ordinal),
  );
}

/** People who wait because of any of the holds, each counted once. */
export function waitingForHolds(board: Board): number {
  const held = new Set(board.holds.flatMap((hold) => stagesBehind(hold, board)));
  return [...held].reduce((sum, stage) => sum + waitingOf(stage.counts), 0);
}

function useHoldWords(hold: Hold, board: Board) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const stageName = useStageName();
  const stage = board.stages.find(({ stageId }) => stageId === hold.stageId);
  const name = stage === undefined ? '' : stageName(stage.name);
  const behind = stagesBehind(hold, board);
  const waiting = behind.reduce((sum, { counts }) => sum + waitingOf(counts), 0);
  const running = behind.reduce((sum, { counts }) => sum + (counts.started ?? 0), 0);
  const isGuardrail = /^(guardrail|silent_source):/u.test(hold.code);
  const title =
    hold.appId !== null
      ? texts.holdApp
      : stage === undefined
        ? texts.holdAll
        : isGuardrail
          ? texts.holdGuardrail(name)
          : texts.holdStage(name);
  const people = [
    ...(waiting > 0 ? [texts.holdWaiting(waiting, format.number(waiting))] : []),
    ...(running > 0 ? [texts.holdRunning(running, format.number(running))] : []),
    ...(behind.length > 1 && stage !== undefined ? [texts.holdStopsNext] : []),
  ].join(' ');
  return { title, people };
}

function ClearDialog({
  hold,
  board,
  rolloutId,
  onClose,
}: {
  readonly hold: Hold;
  readonly board: Board;
  readonly rolloutId: RolloutId;
  readonly onClose: () => void;
}) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const say = useSay();
  const clear = useCommand(rolloutRoutes.clearHold, {
    isQuiet: true,
    onDone: () => {
      onClose();
      showToast({ tone: 'pass', title: texts.cleared });
    },
  });
  const day = useOverrideDay();
  const confirm = (reason: string) => {
    const body = setsRuleAside(hold) ? { reason, ...day.body } : { reason };
    clear.mutate({ params: { rolloutId, holdId: hold.holdId }, body });
  };
  const waiting = stagesBehind(hold, board).reduce((sum, { counts }) => sum + waitingOf(counts), 0);
  return (
    <ConfirmPreview
      isOpen
      title={texts.clearTitle}
      figures={[{ value: format.number(waiting), label: texts.holdFigureWaiting }]}
      dataAsAt={board.asAt}
      warning={texts.clearWarning}
      confirmLabel={texts.clear}
      needsReason
      isBusy={clear.isPending}
      error={clear.error === null ? undefined : sentence(clear.error)}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{texts.clearText(say(hold.reason))}</p>
      {setsRuleAside(hold) && <OverrideDayField day={day} />}
    </ConfirmPreview>
  );
}

function HoldRow({
  hold,
  board,
  onClear,
}: {
  readonly hold: Hold;
  readonly board: Board;
  readonly onClear: (() => void) | undefined;
}) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const say = useSay();
  const { title, people } = useHoldWords(hold, board);
  return (
    <Row
      icon="pause"
      tone="warn"
      title={<b>{title}</b>}
      end={<span className="bw-quiet">{texts.since(format.weekday(format.dateOf(hold.raisedAt)))}</span>}
    >
      <p>{say(hold.reason)}</p>
      {people !== '' && <p className="bw-hold-people">{people}</p>}
      <LabelledBox label={texts.whoClears}>{say(hold.clears)}</LabelledBox>
      {onClear !== undefined && (
        <div className="bw-hold-foot">
          <Button size="compact-sm" onClick={onClear}>
            {texts.clear}
          </Button>
        </div>
      )}
    </Row>
  );
}

/** The card with all open holds. */
export function HoldsCard({ board, rolloutId }: { readonly board: Board; readonly rolloutId: RolloutId }) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const barred = useBarredBy();
  const mayClear = useCan('rollout.run') && barred === undefined;
  const [clearing, setClearing] = useState<Hold | null>(null);
  const waiting = waitingForHolds(board);
  const hasHolds = board.holds.length > 0;
  return (
    <div id="holds">
      <Card
        title={texts.holdsTitle}
        note={hasHolds ? texts.holdsNote(waiting, format.number(waiting)) : undefined}
        isLined
      >
        {hasHolds ? (
          <Rows label={texts.holdsTitle}>
            {board.holds.map((hold) => (
              <HoldRow
                key={hold.holdId}
                hold={hold}
                board={board}
                onClear={mayClear ? () => setClearing(hold) : undefined}
              />
            ))}
          </Rows>
        ) : (
          <p className="bw-card-quiet">{texts.holdsNone}</p>
        )}
      </Card>
      {clearing !== null && (
        <ClearDialog hold={clearing} board={board} rolloutId={rolloutId} onClose={() => setClearing(null)} />
      )}
    </div>
  );
}
