/**
 * People per state as one bar that adds up to everybody, the rare states and those without a place included,
 * which the shared StackedProgress leaves out. The bar is decoration; the words beside it say the same.
 */
import type { StatusCounts } from '#contracts/rollouts.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { stateTexts } from '../../ui/state-texts.ts';
import '../../ui/charts/stacked-progress.css';
import { stateOrder } from './everybody.ts';
import { everybodyTexts } from './everybody-texts.ts';
import './rollouts.css';

/** The bar; `rest` are people without a place yet, `isSlim` for rows of a list. */
export function EverybodyBar({
  counts,
  rest = 0,
  isSlim = false,
}: {
  readonly counts: StatusCounts;
  readonly rest?: number;
  readonly isSlim?: boolean;
}) {
  const format = useFormat();
  const states = useTexts(stateTexts).enrolment;
  const texts = useTexts(everybodyTexts);
  const segments = stateOrder.flatMap((state) => {
    const count = counts[state] ?? 0;
    return count === 0 ? [] : [{ state, count }];
  });
  const words = segments.map(({ state, count }) => `${format.number(count)} ${states[state]}`);
  if (rest > 0) words.push(`${format.number(rest)} ${texts.noPlace}`);
  return (
    <div>
      <span className="bw-hidden">{texts.chart(format.list(words))}</span>
      <div className="bw-stacked-bar" data-slim={isSlim || undefined} aria-hidden="true">
        {segments.map(({ state, count }) => (
          <i
            key={state}
            data-state-look={state}
            title={`${states[state]} ${format.number(count)}`}
            style={{ flex: `${count} 1 0` }}
          />
        ))}
        {rest > 0 && (
          <i
            data-state-look="none"
            title={`${texts.noPlace} ${format.number(rest)}`}
            style={{ flex: `${rest} 1 0` }}
          />
        )}
      </div>
    </div>
  );
}
