/** Places by week and weekday, with sums: how many are left of how many, which days are amber, full or closed. */
import type { SlotDay } from '#contracts/slots.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useWeekdays } from '../calendar/day-names.ts';
import { weekNumber } from '../waves/weeks.ts';
import { slotsTexts } from './slots-texts.ts';
import { lookOf, sumOf, weekdaysShown, weeksOf, type DayLook, type Sum } from './week-shape.ts';

type TableProps = {
  readonly label: string;
  readonly days: readonly SlotDay[];
  readonly amberShare: number;
  /** Of the whole schedule. */
  readonly total: Sum;
  readonly openOn?: string | undefined;
  readonly onOpen?: ((on: string) => void) | undefined;
};

const shownInKey = ['amber', 'full', 'closed', 'over'] as const;

function isShownInKey(look: DayLook): look is (typeof shownInKey)[number] {
  return (shownInKey as readonly DayLook[]).includes(look);
}

function useCellWords() {
  const texts = useTexts(slotsTexts);
  const format = useFormat();
  return (day: SlotDay, look: DayLook): string => {
    const name = format.weekday(day.on);
    const [booked, places] = [format.number(day.booked), format.number(day.places ?? 0)];
    if (look === 'over') return texts.cellOver(name, booked, places);
    if (look === 'closed') return texts.cellClosed(name, day.closedBy ?? texts.closed);
    if (look === 'none') return texts.cellNone(name);
    if (day.places === null) return texts.cellOpen(name, booked);
    return texts.cell(name, format.number(day.places - day.booked), places);
  };
}

/** The number of a day, and what stands small under it. */
function Numbers({ day, look }: { readonly day: SlotDay; readonly look: DayLook }) {
  const texts = useTexts(slotsTexts);
  const format = useFormat();
  if (look === 'over')
    return (
      <>
        <b>{format.signed((day.places ?? 0) - day.booked, 0)}</b>{' '}
        <small>{day.isClosed ? texts.closed : texts.of(format.number(day.places ?? 0))}</small>
      </>
    );
  if (look === 'closed') return <small>{texts.closed}</small>;
  if (look === 'none') return <b>{format.number(0)}</b>;
  return <Left sum={sumOf([day])} />;
}

/** How many places are left, and of how many once somebody has booked. */
function Left({ sum: { places, left, booked } }: { readonly sum: Sum }) {
  const texts = useTexts(slotsTexts);
  const format = useFormat();
  if (places === null || left === null)
    return (
      <>
        <b>{texts.open}</b> {booked > 0 && <small>{format.number(booked)}</small>}
      </>
    );
  return (
    <>
      <b>{format.number(left)}</b> {booked > 0 && <small>{texts.of(format.number(places))}</small>}
    </>
  );
}

function DayCell({
  day,
  amberShare,
  openOn,
  onOpen,
}: { readonly day: SlotDay | null } & Pick<TableProps, 'amberShare' | 'openOn' | 'onOpen'>) {
  const texts = useTexts(slotsTexts);
  const format = useFormat();
  const words = useCellWords();
  if (day === null) return <td data-look="outside">–</td>;
  const look = lookOf(day, amberShare);
  return (
    <td data-look={look} data-selected={day.on === openOn || undefined} title={words(day, look)}>
      {onOpen === undefined ? (
        <span>
          <Numbers day={day} look={look} />
        </span>
      ) : (
        <button type="button" aria-pressed={day.on === openOn} onClick={() => onOpen(day.on)}>
          <span className="bw-hidden">{format.weekday(day.on)}: </span>
          <Numbers day={day} look={look} />
          {isShownInKey(look) && <span className="bw-hidden">, {texts.key[look]}</span>}
        </button>
      )}
    </td>
  );
}

/** The table; days open with `onOpen`. */
export function WeekTable(props: TableProps) {
  const { label, days, amberShare, total } = props;
  const texts = useTexts(slotsTexts);
  const format = useFormat();
  const names = useWeekdays();
  const weeks = weeksOf(days);
  const shown = weekdaysShown(weeks);
  const looks = new Set(days.map((day) => lookOf(day, amberShare)));
  return (
    <>
      <div className="sl-table">
        <table aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{texts.week}</th>
              {shown.map((weekday) => (
                <th key={weekday} scope="col">
                  <abbr title={names[weekday]}>{names[weekday]?.slice(0, 2)}</abbr>
                </th>
              ))}
              <th scope="col">{texts.sum}</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.monday}>
                <th scope="row">
                  <b>{format.number(weekNumber(week.monday))}</b>
                  <small>{format.dayMonth(week.monday)}</small>
                </th>
                {shown.map((weekday) => (
                  <DayCell key={weekday} {...props} day={week.days[weekday] ?? null} />
                ))}
                <td className="sl-sum">
                  <span>
                    <Left sum={week.sum} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={shown.length + 1}>
                {texts.whole}
              </th>
              <td className="sl-sum">
                <span>
                  <Left sum={total} />
                </span>
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      {shownInKey.some((look) => looks.has(look)) && (
        <ul className="sl-key">
          {shownInKey
            .filter((look) => looks.has(look))
            .map((look) => (
              <li key={look}>
                <i data-look={look} />
                {texts.key[look]}
              </li>
            ))}
        </ul>
      )}
    </>
  );
}
