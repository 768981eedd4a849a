/** One wave in the side panel: its people, the load it brings, why it is held, and the plan it follows. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Board, Rollout, Stage } from '#contracts/rollouts.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Notice } from '../../ui/notice.tsx';
import { Details } from '../../ui/details.tsx';
import { Figures, PanelSection, SidePanel, type Figure } from '../../ui/side-panel.tsx';
import { StageStateTag } from '../../ui/state-tag.tsx';
import { StateKeys } from '../rollouts/everybody-card.tsx';
import { StageLoadSection } from '../load/stage-load-section.tsx';
import { NotReadySection } from '../readiness/not-ready-line.tsx';
import { EverybodyBar } from '../rollouts/everybody-bar.tsx';
import { hasEnded } from '../rollouts/phases.ts';
import { useStageName } from '../rollouts/stage-name.ts';
import type { OnPeople } from './live-board.tsx';
import { replanTexts } from './replan-texts.ts';
import { excludedOf, expectedTickets, holdsOn, startersOf } from './wave-look.ts';
import { wavePanelTexts } from './wave-panel-texts.ts';
import { wavesTexts } from './waves-texts.ts';
import { weekNumber } from './weeks.ts';

function useFigures(wave: Stage, rate: number | null, capacity: number | null): readonly Figure[] {
  const texts = useTexts(wavePanelTexts);
  const waveTexts = useTexts(wavesTexts);
  const format = useFormat();
  const tickets = expectedTickets(wave, rate);
  const isOver = tickets !== null && capacity !== null && tickets > capacity;
  return [
    { value: format.number(wave.people), label: waveTexts.figurePeople },
    ...(excludedOf(wave) === 0
      ? []
      : [{ value: format.number(excludedOf(wave)), label: texts.figureExcluded }]),
    ...(tickets === null ? [] : [{ value: format.number(tickets), label: texts.figureTickets }]),
    ...(capacity === null
      ? []
      : [
          {
            value: format.number(capacity),
            label: texts.figureCapacity,
            tone: isOver ? ('warn' as const) : undefined,
          },
        ]),
  ];
}

function OverCapacity({
  wave,
  rate,
  capacity,
}: {
  readonly wave: Stage;
  readonly rate: number | null;
  readonly capacity: number | null;
}) {
  const texts = useTexts(wavePanelTexts);
  const format = useFormat();
  const tickets = expectedTickets(wave, rate);
  if (tickets === null || rate === null || rate === 0 || capacity === null || tickets <= capacity)
    return null;
  const tooMany = startersOf(wave) - Math.floor(capacity / rate);
  return (
    <Notice tone="warn">
      {texts.panelOver(format.number(tickets), format.number(capacity), format.number(tooMany))}
    </Notice>
  );
}

function Held({
  wave,
  board,
  rollout,
}: {
  readonly wave: Stage;
  readonly board: Board;
  readonly rollout: Rollout;
}) {
  const texts = useTexts(wavePanelTexts);
  const say = useSay();
  const holds = hasEnded(wave) ? [] : holdsOn(wave, board.holds);
  const before = board.stages.find(
    (stage) => stage.kind === 'wave' && stage.ordinal === wave.ordinal - 1 && !hasEnded(stage),
  );
  return (
    <>
      {holds.map((hold) => (
        <Notice
          key={hold.holdId}
          tone="warn"
          icon="pause"
          title={texts.panelHeld}
          actions={
            <Button
              component={Link}
              to={`/rollouts/${rollout.rolloutId}` as never}
              hash="holds"
              size="compact-sm"
            >
              {texts.toHolds}
            </Button>
          }
        >
          {say(hold.reason)}
        </Notice>
      ))}
      {before !== undefined && wave.startedAt === null && <Notice tone="none">{texts.panelWaits}</Notice>}
      {wave.dates === 'wait' && <Notice tone="none">{texts.panelDatesWait}</Notice>}
      {wave.dates === 'broken' && !hasEnded(wave) && (
        <Notice tone="warn" icon="calendar" title={texts.panelDatesBroken}>
          {texts.panelDatesFollow}
        </Notice>
      )}
    </>
  );
}

function Plan({ wave }: { readonly wave: Stage }) {
  const texts = useTexts(wavePanelTexts);
  const format = useFormat();
  const days = (count: number) => texts.panelDays(count, format.number(count));
  const day = (at: string | null) => (at === null ? null : format.weekday(format.dateOf(at)));
  const facts: readonly (readonly [string, string | null])[] = [
    [texts.panelStarts, wave.startsOn === null ? null : format.weekday(wave.startsOn)],
    [texts.panelStarted, day(wave.startedAt)],
    [texts.panelEnded, day(wave.endedAt)],
    [texts.panelPerDay, format.number(wave.startsPerDay)],
    [texts.panelNotice, days(wave.noticeDays)],
    [texts.panelWindow, days(wave.windowDays)],
    [texts.panelSoak, days(wave.soakDays)],
  ];
  const known = facts.filter((fact): fact is readonly [string, string] => fact[1] !== null);
  return <Details entries={known} />;
}

/** The panel. */
export function WavePanel({
  rollout,
  board,
  wave,
  capacity,
  onPeople,
  onSlip,
  onClose,
}: {
  readonly rollout: Rollout;
  readonly board: Board;
  readonly wave: Stage;
  readonly capacity: number | null;
  readonly onPeople: OnPeople;
  /** Asks what it costs when the wave slips; only while its people can still move. */
  readonly onSlip: (() => void) | undefined;
  readonly onClose: () => void;
}) {
  const texts = useTexts(wavePanelTexts);
  const waveTexts = useTexts(wavesTexts);
  const { slips } = useTexts(replanTexts);
  const format = useFormat();
  const stageName = useStageName();
  const figures = useFigures(wave, board.ticketsPerPerson, capacity);
  const week = wave.startsOn === null ? '' : waveTexts.weekLong(format.number(weekNumber(wave.startsOn)));
  return (
    <SidePanel
      title={stageName(wave.name)}
      subtitle={
        <span className="bw-board-tags">
          {wave.startsOn !== null && `${format.weekday(wave.startsOn)}, ${week}`}
          <StageStateTag state={wave.status} residue={wave.residue} />
        </span>
      }
      onClose={onClose}
      buttons={
        <>
          {onPeople !== undefined && (
            <Button variant="filled" onClick={() => onPeople(wave, 'all')}>
              {texts.showPeople}
            </Button>
          )}
          {onSlip !== undefined && <Button onClick={onSlip}>{slips}</Button>}
        </>
      }
    >
      <Figures figures={figures} />
      <Held wave={wave} board={board} rollout={rollout} />
      <OverCapacity wave={wave} rate={board.ticketsPerPerson} capacity={capacity} />
      {wave.axisValue !== null && (
        <PanelSection title={texts.panelGroups}>
          <p>{wave.axisValue}</p>
        </PanelSection>
      )}
      {wave.startedAt === null && <NotReadySection rolloutId={rollout.rolloutId} stage={wave} />}
      <StageLoadSection rolloutId={rollout.rolloutId} stageId={wave.stageId} />
      <PanelSection title={texts.panelPeople}>
        <div className="bw-panel-states">
          <EverybodyBar counts={wave.counts} isSlim />
          <StateKeys
            counts={wave.counts}
            onOpen={onPeople === undefined ? undefined : (state) => onPeople(wave, state)}
          />
        </div>
      </PanelSection>
      <PanelSection title={texts.panelPlan}>
        <Plan wave={wave} />
      </PanelSection>
    </SidePanel>
  );
}
