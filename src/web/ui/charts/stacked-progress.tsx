/**
 * Where everybody is: the eight states as one bar that adds up to all, labelled at the mark where there is
 * room, and as a list in which every number opens its people.
 */
import { useElementSize } from '@mantine/hooks';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { stateTexts } from '../state-texts.ts';
import { chartTexts } from './chart-texts.ts';
import './stacked-progress.css';

export const stackedStates = [
  'succeeded',
  'started',
  'notified',
  'scheduled',
  'deferred',
  'failed',
  'unreachable',
  'excluded',
] as const;
export type StackedState = (typeof stackedStates)[number];

/** States from this place on are labelled together. */
const restFrom = 4;

type Label = { readonly text: string; readonly width: number; left: number };

/** Puts labels over the middle of their segment, apart from each other; those without room are left out. */
function placeLabels(
  wanted: readonly { readonly text: string; readonly from: number; readonly to: number }[],
  width: number,
): readonly Label[] {
  const placed: Label[] = [];
  let end = 0;
  for (const [index, { text, from, to }] of wanted.entries()) {
    const textWidth = text.length * 6.1 + 4;
    const centred = index === 0 ? 0 : (from + to - textWidth) / 2;
    const left = Math.min(Math.max(centred, end), width - textWidth);
    if (left >= end && left < to + 24) {
      placed.push({ text, width: textWidth, left });
      end = left + textWidth + 10;
    }
  }
  return placed;
}

type Counts = Readonly<Partial<Record<StackedState, number>>>;

type Segment = {
  readonly state: StackedState;
  readonly count: number;
  readonly from: number;
  readonly to: number;
};

/** The states that have people, with where they begin and end on a bar of the given width. */
function segmentsOf(counts: Counts, width: number): readonly Segment[] {
  const total = stackedStates.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  let before = 0;
  return stackedStates.flatMap((state) => {
    const count = counts[state] ?? 0;
    if (count === 0) return [];
    const from = (before / total) * width;
    before += count;
    return [{ state, count, from, to: (before / total) * width }];
  });
}

function Bar({
  counts,
  restLabel,
}: {
  readonly counts: Counts;
  readonly restLabel: ((count: string) => string) | undefined;
}) {
  const format = useFormat();
  const states = useTexts(stateTexts).enrolment;
  const { ref, width } = useElementSize();
  const segments = segmentsOf(counts, width);
  const main = segments.filter(({ state }) => stackedStates.indexOf(state) < restFrom);
  const restCount = segments
    .filter((segment) => !main.includes(segment))
    .reduce((sum, { count }) => sum + count, 0);
  const restText = restCount > 0 && restLabel !== undefined ? restLabel(format.number(restCount)) : '';
  const wanted = main.map(({ state, count, from, to }, index) => {
    const number = format.number(count);
    return {
      text: index === 0 ? `${states[state]} ${number}` : `${number} ${states[state].toLocaleLowerCase()}`,
      from,
      to,
    };
  });
  return (
    <div ref={ref} aria-hidden="true">
      <div className="bw-stacked-labels">
        {placeLabels(wanted, width - restText.length * 6.1 - 12).map((label) => (
          <span key={label.text} style={{ left: label.left }}>
            {label.text}
          </span>
        ))}
        <span style={{ right: 0 }}>{restText}</span>
      </div>
      <div className="bw-stacked-bar">
        {segments.map(({ state, count }) => (
          <i key={state} data-state-look={state} style={{ flex: `${count} 1 0` }} />
        ))}
      </div>
    </div>
  );
}

/**
 * People per state as one bar and a list. `restLabel` names deferred, failed, unreachable and excluded
 * together ("198 not on track to start"); `onOpen` opens the people of a state.
 */
export function StackedProgress({
  counts,
  restLabel,
  onOpen,
}: {
  readonly counts: Counts;
  readonly restLabel?: ((count: string) => string) | undefined;
  readonly onOpen?: ((state: StackedState) => void) | undefined;
}) {
  const format = useFormat();
  const states = useTexts(stateTexts).enrolment;
  const texts = useTexts(chartTexts);
  const parts = stackedStates.map((state) => `${format.number(counts[state] ?? 0)} ${states[state]}`);
  return (
    <div>
      <p className="bw-hidden">{texts.stacked(format.list(parts))}</p>
      <Bar counts={counts} restLabel={restLabel} />
      <ul className="bw-stacked-keys">
        {stackedStates.map((state) => (
          <li key={state}>
            <Key
              label={states[state]}
              state={state}
              count={format.number(counts[state] ?? 0)}
              onOpen={onOpen}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Key({
  label,
  state,
  count,
  onOpen,
}: {
  readonly label: string;
  readonly state: StackedState;
  readonly count: string;
  readonly onOpen: ((state: StackedState) => void) | undefined;
}) {
  const content = (
    <>
      <i data-state-look={state} />
      <span>{label}</span>
      <b>{count}</b>
    </>
  );
  if (onOpen === undefined) return <div className="bw-stacked-key">{content}</div>;
  return (
    <button type="button" className="bw-stacked-key" onClick={() => onOpen(state)}>
      {content}
    </button>
  );
}
