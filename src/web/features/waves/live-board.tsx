/** The live board: each stage with its people by state, and a last row that adds up to everybody. */
import type { Board, Stage } from '#contracts/rollouts.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { StageStateTag, Tag } from '../../ui/state-tag.tsx';
import { stateTexts } from '../../ui/state-texts.ts';
import { EverybodyBar } from '../rollouts/everybody-bar.tsx';
import { waitingOf, type PersonState } from '../rollouts/everybody.ts';
import { useStageName } from '../rollouts/stage-name.ts';
import { wavesTexts } from './waves-texts.ts';

/** Opens the people of a stage (null: of all) in a state. */
export type OnPeople = ((stage: Stage | null, state: PersonState | 'all') => void) | undefined;

type Line = Pick<Stage, 'people' | 'counts'>;

/** A number that opens its people, plain where there is nobody to open. */
function OpenCount({
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

function StateCells({
  line,
  stage,
  onPeople,
}: {
  readonly line: Line;
  readonly stage: Stage | null;
  readonly onPeople: OnPeople;
}) {
  const texts = useTexts(wavesTexts).boardColumns;
  const states = useTexts(stateTexts).enrolment;
  const { counts } = line;
  const open = (state: PersonState | 'all') =>
    onPeople === undefined ? undefined : () => onPeople(stage, state);
  const out = (counts.excluded ?? 0) + (counts.cancelled ?? 0) + (counts.rolled_back ?? 0);
  const residue = (counts.failed ?? 0) + (counts.unreachable ?? 0) + out;
  // A sum of several states has one list behind it only when one state makes it up.
  const only = (...among: PersonState[]): PersonState | 'all' => {
    const filled = among.filter((state) => (counts[state] ?? 0) > 0);
    return filled.length === 1 ? (filled[0] ?? 'all') : 'all';
  };
  const aheadState = only('eligible', 'scheduled', 'notified', 'deferred');
  const residueState = only('failed', 'unreachable', 'excluded', 'cancelled', 'rolled_back');
  return (
    <>
      <td>
        <OpenCount value={counts.succeeded ?? 0} label={states.succeeded} onOpen={open('succeeded')} />
      </td>
      <td>
        <OpenCount value={counts.started ?? 0} label={states.started} onOpen={open('started')} />
      </td>
      <td>
        <OpenCount value={waitingOf(counts)} label={texts.ahead} onOpen={open(aheadState)} />
      </td>
      <td>
        <OpenCount value={residue} label={texts.residue} onOpen={open(residueState)} />
      </td>
    </>
  );
}

function StageRow({
  stage,
  isSelected,
  onOpen,
  onPeople,
}: {
  readonly stage: Stage;
  readonly isSelected: boolean;
  readonly onOpen: (() => void) | undefined;
  readonly onPeople: OnPeople;
}) {
  const texts = useTexts(wavesTexts);
  const format = useFormat();
  const stageName = useStageName();
  const name = stageName(stage.name);
  return (
    <tr data-selected={isSelected || undefined} data-held={stage.held || undefined}>
      <th scope="row">
        {onOpen === undefined ? (
          name
        ) : (
          <button type="button" onClick={onOpen}>
            {name}
          </button>
        )}
      </th>
      <td data-align="start">{stage.startsOn === null ? '–' : format.dayMonth(stage.startsOn)}</td>
      <td>
        <OpenCount
          value={stage.people}
          label={texts.openPeople(name)}
          onOpen={onPeople === undefined ? undefined : () => onPeople(stage, 'all')}
        />
      </td>
      <td data-align="start">
        <EverybodyBar counts={stage.counts} isSlim />
      </td>
      <StateCells line={stage} stage={stage} onPeople={onPeople} />
      <td data-align="start">
        <span className="bw-board-tags">
          <StageStateTag state={stage.status} />
          {stage.held && (
            <Tag tone="warn" icon="pause">
              {texts.heldShort}
            </Tag>
          )}
        </span>
      </td>
    </tr>
  );
}

function Head() {
  const columns = useTexts(wavesTexts).boardColumns;
  const heads: readonly (readonly [string, 'start' | 'end'])[] = [
    [columns.wave, 'start'],
    [columns.week, 'start'],
    [columns.people, 'end'],
    [columns.progress, 'start'],
    [columns.done, 'end'],
    [columns.running, 'end'],
    [columns.ahead, 'end'],
    [columns.residue, 'end'],
    [columns.state, 'start'],
  ];
  return (
    <thead>
      <tr>
        {heads.map(([words, align]) => (
          <th key={words} scope="col" data-align={align === 'end' ? 'end' : undefined}>
            {words}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The board; `onOpen` opens the panel of a wave. */
export function LiveBoard({
  board,
  selected,
  onOpen,
  onPeople,
}: {
  readonly board: Board;
  readonly selected: Stage | undefined;
  readonly onOpen: (stage: Stage) => void;
  readonly onPeople: OnPeople;
}) {
  const texts = useTexts(wavesTexts);
  const format = useFormat();
  const people = board.stages.reduce((sum, stage) => sum + stage.people, 0);
  return (
    // It scrolls on narrow screens, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className="bw-board" role="group" tabIndex={0} aria-label={texts.boardTitle}>
      <table>
        <Head />
        <tbody>
          {board.stages.map((stage) => (
            <StageRow
              key={stage.stageId}
              stage={stage}
              isSelected={stage.stageId === selected?.stageId}
              onOpen={stage.kind === 'wave' ? () => onOpen(stage) : undefined}
              onPeople={onPeople}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {texts.sum}
            </th>
            <td>
              <OpenCount
                value={people}
                label={texts.openPeople(texts.sum)}
                onOpen={onPeople === undefined ? undefined : () => onPeople(null, 'all')}
              />
            </td>
            <td data-align="start">
              <EverybodyBar counts={board.counts} isSlim />
            </td>
            <StateCells line={{ people, counts: board.counts }} stage={null} onPeople={onPeople} />
            <td data-align="start">{texts.sumNote(format.number(board.targeted))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
