/** Ways to lay out the same people, one row each: how long, how much at once, what it splits. One can be chosen. */
import type { Approach } from '#contracts/waves.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { useAttributeName } from '../rollouts/attribute-texts.ts';
import { approachTexts } from './approach-texts.ts';
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
  if (mostAtOnce === null) return <span className="bw-quiet">{texts.mixed}</span>;
  const group = mostAtOnce.value ?? texts.notRecorded;
  return <>{texts.atOnce(format.number(mostAtOnce.people), group, format.percent(mostAtOnce.share, 0))}</>;
}

/** The table; `onChoose` makes the names of the other rows buttons. */
export function ApproachTable({
  approaches,
  chosen,
  capacity,
  onChoose,
}: {
  readonly approaches: readonly Approach[];
  readonly chosen: string | null;
  /** Tickets a week that the helpdesk can take, where somebody has said it. */
  readonly capacity: number | null;
  readonly onChoose?: ((axis: string | null) => void) | undefined;
}) {
  const texts = useTexts(approachTexts);
  const format = useFormat();
  const attributeName = useAttributeName();
  const nameOf = (axis: string | null) => (axis === null ? texts.byNumber : texts.by(attributeName(axis)));
  const heads = [texts.weeks, texts.lastStart, texts.busiest, texts.tickets, texts.split, texts.risk];
  return (
    // It scrolls on narrow screens, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className="bw-board" role="group" tabIndex={0} aria-label={texts.title}>
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
          {approaches.map((approach) => {
            const isChosen = approach.axis === chosen;
            const name = nameOf(approach.axis);
            return (
              <tr key={approach.axis ?? ''} data-selected={isChosen || undefined}>
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
                    <button type="button" className="bw-approach" onClick={() => onChoose(approach.axis)}>
                      {name}
                    </button>
                  )}
                </th>
                <td>{format.number(approach.weeks)}</td>
                <td>{approach.lastStartsOn === null ? '–' : format.date(approach.lastStartsOn)}</td>
                <td>{format.number(approach.peakPeople)}</td>
                <td>
                  <TicketsCell {...{ approach, capacity, format }} />
                </td>
                <td>{approach.axis === null ? '–' : format.number(approach.splitGroups)}</td>
                <td>
                  <AtOnceCell {...{ approach, format }} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
