/** The four headline numbers of a rollout, each with its denominator and what it does not say. */
import type { Forecast } from '#contracts/forecast.ts';
import type { Board, PersonState, Rollout } from '#contracts/rollouts.ts';
import { useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { MetricCard } from '../../ui/metric-card.tsx';
import { useExactInterval } from '../../ui/use-exact-interval.ts';
import { forecastTexts } from '../forecast/forecast-texts.ts';
import { useForecast } from '../forecast/use-forecast.ts';
import { finishedOf } from './everybody.ts';
import { overviewTexts } from './overview-texts.ts';
import { daysUntil, firstStartOf, lastEndOf, plannedFinish } from './phases.ts';
import { useStageName } from './stage-name.ts';

type OnOpen = ((state: PersonState | 'all') => void) | undefined;

function DoneCard({ board, onOpen }: { readonly board: Board; readonly onOpen: OnOpen }) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const done = board.counts.succeeded ?? 0;
  const excluded = board.counts.excluded ?? 0;
  const isEmpty = board.targeted === 0;
  return (
    <MetricCard
      label={texts.done}
      value={format.number(done)}
      of={texts.ofTargeted(format.number(board.targeted))}
      note={
        isEmpty
          ? texts.nobodyTargeted
          : texts.doneNote(
              format.percent(done / board.targeted),
              format.number(board.targeted - excluded),
              format.number(excluded),
            )
      }
      onOpen={onOpen === undefined || done === 0 ? undefined : () => onOpen('succeeded')}
    />
  );
}

function SucceededCard({ board, onOpen }: { readonly board: Board; readonly onOpen: OnOpen }) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const { counts } = board;
  const finished = finishedOf(counts);
  const { succeeded = 0, failed = 0, unreachable = 0 } = counts;
  const exact = useExactInterval()(succeeded, finished);
  const note = texts.succeededNote(format.number(failed), format.number(unreachable));
  return (
    <MetricCard
      label={texts.succeeded}
      value={finished === 0 ? null : format.percent(succeeded / finished)}
      of={finished === 0 ? undefined : texts.ofFinished(format.number(finished))}
      note={finished === 0 ? texts.nobodyFinished : exact === undefined ? note : `${note} · ${exact}`}
      onOpen={onOpen === undefined || failed === 0 ? undefined : () => onOpen('failed')}
    />
  );
}

function TicketsCard({ board }: { readonly board: Board }) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const { ticketsPerPerson, ticketPeople, openTickets } = board;
  return (
    <MetricCard
      label={texts.tickets}
      value={ticketsPerPerson === null ? null : format.number(ticketsPerPerson * 100, 1)}
      of={ticketsPerPerson === null ? undefined : texts.ofTicketPeople(format.number(ticketPeople))}
      note={
        ticketsPerPerson === null
          ? texts.ticketsAbsent
          : texts.ticketsNote(openTickets, format.number(openTickets))
      }
    />
  );
}

/** The words of a note that are there, one under the other. */
function Lines({ words }: { readonly words: readonly string[] }) {
  return words.map((line) => (
    <span key={line} className="bw-note-line">
      {line}
    </span>
  ));
}

/** How long the rollout takes from its first start until `endOn`, and which day of it today is while it goes on. */
function useDeployWords(rollout: Rollout) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const today = format.dateOf(useNow());
  const first = firstStartOf(rollout.stages);
  return (endOn: string | null): readonly string[] => {
    if (first === null) return [];
    const days = (on: string) => daysUntil(format.dateOf(first), on);
    const words = [
      ...(endOn === null ? [] : [texts.daysToDeploy(days(endOn), format.number(days(endOn)))]),
      ...(endOn !== null && endOn <= today ? [] : [texts.dayToday(format.number(days(today)))]),
    ];
    return [words.join(', ')];
  };
}

/** The likely end with its spread once there is a forecast, and the plan until then. */
function FinishCard({ rollout, onOpen }: { readonly rollout: Rollout; readonly onOpen: () => void }) {
  const forecast = useForecast(rollout.rolloutId);
  if (forecast === undefined || forecast === null) return <PlannedFinish rollout={rollout} onOpen={onOpen} />;
  return <ForecastFinish rollout={rollout} forecast={forecast} onOpen={onOpen} />;
}

function ForecastFinish({
  rollout,
  forecast,
  onOpen,
}: {
  readonly rollout: Rollout;
  readonly forecast: Forecast;
  readonly onOpen: () => void;
}) {
  const texts = useTexts(forecastTexts);
  const format = useFormat();
  const { finish, targetOn } = forecast;
  const { p10, p50, p90 } = finish;
  const isLate = targetOn !== null && (p50 === null || p50 > targetOn);
  const range =
    p90 !== null && p10 !== null
      ? [texts.range(format.dateRange(p10, p90))]
      : p10 === null
        ? []
        : [texts.rangeOpen(format.dayMonth(p10))];
  const deploy = useDeployWords(rollout);
  return (
    <MetricCard
      label={texts.finish}
      value={p50 === null ? texts.finishOpen : format.date(p50)}
      of={targetOn === null ? undefined : texts.finishTarget(format.dayMonth(targetOn))}
      tone={targetOn === null ? undefined : isLate ? 'warn' : 'pass'}
      note={<Lines words={[...range, ...deploy(p50)]} />}
      onOpen={onOpen}
    />
  );
}

function PlannedFinish({ rollout, onOpen }: { readonly rollout: Rollout; readonly onOpen: () => void }) {
  const texts = useTexts(overviewTexts);
  const format = useFormat();
  const now = useNow();
  const stageName = useStageName();
  const deploy = useDeployWords(rollout);
  const finish = plannedFinish(rollout.stages, format.dateOf(now));
  const { targetOn } = rollout.settings;
  const target = targetOn === null ? undefined : texts.finishTarget(format.dayMonth(targetOn));
  if (finish === null)
    return (
      <MetricCard
        label={texts.finish}
        value={null}
        absent={texts.finishAbsent}
        of={target}
        note={texts.finishAbsentNote}
        onOpen={onOpen}
      />
    );
  const { late, lastStartsOn, isOver } = finish;
  const isAfterTarget = targetOn !== null && lastStartsOn > targetOn;
  const ended = isOver ? lastEndOf(rollout.stages) : null;
  const note =
    late !== undefined
      ? [texts.finishLate(stageName(late.name), format.dayMonth(late.startsOn ?? lastStartsOn))]
      : isOver
        ? [texts.finishOver, ...(ended === null ? [] : deploy(format.dateOf(ended)))]
        : [texts.finishNote];
  return (
    <MetricCard
      label={texts.finish}
      value={format.date(lastStartsOn)}
      of={target}
      tone={isOver ? 'pass' : late !== undefined || isAfterTarget ? 'warn' : undefined}
      note={<Lines words={note} />}
      onOpen={onOpen}
    />
  );
}

/** The row of numbers; `onOpen` shows the people behind one, `onFinish` what the end rests on. */
export function HeadlineNumbers({
  rollout,
  board,
  onOpen,
  onFinish,
}: {
  readonly rollout: Rollout;
  readonly board: Board;
  readonly onOpen: OnOpen;
  readonly onFinish: () => void;
}) {
  return (
    <div className="bw-headline">
      <div>
        <DoneCard board={board} onOpen={onOpen} />
        <SucceededCard board={board} onOpen={onOpen} />
        <TicketsCard board={board} />
        <FinishCard rollout={rollout} onOpen={onFinish} />
      </div>
    </div>
  );
}
