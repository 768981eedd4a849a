/** The closures over the coming twelve months: one row each, its days as bars under the months. */
import { calendarRoutes, type Closure } from '#contracts/calendar.ts';
import { useRoute } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { monthsOf, placeOf, type Span } from '../timeline/timeline-shape.ts';
import { daysAfter } from '../waves/weeks.ts';
import { runsOf, type Run } from './closure-draft.ts';
import { closureTexts } from './closure-texts.ts';
import { useMonths } from './day-names.ts';

const yearDays = 364;

/** From the first of this month on, twelve months. */
export function spanFrom(today: string): Span {
  const from = `${today.slice(0, 7)}-01`;
  return { from, to: daysAfter(from, yearDays) };
}

const share = (value: number): string => `${(100 * value).toFixed(3)}%`;

function Bars({
  runs,
  span,
  effect,
  today,
}: {
  readonly runs: readonly Run[];
  readonly span: Span;
  readonly effect: Closure['effect'];
  readonly today: string;
}) {
  const format = useFormat();
  return (
    <span className="cl-track" aria-hidden="true">
      {monthsOf(span).map((month) => (
        <i key={month} className="cl-grid" style={{ insetInlineStart: share(placeOf(month, span)) }} />
      ))}
      {runs.map(({ from, to, name }) => {
        const start = placeOf(from, span);
        const width = placeOf(daysAfter(to, 1), span) - start;
        return (
          <i
            key={from}
            className="cl-bar"
            data-effect={effect}
            title={`${name}, ${from === to ? format.weekday(from) : format.dateRange(from, to)}`}
            style={{ insetInlineStart: share(start), width: share(width) }}
          />
        );
      })}
      <i className="cl-today" style={{ insetInlineStart: share(placeOf(today, span)) }} />
    </span>
  );
}

/** January says its year, too, where there is room. */
function Months({ span }: { readonly span: Span }) {
  const names = useMonths('short');
  return (
    <span className="cl-track cl-months" aria-hidden="true">
      {monthsOf(span).map((month) => {
        const name = names[Number(month.slice(5, 7)) - 1];
        return (
          <span key={month} style={{ insetInlineStart: share(placeOf(month, span)) }}>
            {name}
            {month.slice(5, 7) === '01' && <span className="cl-year"> ’{month.slice(2, 4)}</span>}
          </span>
        );
      })}
    </span>
  );
}

function ClosureRow({
  closure,
  runs,
  days,
  span,
  today,
  isOpen,
  onOpen,
}: {
  readonly closure: Closure;
  readonly runs: readonly Run[];
  readonly days: number;
  readonly span: Span;
  readonly today: string;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}) {
  const texts = useTexts(closureTexts);
  const format = useFormat();
  const next = runs.find(({ to }) => to >= today);
  const { name, effect, scope } = closure;
  const when =
    next === undefined
      ? texts.never
      : `${texts.days(days, format.number(days))}, ${texts.next(
          next.from === next.to ? format.dayMonth(next.from) : format.dateRange(next.from, next.to),
        )}`;
  return (
    <tr data-selected={isOpen || undefined}>
      <th scope="row">
        <button type="button" className="cl-open" title={name} onClick={onOpen}>
          {name}
        </button>
        <Tag tone={effect === 'freeze' ? 'none' : 'accent'} icon={null}>
          {texts.effects[effect]}
        </Tag>
      </th>
      <td className="cl-whose" title={scope?.name}>
        {scope?.name ?? texts.everybody}
      </td>
      <td className="cl-when" title={when}>
        {when}
      </td>
      <td>
        <Bars runs={runs} span={span} effect={effect} today={today} />
      </td>
    </tr>
  );
}

/** The table. */
export function ClosureYear({
  closures,
  today,
  openId,
  onOpen,
}: {
  readonly closures: readonly Closure[];
  readonly today: string;
  readonly openId: string | null;
  readonly onOpen: (closure: Closure) => void;
}) {
  const texts = useTexts(closureTexts);
  const span = spanFrom(today);
  const listed = useRoute(calendarRoutes.listClosedDays, { query: span });
  const daysOf = new Map(listed.data?.closures.map(({ closureId, days }) => [closureId, days]));
  return (
    <>
      {listed.error !== null && <ProblemNotice problem={listed.error} />}
      {/* It scrolls on narrow screens, so the keyboard must be able to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role */}
      <div className="cl-year" role="group" tabIndex={0} aria-label={texts.year}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.columns.name}</th>
              <th scope="col">{texts.columns.whose}</th>
              <th scope="col">{texts.columns.days}</th>
              <td>
                <Months span={span} />
              </td>
            </tr>
          </thead>
          <tbody>
            {closures.map((closure) => {
              const days = daysOf.get(closure.closureId) ?? [];
              return (
                <ClosureRow
                  key={closure.closureId}
                  closure={closure}
                  runs={runsOf(days)}
                  days={days.length}
                  span={span}
                  today={today}
                  isOpen={String(closure.closureId) === openId}
                  onOpen={() => onOpen(closure)}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      <ul className="cl-key">
        {(['freeze', 'window'] as const).map((effect) => (
          <li key={effect}>
            <i className="cl-bar" data-effect={effect} aria-hidden="true" />
            {texts.key[effect]}
          </li>
        ))}
      </ul>
    </>
  );
}
