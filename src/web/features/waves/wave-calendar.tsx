/**
 * The calendar of waves: weeks across, groups down, each wave where it starts; above it the helpdesk's load in
 * the same columns. A wave opens its panel.
 */
import type { Board, Stage } from '#contracts/rollouts.ts';
import { useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { LoadBars } from '../../ui/charts/load-bars.tsx';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import { stateTexts } from '../../ui/state-texts.ts';
import { boardTexts } from '../rollouts/board-texts.ts';
import type { ShownState } from '../rollouts/people-panel.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import type { OnPeople } from './live-board.tsx';
import { excludedOf, expectedTickets, groupRows, groupsOf, lookOf, type WaveLook } from './wave-look.ts';
import { wavesTexts } from './waves-texts.ts';
import { mondayOf, weekNumber, weeksBetween } from './weeks.ts';

const labelWidth = 132;
const columnMin = 56;

const lookIcons: Readonly<Record<WaveLook, IconName | null>> = {
  ended: 'check',
  running: 'operations',
  told: 'messages',
  planned: null,
  held: 'pause',
};
export const waveLooks = Object.keys(lookIcons) as WaveLook[];

type Column = { readonly monday: string; readonly waves: readonly Stage[] };

function columnsOf(waves: readonly Stage[]): readonly Column[] {
  const dates = waves.flatMap((wave) => (wave.startsOn === null ? [] : [wave.startsOn])).toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  return weeksBetween(first, last).map((monday) => ({
    monday,
    waves: waves.filter((wave) => wave.startsOn !== null && mondayOf(wave.startsOn) === monday),
  }));
}

function Load({
  columns,
  board,
  capacity,
  selected,
}: {
  readonly columns: readonly Column[];
  readonly board: Board;
  readonly capacity: number;
  readonly selected: Stage | undefined;
}) {
  const texts = useTexts(wavesTexts);
  const format = useFormat();
  const now = useNow();
  const rate = board.ticketsPerPerson;
  const today = format.dateOf(now);
  const selectedOn = selected?.startsOn ?? null;
  const past = columns.filter(({ monday }) => monday <= mondayOf(today)).length;
  const load = (column: Column) =>
    column.waves.reduce((sum, wave) => sum + (expectedTickets(wave, rate) ?? 0), 0);
  // The words for today would stand where the numbers over capacity stand.
  const isOver = columns.some((column) => load(column) > capacity);
  return (
    <LoadBars
      columns={columns.map((column) => ({
        id: column.monday,
        label: texts.weekShort(format.number(weekNumber(column.monday))),
        load: column.waves.length === 0 ? null : load(column),
        isMeasured: false,
      }))}
      capacity={capacity}
      capacityLabel={texts.chartTicketsLimit}
      title={texts.chartTickets}
      notes={rate === null ? [] : [texts.chartTicketsNote(format.number(rate, 2))]}
      measuredColumns={past > 0 && past <= columns.length ? past : undefined}
      todayLabel={past > 1 && !isOver ? texts.today(format.weekday(today)) : undefined}
      selectedId={selectedOn === null ? undefined : mondayOf(selectedOn)}
      labelWidth={labelWidth}
    />
  );
}

function Cell({ group, wave }: { readonly group: string | null; readonly wave: Stage }) {
  const texts = useTexts(wavesTexts);
  const states = useTexts(stateTexts).stage;
  const format = useFormat();
  const stageName = useStageName();
  const look = lookOf(wave);
  const icon = lookIcons[look];
  // The plan keeps the people of a wave, not of each group in it; alone, a group is the wave.
  const isAlone = groupsOf(wave).length <= 1;
  const words = texts.cell(group ?? texts.everybody, stageName(wave.name), states[wave.status]);
  return (
    <span className="bw-cal-cell" data-look={look} title={words}>
      <span className="bw-hidden">{words}</span>
      <span aria-hidden="true">
        {isAlone ? format.number(wave.people) : icon !== null && <Icon name={icon} size={14} />}
      </span>
    </span>
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
  const icon = lookIcons[look];
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

type CalendarProps = {
  readonly board: Board;
  readonly waves: readonly Stage[];
  /** Tickets per week, null while nobody has said it. */
  readonly capacity: number | null;
  readonly selected: Stage | undefined;
  readonly onOpen: (wave: Stage) => void;
  /** Opens the people of a wave; undefined for those who may not see them. */
  readonly onPeople: OnPeople;
};

function Head({ columns, selected, onOpen }: CalendarProps & { readonly columns: readonly Column[] }) {
  const texts = useTexts(wavesTexts);
  const format = useFormat();
  const thisMonday = mondayOf(format.dateOf(useNow()));
  return (
    <thead>
      <tr>
        <th scope="col">{texts.group}</th>
        {columns.map(({ monday }) => (
          <th key={monday} scope="col" aria-current={monday === thisMonday ? 'date' : undefined}>
            <b>{texts.weekShort(format.number(weekNumber(monday)))}</b>
            <span>{format.dayMonth(monday)}</span>
          </th>
        ))}
      </tr>
      <tr>
        <th scope="row">{texts.wave}</th>
        {columns.map(({ monday, waves }) => (
          <td key={monday}>
            {waves.map((wave) => (
              <WavePill
                key={wave.stageId}
                wave={wave}
                isSelected={wave.stageId === selected?.stageId}
                onOpen={onOpen}
              />
            ))}
          </td>
        ))}
      </tr>
    </thead>
  );
}

/** A number of every wave in the row; each opens its people. */
function CountRow({
  columns,
  label,
  countOf,
  openLabel,
  onOpen,
  isQuiet = false,
}: {
  readonly columns: readonly Column[];
  readonly label: string;
  readonly countOf: (wave: Stage) => number;
  readonly openLabel: (wave: string) => string;
  readonly onOpen: ((wave: Stage) => void) | undefined;
  readonly isQuiet?: boolean;
}) {
  const format = useFormat();
  const stageName = useStageName();
  return (
    <tr className="bw-cal-counts" data-quiet={isQuiet || undefined}>
      <th scope="row">{label}</th>
      {columns.map(({ monday, waves }) => (
        <td key={monday}>
          {waves.map((wave) => {
            const count = format.number(countOf(wave));
            if (onOpen === undefined || countOf(wave) === 0) return <span key={wave.stageId}>{count}</span>;
            return (
              <button
                key={wave.stageId}
                type="button"
                aria-label={`${count}, ${openLabel(stageName(wave.name))}`}
                onClick={() => onOpen(wave)}
              >
                {count}
              </button>
            );
          })}
        </td>
      ))}
    </tr>
  );
}

/** How many people each wave holds, and how many of them an exception leaves out where there are any. */
function CountRows({ columns, waves, onPeople }: CalendarProps & { readonly columns: readonly Column[] }) {
  const texts = useTexts(wavesTexts);
  const { openPeople } = useTexts(boardTexts);
  const { excluded } = useTexts(stateTexts).enrolment;
  const open = (state: ShownState) =>
    onPeople === undefined ? undefined : (wave: Stage) => onPeople(wave, state);
  return (
    <>
      <CountRow
        columns={columns}
        label={texts.members}
        countOf={(wave) => wave.people}
        openLabel={openPeople}
        onOpen={open('all')}
      />
      {waves.some((wave) => excludedOf(wave) > 0) && (
        <CountRow
          columns={columns}
          label={excluded}
          countOf={excludedOf}
          openLabel={(wave) => `${excluded}, ${openPeople(wave)}`}
          onOpen={open('excluded')}
          isQuiet
        />
      )}
    </>
  );
}

/** The calendar. */
export function WaveCalendar(props: CalendarProps) {
  const { board, waves, capacity, selected } = props;
  const texts = useTexts(wavesTexts);
  const columns = columnsOf(waves);
  const minWidth = labelWidth + columns.length * columnMin;
  return (
    // It scrolls on narrow screens, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className="bw-cal" role="group" tabIndex={0} aria-label={texts.calendarTitle}>
      <div style={{ minWidth }}>
        {capacity !== null && board.ticketsPerPerson !== null && (
          <Load columns={columns} board={board} capacity={capacity} selected={selected} />
        )}
        <table style={{ '--bw-cal-label': `${labelWidth}px` } as React.CSSProperties}>
          <Head {...props} columns={columns} />
          <tbody>
            {groupRows(waves).map((group) => (
              <tr key={group ?? ''}>
                <th scope="row">{group ?? texts.everybody}</th>
                {columns.map((column) => (
                  <td key={column.monday}>
                    {column.waves
                      .filter((wave) => group === null || groupsOf(wave).includes(group))
                      .map((wave) => (
                        <Cell key={wave.stageId} group={group} wave={wave} />
                      ))}
                  </td>
                ))}
              </tr>
            ))}
            <CountRows {...props} columns={columns} />
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** What the looks of the cells mean. */
export function CalendarLegend({ children }: { readonly children: React.ReactNode }) {
  const texts = useTexts(wavesTexts);
  return (
    <div className="bw-cal-legend">
      <ul>
        {waveLooks.map((look) => {
          const icon = lookIcons[look];
          return (
            <li key={look}>
              <span className="bw-cal-cell" data-look={look} aria-hidden="true">
                {icon !== null && <Icon name={icon} size={12} />}
              </span>
              {texts.legend[look]}
            </li>
          );
        })}
      </ul>
      <span>{children}</span>
    </div>
  );
}
