/**
 * The calendar of the waves: weeks across, groups down, the people of each group in the week they start; above it the
 * load of each week against what it takes. Closed weeks are hatched, today is a dashed line, and what nobody has been
 * told of yet can be moved.
 */
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef } from 'react';
import { isFirm, type WaveCalendar as Calendar } from '#contracts/replan.ts';
import type { Board, Stage } from '#contracts/rollouts.ts';
import { useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { LoadBars } from '../../ui/charts/load-bars.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { stateTexts } from '../../ui/state-texts.ts';
import { useStageName } from '../rollouts/stage-name.ts';
import { cellIcons } from './calendar-cell.tsx';
import { RowLabel } from './calendar-row.tsx';
import {
  cellLooks,
  closedToAll,
  conflictsOf,
  deltaKey,
  loadsOf,
  type CalendarCell,
  type CalendarRow,
  type LoadMetric,
  type TicketRate,
} from './calendar-shape.ts';
import { calendarTexts } from './calendar-texts.ts';
import { GroupRows } from './group-rows.tsx';
import { MoveVerdict } from './move-verdict.tsx';
import { useCellMove } from './use-cell-move.ts';
import { lookOf, waveIcons } from './wave-look.ts';
import { wavesTexts } from './waves-texts.ts';
import { mondayOf, weekNumber } from './weeks.ts';

const columnMin = 54;
/** Weeks left of this one that are in view at first, where at least as many to come are too. */
const weeksBefore = 3;
const weeksAhead = 3;

/** Two attributes need more room. */
function labelWidthOf({ axes }: Calendar): number {
  return axes.length > 1 ? 248 : 168;
}

/** A group that is wanted in another week; which one may be left to the panel. */
export type Move = {
  readonly values: CalendarRow['values'];
  readonly from: string;
  readonly to: string | null;
};

type CalendarProps = {
  readonly calendar: Calendar;
  readonly board: Board;
  readonly waves: readonly Stage[];
  readonly metric: LoadMetric;
  readonly rate: TicketRate;
  readonly selected: Stage | undefined;
  /** People who come and go per row and week, while a way to re-plan is looked at. */
  readonly deltas: ReadonlyMap<string, number>;
  readonly onOpenWave: (wave: Stage) => void;
  /** Opens the choice of another week for a group; not there for those who may not plan. */
  readonly onOpenMove: ((move: Move) => void) | undefined;
};

/** The Monday of this week, for the line of today. */
function useThisMonday(): string {
  const format = useFormat();
  return mondayOf(format.dateOf(useNow()));
}

function Load({ calendar, metric, rate, selected }: CalendarProps) {
  const texts = useTexts(calendarTexts);
  const waveTexts = useTexts(wavesTexts);
  const format = useFormat();
  const today = format.dateOf(useNow());
  const thisMonday = mondayOf(today);
  const loads = loadsOf(calendar, metric, rate);
  if (loads === null) return null;
  const { columns } = calendar;
  const selectedOn = selected?.startsOn ?? null;
  const frozen = closedToAll(calendar);
  const begun = columns.filter(({ startsOn }) => startsOn <= thisMonday).length;
  const isOver = loads.some(({ load, most }) => most !== null && load > most);
  const perPerson =
    calendar.minutesPerTicket === null
      ? rate.perPerson
      : calendar.minutesPerPerson / calendar.minutesPerTicket;
  const notes =
    metric === 'people' || perPerson === null
      ? []
      : [texts.ticketsNote(format.number(perPerson, 2)), texts.spillNote];
  return (
    <LoadBars
      columns={columns.map(({ startsOn }, index) => ({
        id: startsOn,
        label: waveTexts.weekShort(format.number(weekNumber(startsOn))),
        load: loads[index]!.load,
        most: loads[index]!.most,
        isMeasured: startsOn <= thisMonday,
        freeze: frozen.has(startsOn) ? (frozen.get(startsOn) ?? texts.closed) : undefined,
      }))}
      capacity={loads.at(-1)?.most ?? 0}
      capacityLabel={texts.limit[metric]}
      title={texts.chart[metric]}
      notes={notes}
      measuredColumns={begun > 0 ? begun : undefined}
      todayLabel={begun > 1 && !isOver ? waveTexts.today(format.weekday(today)) : undefined}
      selectedId={selectedOn === null ? undefined : mondayOf(selectedOn)}
      labelWidth={labelWidthOf(calendar)}
    />
  );
}

function WavePill({
  wave,
  isSelected,
  onOpen,
}: {
  readonly wave: Stage;
  readonly isSelected: boolean;
  readonly onOpen: (wave: Stage) => void;
}) {
  const states = useTexts(stateTexts).stage;
  const stageName = useStageName();
  const look = lookOf(wave);
  const icon = waveIcons[look];
  return (
    <button
      type="button"
      className="bw-cal-pill"
      data-look={look}
      data-selected={isSelected || undefined}
      aria-pressed={isSelected}
      aria-label={`${stageName(wave.name)}, ${states[wave.status]}`}
      onClick={() => onOpen(wave)}
    >
      {icon !== null && <Icon name={icon} size={12} />}
      {wave.ordinal}
    </button>
  );
}

function Head({ calendar, waves, selected, onOpenWave }: CalendarProps) {
  const texts = useTexts(wavesTexts);
  const format = useFormat();
  const thisMonday = useThisMonday();
  return (
    <thead>
      <tr>
        <th scope="col">{texts.group}</th>
        {calendar.columns.map(({ startsOn }) => (
          <th key={startsOn} scope="col" aria-current={startsOn === thisMonday ? 'date' : undefined}>
            <b>{texts.weekShort(format.number(weekNumber(startsOn)))}</b>
            <span>{format.dayMonth(startsOn)}</span>
          </th>
        ))}
      </tr>
      <tr>
        <th scope="row">{texts.wave}</th>
        {calendar.columns.map(({ startsOn }) => (
          <td key={startsOn} data-today={startsOn === thisMonday || undefined}>
            {waves
              .filter((wave) => wave.startsOn !== null && mondayOf(wave.startsOn) === startsOn)
              .map((wave) => (
                <WavePill
                  key={wave.stageId}
                  wave={wave}
                  isSelected={wave.stageId === selected?.stageId}
                  onOpen={onOpenWave}
                />
              ))}
          </td>
        ))}
      </tr>
    </thead>
  );
}

function StartsRow({ calendar }: { readonly calendar: Calendar }) {
  const texts = useTexts(calendarTexts);
  const format = useFormat();
  const thisMonday = useThisMonday();
  const all = calendar.columns.reduce((sum, { people }) => sum + people, 0);
  const shown = (people: number): string => (people === 0 ? '' : format.number(people));
  return (
    <tr className="bw-cal-counts">
      <th scope="row">
        <RowLabel name={texts.starts} people={all} />
      </th>
      {calendar.columns.map(({ startsOn, people }) => (
        <td key={startsOn} data-today={startsOn === thisMonday || undefined}>
          {shown(people)}
        </td>
      ))}
    </tr>
  );
}

/**
 * The scrolled box: what has ended lies to the left, so a long plan opens at this week; while a way to re-plan is looked
 * at, the last week it takes people to comes into view.
 */
function useScroller(
  { calendar: { columns, rows }, deltas }: CalendarProps,
  thisMonday: string,
  labelWidth: number,
) {
  const scroller = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    // After the last start there is nothing to see in this week.
    const last = columns.findLastIndex(({ people }) => people > 0);
    const now = columns.findIndex(({ startsOn }) => startsOn >= thisMonday);
    const begun = now === -1 ? last : Math.min(now, last);
    const shown = Math.floor((box.clientWidth - labelWidth) / columnMin);
    const before = Math.max(0, Math.min(weeksBefore, shown - weeksAhead));
    box.scrollLeft = (begun - before) * columnMin;
    // Once: afterwards the reader scrolls.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => {
    const last = columns.findLastIndex(({ startsOn }) =>
      rows.some(({ values }) => (deltas.get(deltaKey(values, startsOn)) ?? 0) > 0),
    );
    const box = scroller.current;
    // The first head is that of the groups.
    const head = box?.querySelectorAll<HTMLElement>('thead tr:first-child th')[last + 1];
    if (box === null || head === undefined || last < 0) return;
    box.scrollLeft = Math.max(box.scrollLeft, head.offsetLeft + head.offsetWidth - box.clientWidth);
  }, [columns, rows, deltas]);
  return scroller;
}

/** The calendar. */
export function WaveCalendar(
  props: CalendarProps & { readonly rolloutId: Parameters<typeof MoveVerdict>[0]['rolloutId'] },
) {
  const { calendar, board, deltas, rolloutId, onOpenWave, onOpenMove } = props;
  const texts = useTexts(calendarTexts);
  const { calendarTitle } = useTexts(wavesTexts);
  const hintId = useId();
  const thisMonday = useThisMonday();
  const weeks = useMemo(() => calendar.columns.map(({ startsOn }) => startsOn), [calendar]);
  const stageOf = useMemo(
    () => new Map<number, Stage>(board.stages.map((stage) => [stage.stageId, stage])),
    [board],
  );
  const drop = useCallback(
    (row: CalendarRow, { people, startsOn: from }: CalendarCell, to: string) => {
      if (!conflictsOf(calendar, row, people, { from, to }).some(isFirm))
        onOpenMove?.({ values: row.values, from, to });
    },
    [calendar, onOpenMove],
  );
  const open = useCallback(
    (row: CalendarRow, cell: CalendarCell) => {
      const wave = stageOf.get(cell.stageId);
      if (cell.state === 'planned' && onOpenMove !== undefined)
        onOpenMove({ values: row.values, from: cell.startsOn, to: null });
      else if (wave !== undefined) onOpenWave(wave);
    },
    [stageOf, onOpenMove, onOpenWave],
  );
  const { lift, liftedRow, handlersOf } = useCellMove(weeks, drop);
  const labelWidth = labelWidthOf(calendar);
  const minWidth = labelWidth + weeks.length * columnMin;
  const scroller = useScroller(props, thisMonday, labelWidth);
  return (
    // It scrolls on narrow screens, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div ref={scroller} className="bw-cal" role="group" tabIndex={0} aria-label={calendarTitle}>
      <span className="bw-hidden" id={hintId}>
        {texts.moveHint}
      </span>
      <div style={{ minWidth }}>
        <Load {...props} />
        <table
          aria-rowcount={calendar.rows.length + 3}
          style={{ '--bw-cal-label': `${labelWidth}px` } as React.CSSProperties}
        >
          <Head {...props} />
          <GroupRows
            rows={calendar.rows}
            weeks={weeks}
            thisMonday={thisMonday}
            stageOf={stageOf}
            deltas={deltas}
            lift={lift}
            liftedRow={liftedRow}
            hintId={hintId}
            handlersOf={onOpenMove === undefined ? undefined : handlersOf}
            onOpen={open}
            scroller={scroller}
          >
            <StartsRow calendar={calendar} />
          </GroupRows>
        </table>
      </div>
      {lift !== null && <MoveVerdict rolloutId={rolloutId} calendar={calendar} lift={lift} />}
    </div>
  );
}

/** What the looks of the cells mean. */
export function CalendarLegend({ children }: { readonly children: React.ReactNode }) {
  const texts = useTexts(calendarTexts);
  const held = waveIcons.held;
  return (
    <div className="bw-cal-legend">
      <ul>
        {cellLooks.map((look) => {
          const icon = cellIcons[look];
          return (
            <li key={look}>
              <span className="bw-cal-cell" data-look={look} aria-hidden="true">
                {icon !== null && <Icon name={icon} size={11} />}
              </span>
              {texts.legend[look]}
            </li>
          );
        })}
        <li>
          <span className="bw-cal-cell" data-look="held" aria-hidden="true">
            {held !== null && <Icon name={held} size={11} />}
          </span>
          {texts.legend.held}
        </li>
        <li>
          <span className="bw-cal-cell" data-closed="all" aria-hidden="true" />
          {texts.legend.closed}
        </li>
        <li>
          <span className="bw-cal-cell" data-closed="some" aria-hidden="true" />
          {texts.legend.some}
        </li>
      </ul>
      <span>{children}</span>
    </div>
  );
}
