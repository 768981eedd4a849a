/**
 * People per state as one bar that adds up to everybody, the rare states and those without a place included. The bar is
 * decoration; the words beside it say the same.
 */
import { useElementSize } from '@mantine/hooks';
import type { PersonState, StateCounts } from '#contracts/rollouts.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { stateTexts } from '../../ui/state-texts.ts';
import './everybody-bar.css';
import { placeLabels } from './bar-labels.ts';
import { stateOrder } from './everybody.ts';
import { everybodyTexts } from './everybody-texts.ts';
import './rollouts.css';

type Piece = { readonly look: PersonState | 'none'; readonly count: number; readonly name: string };

function sumCounts(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { count }) => sum + count, 0);
}

/** The words over the bar, as far as there is room. */
function Labels({ pieces }: { readonly pieces: readonly Piece[] }) {
  const format = useFormat();
  const { ref, width } = useElementSize();
  const total = sumCounts(pieces);
  const segments = pieces.map(({ count, name }, index) => {
    const from = sumCounts(pieces.slice(0, index));
    const number = format.number(count);
    const text = index === 0 ? `${name} ${number}` : `${number} ${name.toLocaleLowerCase()}`;
    return { text, from: (from / total) * width, to: ((from + count) / total) * width };
  });
  return (
    <div ref={ref} className="bw-stacked-labels" aria-hidden="true">
      {placeLabels(segments, width).map(({ text, left }) => (
        <span key={text} style={{ left }}>
          {text}
        </span>
      ))}
    </div>
  );
}

/** The bar; `rest` are people without a place yet, `isSlim` for rows of a list, without words. */
export function EverybodyBar({
  counts,
  rest = 0,
  isSlim = false,
}: {
  readonly counts: StateCounts;
  readonly rest?: number;
  readonly isSlim?: boolean;
}) {
  const format = useFormat();
  const states = useTexts(stateTexts).enrolment;
  const texts = useTexts(everybodyTexts);
  const all: readonly Piece[] = [
    ...stateOrder.map((state) => ({ look: state, count: counts[state] ?? 0, name: states[state] })),
    { look: 'none', count: rest, name: texts.noPlace },
  ];
  const pieces = all.filter(({ count }) => count > 0);
  const words = pieces.map(({ count, name }) => `${format.number(count)} ${name}`);
  return (
    <div>
      <span className="bw-hidden">{texts.chart(format.list(words))}</span>
      {!isSlim && <Labels pieces={pieces} />}
      <div className="bw-stacked-bar" data-slim={isSlim || undefined} aria-hidden="true">
        {pieces.map(({ look, count, name }) => (
          <i
            key={look}
            data-state-look={look}
            title={`${name} ${format.number(count)}`}
            style={{ flex: `${count} 1 0` }}
          />
        ))}
      </div>
    </div>
  );
}
