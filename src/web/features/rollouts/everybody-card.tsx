/** Where everybody is: the bar, and every state with its number, which opens the people behind it. */
import type { Board, PersonState } from '#contracts/rollouts.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { stateTexts } from '../../ui/state-texts.ts';
import { listStates, sumOf, withoutPlace, type StateCount } from './everybody.ts';
import { EverybodyBar } from './everybody-bar.tsx';
import { everybodyTexts } from './everybody-texts.ts';

type OnOpen = ((state: PersonState) => void) | undefined;

function StateKey({ state, count, onOpen }: StateCount & { readonly onOpen: OnOpen }) {
  const states = useTexts(stateTexts).enrolment;
  const format = useFormat();
  const content = (
    <>
      <i data-state-look={state} />
      <span>{states[state]}</span>
      <b>{format.number(count)}</b>
    </>
  );
  if (onOpen === undefined || count === 0) return <div className="bw-stacked-key">{content}</div>;
  return (
    <button type="button" className="bw-stacked-key" onClick={() => onOpen(state)}>
      {content}
    </button>
  );
}

/** Every state with its number. */
export function StateKeys({ counts, onOpen }: { readonly counts: Board['counts']; readonly onOpen: OnOpen }) {
  return (
    <ul className="bw-stacked-keys">
      {listStates(counts).map((entry) => (
        <li key={entry.state}>
          <StateKey {...entry} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

/** The card; `onOpen` opens the people of a state. */
export function EverybodyCard({ board, onOpen }: { readonly board: Board; readonly onOpen: OnOpen }) {
  const texts = useTexts(everybodyTexts);
  const format = useFormat();
  const total = sumOf(board.counts);
  const rest = withoutPlace(board);
  const sentences = [
    total === 0 ? texts.noneYet : texts.addUp(format.number(total)),
    ...(rest > 0 ? [texts.withoutPlace(rest, format.number(rest))] : []),
    ...(total > 0 && onOpen !== undefined ? [texts.openNumbers] : []),
  ];
  return (
    <Card
      title={texts.title}
      note={texts.denominators(
        format.number(board.targeted),
        format.number(board.reached),
        format.number(board.reported),
      )}
      foot={<span>{sentences.join(' ')}</span>}
    >
      <div className="bw-everybody">
        <EverybodyBar counts={board.counts} rest={rest} />
        <StateKeys counts={board.counts} onOpen={onOpen} />
      </div>
    </Card>
  );
}
