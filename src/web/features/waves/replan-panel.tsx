/** The panel that re-plans: what changed, what it costs in each way, and the confirmation with a reason. */
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { replanRoutes, type WaveCalendar, type WaveChange, type WaveOption } from '#contracts/replan.ts';
import type { Rollout, Stage } from '#contracts/rollouts.ts';
import { given } from '../../api/given.ts';
import { useCommand } from '../../api/hooks.ts';
import { useBarredBy } from '../../app/process-manager.ts';
import { useCan } from '../../app/session.tsx';
import { ProblemNotice, useProblemSentence } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { Loading } from '../../ui/progress.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useCarriedOut } from '../feedback/carries-out.tsx';
import type { LoadMetric, TicketRate } from './calendar-shape.ts';
import { useGroupName, useWeekName } from './group-name.ts';
import { changeOf, type ReplanDraft } from './replan-draft.ts';
import { ReplanFields } from './replan-form.tsx';
import { OptionChoice, OptionLoad, OptionMoves } from './replan-options.tsx';
import { replanTexts } from './replan-texts.ts';
import { usePrice, type Price } from './use-price.ts';

const settleMs = 350;

export type ReplanPanelProps = {
  readonly rollout: Rollout;
  readonly calendar: WaveCalendar;
  readonly waves: readonly Stage[];
  readonly metric: LoadMetric;
  readonly rate: TicketRate;
  readonly draft: ReplanDraft;
  readonly onChange: (draft: ReplanDraft) => void;
  readonly onClose: () => void;
};

/** The price of the draft, the option in force, and a way to choose another. */
export function useReplan({ rolloutId }: Pick<Rollout, 'rolloutId'>, draft: ReplanDraft | null) {
  const change = draft === null ? null : changeOf(draft);
  const [settled] = useDebouncedValue(change, settleMs);
  const [weeksLater, choose] = useState<number | null>(null);
  const isSettled = JSON.stringify(settled) === JSON.stringify(change);
  const query = usePrice(rolloutId, settled, { keepsLast: true });
  const price = change === null || query.error !== null ? undefined : query.data;
  const possible = price?.options.filter(({ isPossible }) => isPossible) ?? [];
  const option = possible.find((each) => each.weeksLater === weeksLater) ?? possible[0];
  const isFresh = isSettled && !query.isPlaceholderData && query.fetchStatus === 'idle';
  return { change, query, price, option, isFresh, choose };
}
export type Replanning = ReturnType<typeof useReplan>;

/** What is so whichever way is taken: who cannot stay, and before when nobody can be finished. */
function Facts({ price }: { readonly price: Price }) {
  const texts = useTexts(replanTexts);
  const format = useFormat();
  const say = useSay();
  const { forced, boundOn, boundBy, options } = price;
  const isTight = options.some(({ isProvenImpossible }) => isProvenImpossible);
  if (forced === 0 && !isTight) return null;
  return (
    <p className="bw-replan-facts">
      {forced > 0 && `${texts.forced(forced, format.number(forced))} `}
      {isTight && texts.bound(format.date(boundOn), say(boundBy))}
    </p>
  );
}

function Options({ panel, replan }: { readonly panel: ReplanPanelProps; readonly replan: Replanning }) {
  const texts = useTexts(replanTexts);
  const format = useFormat();
  const { change, query, price, option, isFresh, choose } = replan;
  if (change === null) return <p className="bw-quiet">{texts.incomplete}</p>;
  if (query.error !== null)
    return <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} />;
  if (price === undefined) return <Loading what={texts.options} />;
  return (
    <div className="bw-replan-price" data-stale={!isFresh || undefined} aria-busy={!isFresh}>
      <PanelSection title={texts.options} note={texts.optionsNote(format.number(price.people))}>
        <Facts price={price} />
        <OptionChoice price={price} chosen={option} onChoose={choose} />
      </PanelSection>
      {option !== undefined && (
        <>
          <OptionMoves key={`${option.weeksLater} ${JSON.stringify(change)}`} option={option} />
          <OptionLoad option={option} calendar={panel.calendar} metric={panel.metric} rate={panel.rate} />
        </>
      )}
    </div>
  );
}

/** Sends the chosen option, and says what became of it. */
function useReplanCommand(onDone: () => void) {
  const texts = useTexts(replanTexts);
  const format = useFormat();
  const { proposalId, leave } = useCarriedOut();
  const replan = useCommand(replanRoutes.replanWaves, {
    isQuiet: true,
    onDone: (done) => {
      showToast({
        tone: 'pass',
        title: texts.done(format.number(done.revision)),
        detail: texts.doneDetail(
          done.peopleMoved,
          format.number(done.peopleMoved),
          done.toldAgain,
          format.number(done.toldAgain),
        ),
      });
      if (proposalId !== undefined) leave();
      onDone();
    },
  });
  return { replan, proposalId };
}

function ConfirmReplan({
  rollout,
  change,
  price,
  option,
  onDone,
  onClose,
}: {
  readonly rollout: Rollout;
  readonly change: WaveChange;
  readonly price: Price;
  readonly option: WaveOption;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(replanTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const groupName = useGroupName();
  const weekName = useWeekName();
  const { peopleMoved, toldAgain, weeksLater } = option;
  const last = format.date(option.lastStartsOn ?? price.lastStartsOn);
  const { replan, proposalId } = useReplanCommand(onDone);
  return (
    <ConfirmPreview
      isOpen
      title={texts.confirmTitle}
      figures={[
        { value: format.number(peopleMoved), label: texts.figureMoved },
        {
          value: format.number(toldAgain),
          label: texts.figureTold,
          tone: toldAgain > 0 ? 'warn' : undefined,
        },
        { value: last, label: texts.figureFinish },
      ]}
      people={option.moves.map((move, index) => ({
        id: index,
        name: groupName(move.values),
        note: texts.move(format.number(move.people), weekName(move.from), weekName(move.to)),
      }))}
      warning={toldAgain === 0 ? undefined : texts.confirmWarning(toldAgain, format.number(toldAgain))}
      confirmLabel={
        peopleMoved === 0 ? texts.previewNone : texts.confirm(peopleMoved, format.number(peopleMoved))
      }
      needsReason
      isBusy={replan.isPending}
      error={replan.error === null ? undefined : sentence(replan.error)}
      onConfirm={(reason) =>
        replan.mutate({
          params: { rolloutId: rollout.rolloutId },
          body: {
            change,
            weeksLater,
            revision: price.revision,
            peopleMoved,
            reason,
            ...given({ proposalId }),
          },
        })
      }
      onCancel={onClose}
    >
      {texts.confirmText(last)}
    </ConfirmPreview>
  );
}

/** The panel; `replan` is `useReplan` of the same draft, so that the calendar can show what it would do. */
export function ReplanPanel(props: ReplanPanelProps & { readonly replan: Replanning }) {
  const { rollout, calendar, draft, replan, onChange, onClose } = props;
  const texts = useTexts(replanTexts);
  const format = useFormat();
  const canPlan = useCan('rollout.plan');
  const barred = useBarredBy();
  const [isConfirming, setConfirming] = useState(false);
  const { change, price, option, isFresh } = replan;
  const isOver = rollout.status !== 'running' && rollout.status !== 'paused';
  const blocked = canPlan ? (isOver ? texts.notRunning : barred) : texts.mayNotPlan;
  const moved = option?.peopleMoved ?? 0;
  return (
    <SidePanel
      title={texts.title}
      subtitle={texts.subtitle}
      onClose={onClose}
      buttons={
        <>
          <Button
            variant="filled"
            disabled={option === undefined || !isFresh || blocked !== undefined}
            onClick={() => setConfirming(true)}
          >
            {option === undefined
              ? texts.command
              : moved === 0
                ? texts.previewNone
                : texts.preview(moved, format.number(moved))}
          </Button>
          <Button onClick={onClose}>{texts.keep}</Button>
        </>
      }
      foot={blocked ?? texts.revisionNext(format.number(calendar.revision + 1))}
    >
      <ReplanFields
        draft={draft}
        calendar={calendar}
        waves={props.waves}
        onChange={(fields) => onChange({ ...draft, ...fields })}
      />
      <Options panel={props} replan={replan} />
      {isConfirming && change !== null && price !== undefined && option !== undefined && (
        <ConfirmReplan
          rollout={rollout}
          change={change}
          price={price}
          option={option}
          onDone={onClose}
          onClose={() => setConfirming(false)}
        />
      )}
    </SidePanel>
  );
}
