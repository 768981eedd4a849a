/** The numbers of a row of people, which add up to everybody in it. Each opens the people behind it. */
import { peopleIn, type StateCounts } from '#contracts/rollouts.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { stateTexts } from '../../ui/state-texts.ts';
import { boardTexts } from './board-texts.ts';
import type { ShownState } from './people-panel.tsx';

/** A number that opens its people, plain where there is nobody to open. */
export function OpenCount({
  value,
  label,
  onOpen,
}: {
  readonly value: number;
  readonly label: string;
  readonly onOpen: (() => void) | undefined;
}) {
  const format = useFormat();
  if (onOpen === undefined || value === 0) return <>{format.number(value)}</>;
  return (
    <button type="button" aria-label={`${format.number(value)} ${label}`} onClick={onOpen}>
      {format.number(value)}
    </button>
  );
}

/** The heads of the cells, in their order. */
export function useStateHeads(): readonly string[] {
  const { done, running, untold, residue, out } = useTexts(boardTexts).columns;
  const { notified, trained } = useTexts(stateTexts).enrolment;
  return [done, running, trained, notified, untold, residue, out];
}

/** Seven cells, as `useStateHeads` names them; `onOpen` shows the people behind one. */
export function StateCells({
  counts,
  onOpen,
}: {
  readonly counts: StateCounts;
  readonly onOpen: ((state: ShownState) => void) | undefined;
}) {
  const texts = useTexts(boardTexts).columns;
  const states = useTexts(stateTexts).enrolment;
  const cells = [
    { state: 'succeeded', value: counts.succeeded ?? 0, label: states.succeeded },
    { state: 'started', value: counts.started ?? 0, label: states.started },
    { state: 'trained', value: counts.trained ?? 0, label: states.trained },
    { state: 'notified', value: counts.notified ?? 0, label: states.notified },
    { state: 'not_told', value: peopleIn('not_told', counts), label: texts.untold },
    { state: 'left_over', value: peopleIn('left_over', counts), label: texts.residue },
    { state: 'out', value: peopleIn('out', counts), label: texts.out },
  ] as const;
  return cells.map(({ state, value, label }) => (
    <td key={state}>
      <OpenCount value={value} label={label} onOpen={onOpen && (() => onOpen(state))} />
    </td>
  ));
}
