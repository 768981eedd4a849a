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

/**
 * People per state as one bar and a list. `restLabel` names deferred, failed, unreachable and excluded
 * together ("198 not on track to start"); `onOpen` opens the people of a state.
 */
export function StackedProgress({
  counts,
  restLabel,
  onOpen,
}: {
  readonly counts: Readonly<Partial<Record<StackedState, number>>>;
  readonly restLabel?: ((count: string) => string) | undefined;
  readonly onOpen?: ((state: StackedState) => void) | undefined;
}) {
  const format = useFormat();
  const states = useTexts(stateTexts).enrolment;
  const texts = useTexts(chartTexts);
  const { ref, width } = useElementSize();
  const countOf = (state: StackedState) => counts[state] ?? 0;
  const total = stackedStates.reduce((sum, state) => sum + countOf(state), 0);
  const shown = stackedStates.filter((state) => countOf(state) > 0);
  const positions = new Map<StackedState, readonly [number, number]>();
  let before = 0;
  for (const state of shown) {
    const from = (before / Math.max(1, total)) * width;
    before += countOf(state);
    positions.set(state, [from, (before / Math.max(1, total)) * width]);
  }
  const main = shown.filter((state) => stackedStates.indexOf(state) < 4);
  const rest = shown.filter((state) => stackedStates.indexOf(state) >= 4);
  const restCount = rest.reduce((sum, state) => sum + countOf(state), 0);
  const restText = restCount > 0 && restLabel !== undefined ? restLabel(format.number(restCount)) : null;
  const restWidth = restText === null ? 0 : restText.length * 6.1 + 12;
  const labels = placeLabels(
    main.map((state, index) => {
      const [from, to] = positions.get(state) ?? [0, 0];
      const word = index === 0 ? states[state] : states[state].toLocaleLowerCase();
      const count = format.number(countOf(state));
      return { text: index === 0 ? `${word} ${count}` : `${count} ${word}`, from, to };
    }),
    width - restWidth,
  );
  const parts = shown.map((state) => `${format.number(countOf(state))} ${states[state]}`);
  return (
    <div>
      <div ref={ref} role="img" aria-label={texts.stacked(format.list(parts))}>
        <div className="bw-stacked-labels">
          {labels.map((label) => (
            <span key={label.text} style={{ left: label.left }}>
              {label.text}
            </span>
          ))}
          {restText !== null && <span style={{ right: 0 }}>{restText}</span>}
        </div>
        <div className="bw-stacked-bar">
          {shown.map((state) => (
            <i key={state} data-state-look={state} style={{ flex: `${countOf(state)} 1 0` }} />
          ))}
        </div>
      </div>
      <ul className="bw-stacked-keys">
        {stackedStates.map((state) => (
          <li key={state}>
            <Key label={states[state]} state={state} count={format.number(countOf(state))} onOpen={onOpen} />
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
