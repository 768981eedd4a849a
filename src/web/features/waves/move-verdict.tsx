/** Beside the pointer, or under the cell the arrow keys are at: what a move meets and what it would cost. */
import { useDebouncedValue } from '@mantine/hooks';
import type { RolloutId } from '#contracts/ids.ts';
import { isFirm, type MoveConflict, type WaveCalendar } from '#contracts/replan.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { closedIn, conflictsOf } from './calendar-shape.ts';
import { calendarTexts } from './calendar-texts.ts';
import type { Lift } from './use-cell-move.ts';
import { useGroupName, useWeekName } from './group-name.ts';
import { usePrice } from './use-price.ts';

/** A week the pointer rests on for so long is priced. */
const restMs = 250;
const width = 268;

function useConflictWords(calendar: WaveCalendar, { row, to }: Lift) {
  const texts = useTexts(calendarTexts);
  const format = useFormat();
  const week = useWeekName();
  const closed = closedIn(row, to);
  const names =
    closed === undefined || closed.names.length === 0 ? texts.closedUnnamed : format.list(closed.names);
  return (conflict: MoveConflict): string => {
    const { verdict } = texts;
    switch (conflict.kind) {
      case 'too_near':
        return verdict.too_near(week(calendar.earliestOn));
      case 'people': {
        const most = calendar.columns.find(({ startsOn }) => startsOn === to)?.peopleMost ?? 0;
        return verdict.people(format.number(conflict.over), format.number(most));
      }
      case 'helpdesk': {
        const at = week(calendar.columns[conflict.week]!.startsOn);
        if (calendar.minutesPerTicket === null)
          return verdict.helpdeskMinutes(format.number(conflict.over), at);
        return verdict.helpdesk(format.number(Math.ceil(conflict.over / calendar.minutesPerTicket)), at);
      }
      default:
        return verdict[conflict.kind](names);
    }
  };
}

/** The cheapest way to make the move, in one sentence. */
function Price({ rolloutId, lift }: { readonly rolloutId: RolloutId; readonly lift: Lift }) {
  const { verdict } = useTexts(calendarTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const [rested] = useDebouncedValue(lift.to, restMs);
  const { values } = lift.row;
  const change = { kind: 'move' as const, values, from: lift.cell.startsOn, to: lift.to };
  const price = usePrice(rolloutId, rested === lift.to ? change : null, { keepsLast: false });
  if (price.error !== null) return <p data-tone="warn">{sentence(price.error)}</p>;
  if (price.data === undefined) return <p className="bw-quiet">{verdict.asking}</p>;
  const option = price.data.options.find(({ isPossible }) => isPossible);
  if (option === undefined) return null;
  const { peopleMoved, weeksLater } = option;
  const shown = format.number(peopleMoved);
  return (
    <p>
      {weeksLater === 0
        ? verdict.price(peopleMoved, shown)
        : verdict.later(peopleMoved, shown, weeksLater, format.number(weeksLater))}
    </p>
  );
}

/** The words; they are said to screen readers as they change. */
export function MoveVerdict({
  rolloutId,
  calendar,
  lift,
}: {
  readonly rolloutId: RolloutId;
  readonly calendar: WaveCalendar;
  readonly lift: Lift;
}) {
  const { verdict } = useTexts(calendarTexts);
  const week = useWeekName();
  const groupName = useGroupName();
  const conflictWords = useConflictWords(calendar, lift);
  const { row, cell, to, x, y } = lift;
  const isSame = to === cell.startsOn;
  const conflicts = isSame ? [] : conflictsOf(calendar, row, cell.people, { from: cell.startsOn, to });
  const isBlocked = conflicts.some(isFirm);
  const left = Math.max(8, Math.min(x + 14, window.innerWidth - width - 8));
  const isLow = y > window.innerHeight - 190;
  return (
    <output
      className="bw-verdict"
      style={{ left, width, ...(isLow ? { bottom: window.innerHeight - y + 40 } : { top: y + 12 }) }}
    >
      <b>{verdict.title(groupName(row.values), week(to))}</b>
      {isSame && <p>{verdict.same}</p>}
      {!isSame && conflicts.length === 0 && (
        <p data-tone="pass">
          <Icon name="check" size={12} />
          {verdict.fits}
        </p>
      )}
      {conflicts.map((conflict) => (
        <p key={conflict.kind} data-tone={isFirm(conflict) ? 'fail' : 'warn'}>
          <Icon name={isFirm(conflict) ? 'cross' : 'warn'} size={12} />
          {conflictWords(conflict)}
        </p>
      ))}
      {isBlocked && <p>{verdict.cannot}</p>}
      {!isSame && !isBlocked && (
        <>
          <Price rolloutId={rolloutId} lift={lift} />
          <p className="bw-quiet">{verdict.drop}</p>
        </>
      )}
    </output>
  );
}
