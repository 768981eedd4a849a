/** The panel that re-plans: what changed, what it costs in each way, and the confirmation with a reason. */
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { WaveCalendar } from '#contracts/replan.ts';
import type { Rollout, Stage } from '#contracts/rollouts.ts';
import { useBarredBy } from '../../app/process-manager.ts';
import { useCan } from '../../app/session.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Loading } from '../../ui/progress.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { usePlans } from '../plans/use-plans.ts';
import type { LoadMetric, TicketRate } from './calendar-shape.ts';
import { ConfirmReplan } from './confirm-replan.tsx';
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

/** The panel; `replan` is `useReplan` of the same draft, so that the calendar can show what it would do. */
export function ReplanPanel(props: ReplanPanelProps & { readonly replan: Replanning }) {
  const { rollout, calendar, draft, replan, onChange, onClose } = props;
  const texts = useTexts(replanTexts);
  const format = useFormat();
  const canPlan = useCan('rollout.plan');
  const barred = useBarredBy();
  const [isConfirming, setConfirming] = useState(false);
  const { change, price, option, isFresh } = replan;
  const plans = usePlans(rollout.rolloutId).data;
  const isApproved = plans?.wavesWait === false;
  const blocked = !canPlan
    ? texts.mayNotPlan
    : rollout.status !== 'running' && rollout.status !== 'paused'
      ? texts.notRunning
      : isApproved && plans.open !== null
        ? texts.planWaits
        : barred;
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
            disabled={option === undefined || !isFresh || plans === undefined || blocked !== undefined}
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
          isApproved={isApproved}
          onDone={onClose}
          onClose={() => setConfirming(false)}
        />
      )}
    </SidePanel>
  );
}
