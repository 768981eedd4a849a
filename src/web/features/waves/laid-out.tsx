/** The waves once they are laid out: calendar and live board, the plan by month, and what became of it. */
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { replanRoutes, type WaveCalendar as Calendar } from '#contracts/replan.ts';
import type { Board, Rollout, Stage } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { useAddressValue } from '../../app/rollout.ts';
import { useCan, useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { ChoiceChip } from '../../ui/chip.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Command } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { loadTexts } from '../load/load-texts.ts';
import { DecidedPlansCard } from '../plans/decided-plans-card.tsx';
import { usePlans } from '../plans/use-plans.ts';
import { NextNotReady } from '../readiness/not-ready-line.tsx';
import { pilotOf, wavesOf } from '../rollouts/phases.ts';
import { WhyCard } from './approach-cards.tsx';
import { deltasOf, loadsOf, type LoadMetric, type TicketRate } from './calendar-shape.ts';
import { calendarTexts } from './calendar-texts.ts';
import { ticketsAWeek } from './capacity.ts';
import { ClosedStandings } from './closed-standings.tsx';
import { EnrolTable } from './enrol-table.tsx';
import { LiveBoard, type OnPeople } from './live-board.tsx';
import { MonthTable } from './month-table.tsx';
import { monthTexts } from './month-texts.ts';
import { firstReplan, replanKinds, type ReplanDraft, type ReplanKind } from './replan-draft.ts';
import { ReplanPanel, useReplan } from './replan-panel.tsx';
import { replanTexts } from './replan-texts.ts';
import { revisionTexts } from './revision-texts.ts';
import { RevisionPanel, RevisionsCard } from './revisions-card.tsx';
import { CalendarLegend, WaveCalendar, type Move } from './wave-calendar.tsx';
import { wavesTexts } from './waves-texts.ts';

type Places = { readonly rollout: Rollout; readonly board: Board };

/** The plan behind the waves; null for waves laid out before it was kept, undefined until it is known. */
export function useWaveCalendar({ rolloutId }: Pick<Rollout, 'rolloutId'>, isEnabled: boolean) {
  return useRoute(replanRoutes.getWaveCalendar, { params: { rolloutId } }, { isEnabled });
}

/** What may be said about tickets where the plan sets no limit to them, and whether people or tickets are shown. */
function useMetric({ rollout, board }: Places, calendar: Calendar | null) {
  const rate: TicketRate = { perPerson: board.ticketsPerPerson, aWeek: ticketsAWeek(rollout) };
  const hasTickets = calendar !== null && loadsOf(calendar, 'tickets', rate) !== null;
  const [chosen, choose] = useState<LoadMetric | null>(null);
  const metric: LoadMetric = hasTickets ? (chosen ?? 'tickets') : 'people';
  return { rate, hasTickets, metric, choose };
}

/**
 * Re-planning from the page: the draft, kept as its kind in the address, what it costs, and the ways to begin it. All
 * of it is undefined while there is no plan to change.
 */
export function useReplanning(places: Places, calendar: Calendar | null) {
  const today = useFormat().dateOf(useNow());
  const [kindText, setKind] = useAddressValue('replan');
  const kind = replanKinds.find((each) => each === kindText);
  const [draft, setDraft] = useState<ReplanDraft | null>(null);
  const current =
    calendar === null || kind === undefined
      ? null
      : draft?.kind === kind
        ? draft
        : firstReplan(kind, calendar, today);
  const replan = useReplan(places.rollout, current);
  const change = useCallback(
    (next: ReplanDraft | null) => {
      setDraft(next);
      setKind(next?.kind ?? null);
    },
    [setDraft, setKind],
  );
  const begin = useCallback(
    (next: ReplanKind, fields: Partial<ReplanDraft> = {}) => {
      if (calendar !== null) change({ ...firstReplan(next, calendar, today), ...fields });
    },
    [calendar, change, today],
  );
  const begunMove = useCallback(
    ({ values, from, to }: Move) => begin('move', { group: [...values], groupFrom: from, groupTo: to }),
    [begin],
  );
  const measures = useMetric(places, calendar);
  const deltas = useMemo(
    () => deltasOf(current === null ? [] : (replan.option?.moves ?? [])),
    [current, replan.option],
  );
  const panel =
    calendar === null || current === null ? null : (
      <ReplanPanel
        rollout={places.rollout}
        calendar={calendar}
        waves={wavesOf(places.board.stages)}
        metric={measures.metric}
        rate={measures.rate}
        draft={current}
        replan={replan}
        onChange={change}
        onClose={() => change(null)}
      />
    );
  return { panel, begin, begunMove, deltas, ...measures };
}
export type Replans = ReturnType<typeof useReplanning>;

/** The commands of the page; while a plan waits for somebody, what decides it is the first thing to do. */
export function useReplanCommands(
  { rolloutId }: Rollout,
  calendar: Calendar | null,
  { begin }: Replans,
): readonly Command[] {
  const plans = usePlans(rolloutId).data;
  const isDecided = plans === undefined || (plans.open === null && !plans.wavesWait);
  const texts = useTexts(replanTexts);
  const { toFreezes } = useTexts(calendarTexts);
  const loadWords = useTexts(loadTexts);
  const navigate = useNavigate();
  const freezes: Command = {
    label: toFreezes,
    icon: 'calendar',
    onRun: () => void navigate({ to: '/calendar' }),
  };
  const load: Command = {
    label: loadWords.title,
    icon: 'chart',
    kind: 'quiet',
    onRun: () => void navigate({ to: '/load' }),
  };
  if (calendar === null) return [load, freezes];
  return [
    load,
    freezes,
    {
      label: texts.command,
      icon: 'shuffle',
      kind: isDecided ? 'primary' : 'neutral',
      choices: replanKinds.map((kind) => ({ label: texts.kinds[kind], onRun: () => begin(kind) })),
    },
  ];
}

type CardProps = Places & {
  readonly calendar: Calendar;
  readonly selected: Stage | undefined;
  readonly replans: Replans;
  readonly onOpen: (wave: Stage) => void;
};

function CalendarCard({ rollout, board, calendar, selected, replans, onOpen }: CardProps) {
  const texts = useTexts(calendarTexts);
  const waveTexts = useTexts(wavesTexts);
  const format = useFormat();
  const say = useSay();
  const canPlan = useCan('rollout.plan');
  const { metric, rate, hasTickets, choose, deltas, begunMove } = replans;
  const waves = wavesOf(board.stages).filter(({ people }) => people > 0);
  const people = waves.reduce((sum, wave) => sum + wave.people, 0);
  const starts = calendar.columns.reduce((sum, column) => sum + column.people, 0);
  const { weeks, boundWeeks, boundBy } = calendar;
  const bound =
    weeks <= boundWeeks
      ? texts.bestReached(format.number(weeks))
      : texts.bestMissed(format.number(weeks), format.number(boundWeeks));
  return (
    <Card
      title={waveTexts.calendarTitle}
      note={texts.note(format.number(waves.length), format.number(people))}
    >
      <ClosedStandings calendar={calendar} onReplan={() => replans.begin('closed')} />
      <div className="bw-cal-head">
        <p title={texts.boundBy(say(boundBy))}>{bound}</p>
        {hasTickets && (
          <ChoiceChip
            label={texts.show}
            value={metric}
            choices={(['tickets', 'people'] as const).map((value) => ({ value, label: texts.metric[value] }))}
            onChange={choose}
          />
        )}
      </div>
      <WaveCalendar
        rolloutId={rollout.rolloutId}
        calendar={calendar}
        board={board}
        waves={waves}
        metric={metric}
        rate={rate}
        selected={selected}
        deltas={deltas}
        onOpenWave={onOpen}
        onOpenMove={canPlan ? begunMove : undefined}
      />
      <CalendarLegend>
        {texts.legendSum(
          format.number(starts),
          format.number(people - starts),
          format.number(pilotOf(board.stages)?.people ?? 0),
          format.number(board.targeted),
        )}
      </CalendarLegend>
      {!hasTickets && <LoadAsk rollout={rollout} rate={rate} />}
    </Card>
  );
}

/** What is missing before tickets can be shown beside people. */
function LoadAsk({ rollout, rate }: { readonly rollout: Rollout; readonly rate: TicketRate }) {
  const texts = useTexts(wavesTexts);
  return (
    <div className="bw-cal-ask">
      <p>{rate.perPerson === null ? texts.rateAbsent : texts.loadAsk}</p>
      {rate.perPerson !== null && (
        <Link to={`/rollouts/${rollout.rolloutId}/helpdesk` as never} search={{ tab: 'load' } as never}>
          {texts.toLoad}
        </Link>
      )}
    </div>
  );
}

/** Stands where the calendar would, for waves nobody knows the groups of. */
function WithoutPlan({ rollout }: { readonly rollout: Rollout }) {
  const texts = useTexts(calendarTexts);
  return (
    <Notice
      tone="none"
      icon="info"
      title={texts.withoutPlanTitle}
      actions={
        <>
          <Button component={Link} to={`/rollouts/${rollout.rolloutId}/run` as never} size="compact-sm">
            {texts.toRun}
          </Button>
          <Button component={Link} to={'/calendar'} size="compact-sm">
            {texts.toFreezes}
          </Button>
        </>
      }
    >
      <p>{texts.withoutPlan}</p>
      <p>{texts.withoutPlanDo}</p>
    </Notice>
  );
}

const tabIds = ['plan', 'months', 'revisions'] as const;

/** Everything under the title; `openRevision` shows whom a re-plan moved. */
export function LaidOut({
  calendar,
  openRevision,
  onRevision,
  onPeople,
  ...card
}: Omit<CardProps, 'calendar'> & {
  readonly calendar: Calendar | null;
  readonly openRevision: number | undefined;
  readonly onRevision: (revision: number) => void;
  readonly onPeople: OnPeople;
}) {
  const { rollout, board, selected, onOpen } = card;
  const texts = useTexts(wavesTexts);
  const { tab: months } = useTexts(monthTexts);
  const { revisions } = useTexts(revisionTexts);
  const format = useFormat();
  const [tabText, setTab] = useAddressValue('tab');
  const tab = tabIds.find((id) => id === tabText) ?? 'plan';
  const liveBoard = (
    <Card title={texts.boardTitle} note={texts.boardNote}>
      <LiveBoard board={board} selected={selected} onOpen={onOpen} onPeople={onPeople} />
    </Card>
  );
  if (calendar === null)
    return (
      <>
        <WithoutPlan rollout={rollout} />
        {liveBoard}
        <WhyCard rollout={rollout} />
      </>
    );
  return (
    <Tabs
      label={texts.title}
      value={tab}
      onChange={(id) => setTab(id === 'plan' ? null : id)}
      tabs={[
        { id: 'plan', label: texts.calendarTitle },
        { id: 'months', label: months },
        {
          id: 'revisions',
          label: revisions,
          count: calendar.revision > 1 ? format.number(calendar.revision) : undefined,
        },
      ]}
    >
      {tab === 'plan' && (
        <>
          <NextNotReady rollout={rollout} />
          <CalendarCard {...card} calendar={calendar} />
          {liveBoard}
        </>
      )}
      {tab === 'months' && (
        <>
          <MonthTable board={board} calendar={calendar} onPeople={onPeople} />
          <EnrolTable rolloutId={rollout.rolloutId} board={board} calendar={calendar} onPeople={onPeople} />
        </>
      )}
      {tab === 'revisions' && (
        <>
          <RevisionsCard rolloutId={rollout.rolloutId} openId={openRevision} onOpen={onRevision} />
          <DecidedPlansCard rolloutId={rollout.rolloutId} />
          <WhyCard rollout={rollout} />
        </>
      )}
    </Tabs>
  );
}

/** The panel of a revision's people, and a way to open and close it, kept in the address. */
export function useRevision({ rolloutId }: Pick<Rollout, 'rolloutId'>) {
  const [text, setText] = useAddressValue('revision');
  const number = Number(text);
  const openRevision = Number.isSafeInteger(number) && number > 1 ? number : undefined;
  const panel =
    openRevision === undefined ? null : (
      <RevisionPanel
        key={openRevision}
        rolloutId={rolloutId}
        revision={openRevision}
        onClose={() => setText(null)}
      />
    );
  return { panel, openRevision, onRevision: (revision: number) => setText(String(revision)) };
}
