/** The heat map as a table: each cell says its hours and rating in words; colour only repeats them. */
import type { LoadCell, LoadRating, LoadRow } from '#contracts/load.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import { loadTexts } from './load-texts.ts';

const ratingIcons: Readonly<Record<LoadRating, IconName>> = {
  quiet: 'moon',
  normal: 'check',
  busy: 'warn',
};

/** Hours from one on, minutes below: a hundredth of an hour says nothing to anybody. */
function useAmount(): (hours: number) => string {
  const texts = useTexts(loadTexts);
  const format = useFormat();
  return (hours) =>
    hours < 1 ? texts.minutes(format.number(Math.ceil(hours * 60))) : texts.hours(format.number(hours, 1));
}

/** So many steps of colour up to a heavy week. */
const steps = 4;

export type OnRate = (row: LoadRow, cell: LoadCell) => void;

function Cell({
  row,
  cell,
  heavyHours,
  onRate,
}: {
  readonly row: LoadRow;
  readonly cell: LoadCell;
  readonly heavyHours: number;
  readonly onRate: OnRate | undefined;
}) {
  const texts = useTexts(loadTexts);
  const format = useFormat();
  const amount = useAmount();
  const { hours, starts, rating, note, week } = cell;
  const heat = Math.min(steps, Math.ceil((hours / heavyHours) * steps));
  const words = (
    <>
      <b>{hours === 0 ? '–' : amount(hours)}</b>
      {rating === null ? (
        <span className="bw-hidden">{texts.unrated}</span>
      ) : (
        <small>
          <Icon name={ratingIcons[rating]} size={12} /> {texts.ratings[rating]}
        </small>
      )}
    </>
  );
  const about = [texts.starts(starts, format.number(starts)), note].filter((part) => part !== '').join('; ');
  return (
    <td data-heat={heat} data-warning={cell.warning ?? undefined} title={about}>
      {onRate === undefined || !row.mayRate || row.department === null ? (
        words
      ) : (
        <button
          type="button"
          aria-label={`${texts.rate(row.department, format.dayMonth(week))}: ${amount(hours)}, ${
            rating === null ? texts.unrated : texts.ratings[rating]
          }`}
          onClick={() => onRate(row, cell)}
        >
          {words}
        </button>
      )}
    </td>
  );
}

export function HeatTable({
  weeks,
  rows,
  heavyHours,
  onRate,
}: {
  readonly weeks: readonly string[];
  readonly rows: readonly LoadRow[];
  readonly heavyHours: number;
  readonly onRate: OnRate | undefined;
}) {
  const texts = useTexts(loadTexts);
  const format = useFormat();
  return (
    // It scrolls on narrow screens, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className="load-scroll" role="group" tabIndex={0} aria-label={texts.tableTitle}>
      <table className="load-table">
        <thead>
          <tr>
            <th scope="col">{texts.department}</th>
            {weeks.map((week) => (
              <th key={week} scope="col">
                {format.dayMonth(week)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.department ?? ''}>
              <th scope="row">
                {row.department ?? texts.noDepartment}
                <small>{texts.people(row.people, format.number(row.people))}</small>
              </th>
              {row.cells.map((cell) => (
                <Cell key={cell.week} row={row} cell={cell} heavyHours={heavyHours} onRate={onRate} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
