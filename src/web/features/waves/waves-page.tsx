/** The waves of a rollout: what is missing before them, the planner after the go, then calendar and live board. */
import { Link } from '@tanstack/react-router';
import type { Board, Rollout, Stage } from '#contracts/rollouts.ts';
import { Answer } from '../../app/answer.tsx';
import { useAddressValue, useBoard, useRollout } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { ClockBanner } from '../rehearsal/clock-banner.tsx';
import { PeoplePanel, useCanOpenPeople, usePeopleChoice } from '../rollouts/people-panel.tsx';
import { pilotOf, wavesOf } from '../rollouts/phases.ts';
import { useStageName } from '../rollouts/stage-name.ts';
import { WhyCard } from './approach-cards.tsx';
import { BeforeGo } from './before-go.tsx';
import { ticketsAWeek } from './capacity.ts';
import { LiveBoard, type OnPeople } from './live-board.tsx';
import { CalendarLegend, WaveCalendar } from './wave-calendar.tsx';
import { currentWave, expectedTickets } from './wave-look.ts';
import { WavePanel } from './wave-panel.tsx';
import { WavePlanner } from './wave-planner.tsx';
import { wavesTexts } from './waves-texts.ts';
import { weekNumber } from './weeks.ts';
import './waves.css';

type Places = { readonly rollout: Rollout; readonly board: Board };

/** The one thing to know about the waves now. */
function WavesTag({ board, rollout }: Places) {
  const texts = useTexts(wavesTexts).states;
  const format = useFormat();
  const stageName = useStageName();
  const capacity = ticketsAWeek(rollout);
  const waves = wavesOf(board.stages);
  const wave = currentWave(board);
  const over = waves.find(
    (entry) =>
      entry.startedAt === null &&
      capacity !== null &&
      (expectedTickets(entry, board.ticketsPerPerson) ?? 0) > capacity,
  );
  if (waves.length === 0) {
    const isGo = pilotOf(board.stages)?.status === 'passed';
    return <Tag tone={isGo ? 'accent' : 'none'}>{isGo ? texts.toPlan : texts.beforeGo}</Tag>;
  }
  if (wave === undefined) return <Tag tone="pass">{texts.ended}</Tag>;
  if (wave.held)
    return (
      <Tag tone="warn" icon="pause">
        {texts.held(stageName(wave.name))}
      </Tag>
    );
  const overOn = over?.startsOn ?? null;
  if (overOn !== null) return <Tag tone="warn">{texts.over(format.number(weekNumber(overOn)))}</Tag>;
  if (wave.status === 'awaiting_decision')
    return (
      <Tag tone="warn" icon="clock">
        {texts.deciding(stageName(wave.name))}
      </Tag>
    );
  if (wave.startedAt === null && wave.startsOn !== null)
    return (
      <Tag tone="accent" icon="calendar">
        {texts.next(stageName(wave.name), format.weekday(wave.startsOn))}
      </Tag>
    );
  return (
    <Tag tone="accent" icon="operations">
      {texts.running(stageName(wave.name))}
    </Tag>
  );
}

function CalendarCard({
  rollout,
  board,
  selected,
  onOpen,
  onPeople,
}: Places & {
  readonly selected: Stage | undefined;
  readonly onOpen: (wave: Stage) => void;
  readonly onPeople: OnPeople;
}) {
  const texts = useTexts(wavesTexts);
  const format = useFormat();
  const capacity = ticketsAWeek(rollout);
  const waves = wavesOf(board.stages);
  const people = waves.reduce((sum, wave) => sum + wave.people, 0);
  const pilot = pilotOf(board.stages)?.people ?? 0;
  const rate = board.ticketsPerPerson;
  return (
    <Card
      title={texts.calendarTitle}
      note={texts.calendarNote(format.number(waves.length), format.number(people))}
    >
      <WaveCalendar
        board={board}
        waves={waves}
        capacity={capacity}
        selected={selected}
        onOpen={onOpen}
        onPeople={onPeople}
      />
      <CalendarLegend>
        {texts.legendSum(format.number(people), format.number(pilot), format.number(board.targeted))}
      </CalendarLegend>
      <div className="bw-capacity">
        {rate === null ? (
          <p className="bw-quiet">{texts.rateAbsent}</p>
        ) : (
          <>
            <p>
              <b>{texts.loadTitle}</b>
              <span>{capacity === null ? texts.loadAsk : texts.loadNote(format.number(rate, 2))}</span>
            </p>
            <Link to={`/rollouts/${rollout.rolloutId}/helpdesk` as never} search={{ tab: 'load' } as never}>
              {texts.toLoad}
            </Link>
          </>
        )}
      </div>
    </Card>
  );
}

function LaidOut({ rollout, board, selected, onOpen, onPeople }: Parameters<typeof CalendarCard>[0]) {
  const texts = useTexts(wavesTexts);
  return (
    <>
      <CalendarCard rollout={rollout} board={board} selected={selected} onOpen={onOpen} onPeople={onPeople} />
      <Card title={texts.boardTitle} note={texts.boardNote}>
        <LiveBoard board={board} selected={selected} onOpen={onOpen} onPeople={onPeople} />
      </Card>
      <WhyCard rollout={rollout} />
    </>
  );
}

/** The panel of the page: people behind a number, or one wave. */
function usePanel({ rollout, board }: Places) {
  const canOpen = useCanOpenPeople();
  const [people, setPeople] = usePeopleChoice();
  const [waveId, setWave] = useAddressValue('wave');
  const capacity = ticketsAWeek(rollout);
  const selected = wavesOf(board.stages).find((wave) => String(wave.stageId) === waveId);
  const onPeople: OnPeople = canOpen
    ? (stage, state) => setPeople({ state, stageId: stage?.stageId ?? 'all', group: null })
    : undefined;
  // A closed list of people shows the wave again that it was opened from.
  const panel =
    people !== null ? (
      <PeoplePanel
        rolloutId={rollout.rolloutId}
        choice={people}
        stages={board.stages}
        onChange={setPeople}
        onClose={() => setPeople(null)}
      />
    ) : selected === undefined ? null : (
      <WavePanel
        rollout={rollout}
        board={board}
        wave={selected}
        capacity={capacity}
        onPeople={onPeople}
        onClose={() => setWave(null)}
      />
    );
  const onOpen = (wave: Stage) =>
    setWave(wave.stageId === selected?.stageId && people === null ? null : String(wave.stageId));
  return { panel, selected, onOpen, onPeople };
}

function Waves(places: Places) {
  const { rollout, board } = places;
  const texts = useTexts(wavesTexts);
  const { panel, selected, onOpen, onPeople } = usePanel(places);
  const hasWaves = wavesOf(board.stages).length > 0;
  const isGo = pilotOf(board.stages)?.status === 'passed';
  return (
    <Page
      title={texts.title}
      breadcrumb={{ label: rollout.name, to: `/rollouts/${rollout.rolloutId}` }}
      state={<WavesTag {...places} />}
      panel={panel}
    >
      <ClockBanner />
      {hasWaves ? (
        <LaidOut {...places} selected={selected} onOpen={onOpen} onPeople={onPeople} />
      ) : isGo ? (
        <WavePlanner {...places} />
      ) : (
        <BeforeGo {...places} />
      )}
    </Page>
  );
}

export default function WavesPage() {
  const texts = useTexts(wavesTexts);
  const rollout = useRollout();
  const board = useBoard();
  return (
    <Answer of={rollout} what={texts.what}>
      {(found) => <Answer of={board}>{(counts) => <Waves rollout={found} board={counts} />}</Answer>}
    </Answer>
  );
}
