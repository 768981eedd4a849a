/** The waves of a rollout: what is missing before them, the planner after the go, then calendar and live board. */
import type { WaveCalendar } from '#contracts/replan.ts';
import type { Board, Rollout, Stage } from '#contracts/rollouts.ts';
import { Answer } from '../../app/answer.tsx';
import { useAddressValue, useBoard, useRollout } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Page } from '../../ui/page.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { CarriesOut } from '../feedback/carries-out.tsx';
import { usePlans } from '../plans/use-plans.ts';
import { PeoplePanel, useCanOpenPeople, usePeopleChoice } from '../rollouts/people-panel.tsx';
import { pilotOf, wavesOf } from '../rollouts/phases.ts';
import { useStageName } from '../rollouts/stage-name.ts';
import { BeforeGo } from './before-go.tsx';
import { ticketsAWeek } from './capacity.ts';
import { weekOver } from './calendar-shape.ts';
import { ApproveWaves } from './approve-waves.tsx';
import { LaidOut, useReplanCommands, useReplanning, useRevision, useWaveCalendar } from './laid-out.tsx';
import type { OnPeople } from './live-board.tsx';
import { openWeeks } from './replan-draft.ts';
import { barringWave, currentWave } from './wave-look.ts';
import { WavePanel } from './wave-panel.tsx';
import { WavePlanner } from './wave-planner.tsx';
import { wavesTexts } from './waves-texts.ts';
import { mondayOf, weekNumber } from './weeks.ts';
import './calendar.css';
import './replan.css';
import './plan-tables.css';
import './waves.css';

type Places = { readonly rollout: Rollout; readonly board: Board };
type WavesProps = Places & { readonly calendar: WaveCalendar | null };

/** The one thing to know about the waves now. */
function WavesTag({ rollout, board, calendar }: WavesProps) {
  const texts = useTexts(wavesTexts).states;
  const format = useFormat();
  const stageName = useStageName();
  const waves = wavesOf(board.stages);
  const wave = currentWave(board);
  const plans = usePlans(rollout.rolloutId).data;
  if (waves.length === 0) {
    const isGo = pilotOf(board.stages)?.status === 'passed';
    return <Tag tone={isGo ? 'accent' : 'none'}>{isGo ? texts.toPlan : texts.beforeGo}</Tag>;
  }
  if (plans?.wavesWait === true)
    return (
      <Tag tone="warn" icon="clock">
        {plans.open === null ? texts.sentBack : texts.waiting}
      </Tag>
    );
  const bar = barringWave(board, format.dateOf(board.asAt));
  if (bar !== undefined && (rollout.status === 'running' || rollout.status === 'paused'))
    return (
      <Tag tone="warn" icon="pause">
        {texts.barred(stageName(bar.name))}
      </Tag>
    );
  if (wave === undefined) {
    const residue = waves.reduce((sum, { residue: left }) => sum + left, 0);
    if (residue === 0) return <Tag tone="pass">{texts.ended}</Tag>;
    return <Tag tone="warn">{texts.endedWithout(residue, format.number(residue))}</Tag>;
  }
  if (wave.held)
    return (
      <Tag tone="warn" icon="pause">
        {texts.held(stageName(wave.name))}
      </Tag>
    );
  const overOn = calendar === null ? undefined : weekOver(calendar, format.dateOf(board.asAt));
  if (overOn !== undefined) return <Tag tone="warn">{texts.over(format.number(weekNumber(overOn)))}</Tag>;
  if (wave.status === 'awaiting_decision')
    return (
      <Tag tone="warn" icon="clock">
        {texts.deciding(stageName(wave.name))}
      </Tag>
    );
  if (wave.startedAt === null && wave.dates === 'broken')
    return (
      <Tag tone="warn" icon="calendar">
        {texts.dateOpen(stageName(wave.name))}
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

/** The panel of the page: people behind a number, a re-plan, whom a revision moved, or one wave. */
function usePanel(places: Places, calendar: WaveCalendar | null) {
  const { rollout, board } = places;
  const canOpen = useCanOpenPeople();
  const [people, setPeople] = usePeopleChoice();
  const [waveId, setWave] = useAddressValue('wave');
  const replans = useReplanning(places, calendar);
  const revision = useRevision(rollout);
  const selected = wavesOf(board.stages).find((wave) => String(wave.stageId) === waveId);
  const onPeople: OnPeople = canOpen
    ? (stage, state, enrol) => setPeople({ state, stageId: stage?.stageId ?? 'all', group: null, enrol })
    : undefined;
  // A closed list of people shows the panel again that it was opened from.
  const panel =
    people !== null ? (
      <PeoplePanel
        rolloutId={rollout.rolloutId}
        choice={people}
        stages={board.stages}
        onChange={setPeople}
        onClose={() => setPeople(null)}
      />
    ) : replans.panel !== null ? (
      replans.panel
    ) : revision.panel !== null ? (
      revision.panel
    ) : selected === undefined ? null : (
      <WavePanel
        rollout={rollout}
        board={board}
        wave={selected}
        capacity={ticketsAWeek(rollout)}
        onPeople={onPeople}
        onSlip={
          calendar === null ||
          selected.startsOn === null ||
          !openWeeks(calendar).includes(mondayOf(selected.startsOn))
            ? undefined
            : () => replans.begin('slip', { slipsOn: mondayOf(selected.startsOn ?? '') })
        }
        onClose={() => setWave(null)}
      />
    );
  const onOpen = (wave: Stage) =>
    setWave(wave.stageId === selected?.stageId && people === null ? null : String(wave.stageId));
  return { panel, selected, onOpen, onPeople, replans, revision };
}

function Waves({ calendar, ...places }: WavesProps) {
  const { rollout, board } = places;
  const texts = useTexts(wavesTexts);
  const { panel, selected, onOpen, onPeople, replans, revision } = usePanel(places, calendar);
  const commands = useReplanCommands(rollout, calendar, replans);
  const hasWaves = wavesOf(board.stages).length > 0;
  const isGo = pilotOf(board.stages)?.status === 'passed';
  return (
    <Page
      title={texts.title}
      breadcrumb={{ label: rollout.name, to: `/rollouts/${rollout.rolloutId}` }}
      state={<WavesTag rollout={rollout} board={board} calendar={calendar} />}
      commands={hasWaves ? commands : undefined}
      panel={panel}
    >
      <CarriesOut />
      {hasWaves && <ApproveWaves rollout={rollout} />}
      {hasWaves ? (
        <LaidOut
          {...places}
          calendar={calendar}
          selected={selected}
          replans={replans}
          openRevision={revision.openRevision}
          onRevision={revision.onRevision}
          onOpen={onOpen}
          onPeople={onPeople}
        />
      ) : isGo ? (
        <WavePlanner {...places} />
      ) : (
        <BeforeGo {...places} />
      )}
    </Page>
  );
}

/** The plan is read once there are waves. */
function Found(places: Places) {
  const texts = useTexts(wavesTexts);
  const hasWaves = wavesOf(places.board.stages).length > 0;
  const plan = useWaveCalendar(places.rollout, hasWaves);
  if (!hasWaves) return <Waves {...places} calendar={null} />;
  return (
    <Answer of={plan} what={texts.what}>
      {({ calendar }) => <Waves {...places} calendar={calendar} />}
    </Answer>
  );
}

export default function WavesPage() {
  const texts = useTexts(wavesTexts);
  const rollout = useRollout();
  const board = useBoard();
  return (
    <Answer of={rollout} what={texts.what}>
      {(found) => <Answer of={board}>{(counts) => <Found rollout={found} board={counts} />}</Answer>}
    </Answer>
  );
}
