/** Laying out the waves after a go: fields, live preview, and the confirmation that says what it fixes. */
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { messageRoutes } from '#contracts/messages.ts';
import type { RolloutId } from '#contracts/ids.ts';
import type { Board, Rollout } from '#contracts/rollouts.ts';
import { wavesRoutes } from '#contracts/waves.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { useBarredBy } from '../../app/process-manager.ts';
import { useCan } from '../../app/session.tsx';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { FieldErrors, Form, TextAreaField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Loading } from '../../ui/progress.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { withoutPlace } from '../rollouts/everybody.ts';
import { comparedAxes, CompareCard } from './approach-cards.tsx';
import { AxisValuesCard } from './axis-values-card.tsx';
import { approachTexts } from './approach-texts.ts';
import { firstDraft, layoutOf, planOf, type DraftPlan, type PlanBody } from './draft-plan.ts';
import { PlanFields, useAxes } from './plan-form.tsx';
import { PlanPreview, usePreview, type Preview } from './plan-preview.tsx';
import { wavesTexts } from './waves-texts.ts';

const settleMs = 350;

type BlockedBecause = { readonly reason: string; readonly lacksMessage: boolean };

/** Why the waves cannot be laid out now, or undefined. */
function useBlockedBecause(rollout: Rollout): BlockedBecause | undefined {
  const texts = useTexts(wavesTexts);
  const canPlan = useCan('rollout.plan');
  const canRead = useCan('message.read');
  const barred = useBarredBy();
  const message = useRoute(
    messageRoutes.getMessage,
    { params: { rolloutId: rollout.rolloutId, stageKind: 'wave' } },
    { isEnabled: canRead },
  ).data;
  if (!canPlan) return { reason: texts.mayNotPlan, lacksMessage: false };
  if (barred !== undefined) return { reason: barred, lacksMessage: false };
  if (rollout.status !== 'running') return { reason: texts.notRunning, lacksMessage: false };
  if (message !== undefined && message.approved === null)
    return { reason: texts.noMessage, lacksMessage: true };
  return undefined;
}

function Blocked({
  blocked,
  rolloutId,
}: {
  readonly blocked: BlockedBecause;
  readonly rolloutId: RolloutId;
}) {
  const texts = useTexts(wavesTexts);
  return (
    <Notice
      tone="warn"
      actions={
        blocked.lacksMessage && (
          <Button component={Link} to={`/rollouts/${rolloutId}/messages` as never} size="compact-sm">
            {texts.toMessages}
          </Button>
        )
      }
    >
      {blocked.reason}
    </Notice>
  );
}

function ConfirmLayout({
  rolloutId,
  plan,
  compared,
  preview,
  asAt,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly plan: PlanBody;
  readonly compared: readonly (readonly string[])[];
  readonly preview: Preview;
  readonly asAt: string;
  readonly onClose: () => void;
}) {
  const texts = useTexts(wavesTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const approach = useTexts(approachTexts);
  const [reason, setReason] = useState('');
  const layOut = useCommand(wavesRoutes.layOutWaves, {
    isQuiet: true,
    onDone: () => {
      onClose();
      showToast({ tone: 'pass', title: texts.laidOut, detail: texts.laidOutDetail });
    },
  });
  const count = preview.waves.length;
  const last = preview.lastStartsOn ?? plan.startsOn;
  const first = preview.waves[0]?.startsOn ?? plan.startsOn;
  return (
    <ConfirmPreview
      isOpen
      title={texts.planTitle}
      figures={[
        { value: format.number(count), label: texts.figureWaves },
        { value: format.number(preview.people), label: texts.figurePeople },
        { value: format.dayMonth(last), label: texts.figureLast },
      ]}
      dataAsAt={asAt}
      warning={texts.confirmWarning}
      confirmLabel={texts.layOut(count, format.number(count))}
      isBusy={layOut.isPending}
      error={layOut.error === null ? undefined : sentence(layOut.error)}
      onConfirm={() =>
        layOut.mutate({
          params: { rolloutId },
          body: { ...plan, compared: compared.map((axes) => [...axes]), reason },
        })
      }
      onCancel={onClose}
    >
      <p>{texts.confirmText(format.date(first), format.date(last))}</p>
      <TextAreaField
        label={approach.reason}
        help={approach.reasonHelp}
        pointer="/reason"
        value={reason}
        onChange={setReason}
      />
    </ConfirmPreview>
  );
}

/** The fields as they are written, and the preview of them once they have come to rest. */
function useDraft({ rolloutId, settings }: Rollout, board: Board, axes: readonly string[]) {
  const format = useFormat();
  const [draft, setDraft] = useState(() =>
    firstDraft(withoutPlace(board), format.dateOf(board.asAt), axes.slice(0, 1), settings.helpdesk),
  );
  const change = (next: Partial<DraftPlan>) => setDraft((previous) => ({ ...previous, ...next }));
  const [settled] = useDebouncedValue(draft, settleMs);
  const layout = layoutOf(settled);
  const query = usePreview(rolloutId, layout);
  return { draft, change, isSettled: settled === draft, layout, query };
}

function Planner({
  rollout,
  board,
  axes,
}: {
  readonly rollout: Rollout;
  readonly board: Board;
  readonly axes: readonly string[];
}) {
  const texts = useTexts(wavesTexts);
  const format = useFormat();
  const { rolloutId } = rollout;
  const people = withoutPlace(board);
  const { draft, change, isSettled, layout, query } = useDraft(rollout, board, axes);
  const [isConfirming, setConfirming] = useState(false);
  const plan = planOf(draft);
  const compared = comparedAxes(axes, draft.axes);
  const blocked = useBlockedBecause(rollout);
  const preview = query.data;
  const count = preview?.waves.length ?? 0;
  const isReady = plan !== null && blocked === undefined && count > 0 && isSettled && !query.isFetching;
  return (
    <div className="bw-planner">
      <Card title={texts.planTitle} note={texts.planText(people, format.number(people))}>
        <FieldErrors errors={query.error?.errors}>
          <Form onSubmit={() => setConfirming(isReady)}>
            <PlanFields
              rolloutId={rolloutId}
              draft={draft}
              axes={axes}
              rate={board.ticketsPerPerson}
              onChange={change}
            />
            {blocked !== undefined && <Blocked blocked={blocked} rolloutId={rolloutId} />}
            <Button type="submit" variant="filled" disabled={!isReady}>
              {texts.layOut(count, format.number(count))}
            </Button>
          </Form>
        </FieldErrors>
      </Card>
      <div className="bw-stack">
        <CompareCard
          rolloutId={rolloutId}
          layout={layout}
          axes={compared}
          chosen={draft.axes}
          onChoose={(chosen) => change({ axes: chosen })}
        />
        {draft.axes.map((attribute) => (
          <AxisValuesCard key={attribute} rolloutId={rolloutId} attribute={attribute} />
        ))}
        <PlanPreview layout={layout} query={query} />
      </div>
      {isConfirming && plan !== null && preview !== undefined && (
        <ConfirmLayout
          rolloutId={rolloutId}
          plan={plan}
          compared={compared}
          preview={preview}
          asAt={board.asAt}
          onClose={() => setConfirming(false)}
        />
      )}
    </div>
  );
}

/** The planner, once the attributes are known. */
export function WavePlanner({ rollout, board }: { readonly rollout: Rollout; readonly board: Board }) {
  const axes = useAxes();
  if (axes === undefined) return <Loading />;
  return <Planner rollout={rollout} board={board} axes={axes} />;
}
