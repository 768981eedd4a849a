/** Ways to lay out the same people, one row each: how long, how much at once, what it splits. One can be chosen. */
import type { Approach } from '#contracts/waves.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { useAttributeName } from '../rollouts/attribute-texts.ts';
import { approachTexts } from './approach-texts.ts';
import { limitTexts } from './limit-texts.ts';
import '../rollouts/board.css';

type Format = ReturnType<typeof useFormat>;

function TicketsCell({
  approach: { peakTickets },
  capacity,
  format,
}: {
  readonly approach: Approach;
  readonly capacity: number | null;
  readonly format: Format;
}) {
  const texts = useTexts(approachTexts);
  if (peakTickets === null) return <span className="bw-quiet">{texts.notMeasured}</span>;
  const tickets = Math.round(peakTickets);
  const over = capacity === null ? 0 : tickets - capacity;
  if (over <= 0) return <>{format.number(tickets)}</>;
  return <b className="bw-over">{`${format.number(tickets)}, ${texts.over(format.number(over))}`}</b>;
}

function AtOnceCell({ approach, format }: { readonly approach: Approach; readonly format: Format }) {
  const texts = useTexts(approachTexts);
  const { mostAtOnce } = approach;
  if (mostAtOnce === null || mostAtOnce.values.length === 0)
    return <span className="bw-quiet">{texts.mixed}</span>;
  const group = mostAtOnce.values.map((value) => value ?? texts.notRecorded).join(' / ');
  return <>{texts.atOnce(format.number(mostAtOnce.people), group, format.percent(mostAtOnce.share, 0))}</>;
}

function ApproachRow({
  approach,
  capacity,
  isChosen,
  onChoose,
}: {
  readonly approach: Approach;
  readonly capacity: number | null;
  readonly isChosen: boolean;
  readonly onChoose: ((axes: readonly string[]) => void) | undefined;
}) {
  const texts = useTexts(approachTexts);
  const format = useFormat();
  const attributeName = useAttributeName();
  const { axes, boundWeeks, earlyTrouble, lastStartsOn } = approach;
  const name = axes.length === 0 ? texts.byNumber : texts.by(axes.map(attributeName).join(' × '));
  return (
    <tr data-selected={isChosen || undefined}>
      <th scope="row">
        {isChosen ? (
          <span className="bw-approach-chosen">
            <Icon name="check" size={14} />
            {name}
            <span className="bw-hidden">{`, ${texts.chosen}`}</span>
          </span>
        ) : onChoose === undefined ? (
          name
        ) : (
          <button type="button" className="bw-approach" onClick={() => onChoose(axes)}>
            {name}
          </button>
        )}
      </th>
      <td>{format.number(approach.weeks)}</td>
      <td>{boundWeeks === null ? '–' : format.number(boundWeeks)}</td>
      <td>{lastStartsOn === null ? '–' : format.date(lastStartsOn)}</td>
      <td>{format.number(approach.peakPeople)}</td>
      <td>
        <TicketsCell {...{ approach, capacity, format }} />
      </td>
      <td>{axes.length === 0 ? '–' : format.number(approach.splitGroups)}</td>
      <td>
        {earlyTrouble === null ? (
          <span className="bw-quiet">{texts.notMeasured}</span>
        ) : (
          format.percent(earlyTrouble, 0)
        )}
      </td>
      <td>
        <AtOnceCell {...{ approach, format }} />
      </td>
    </tr>
  );
}

/** Whether two approaches follow the same attributes in the same order. */
export function isSameAxes(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((axis, index) => axis === right[index]);
}

/** The table; `onChoose` makes the names of the other rows buttons. */
export function ApproachTable({
  approaches,
  chosen,
  capacity,
  onChoose,
}: {
  readonly approaches: readonly Approach[];
  readonly chosen: readonly string[];
  /** Tickets a week that the helpdesk can take, where somebody has said it. */
  readonly capacity: number | null;
  readonly onChoose?: ((axes: readonly string[]) => void) | undefined;
}) {
  const texts = useTexts(approachTexts);
  const more = useTexts(limitTexts);
  const heads = [
    texts.weeks,
    more.best,
    texts.lastStart,
    texts.busiest,
    texts.tickets,
    texts.split,
    more.early,
    texts.risk,
  ];
  return (
    // It scrolls on narrow screens, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className="bw-board bw-approaches" role="group" tabIndex={0} aria-label={texts.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.approach}</th>
            {heads.map((head) => (
              <th key={head} scope="col" data-align="end">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {approaches.map((approach) => (
            <ApproachRow
              key={approach.axes.join()}
              {...{ approach, capacity, onChoose }}
              isChosen={isSameAxes(approach.axes, chosen)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
