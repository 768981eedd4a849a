/** The live board: each stage with its people by state, and a last row that adds up to everybody. */
import type { Board, Stage } from '#contracts/rollouts.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { HeadRow, type Head } from '../../ui/head-row.tsx';
import { StageStateTag, Tag } from '../../ui/state-tag.tsx';
import { boardTexts } from '../rollouts/board-texts.ts';
import '../rollouts/board.css';
import { EverybodyBar } from '../rollouts/everybody-bar.tsx';
import type { EnrolFilter, ShownState } from '../rollouts/people-panel.tsx';
import { hasEnded, stagesWithPlace } from '../rollouts/phases.ts';
import { useStageName } from '../rollouts/stage-name.ts';
import { OpenCount, StateCells, useStateHeads } from '../rollouts/state-cells.tsx';
import { wavesTexts } from './waves-texts.ts';

/** Opens the people of a stage (null: of all) in a state, or only those of them who enrol in one way. */
export type OnPeople = ((stage: Stage | null, state: ShownState, enrol?: EnrolFilter) => void) | undefined;

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
  const boardWords = useTexts(boardTexts);
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
          label={boardWords.openPeople(name)}
          onOpen={onPeople === undefined ? undefined : () => onPeople(stage, 'all')}
        />
      </td>
      <td data-align="start" data-bar>
        <EverybodyBar counts={stage.counts} isSlim />
      </td>
      <StateCells counts={stage.counts} onOpen={onPeople && ((state) => onPeople(stage, state))} />
      <td data-align="start">
        <span className="bw-board-tags">
          <StageStateTag state={stage.status} residue={stage.residue} />
          {stage.held && (
            <Tag tone="warn" icon="pause">
              {texts.heldShort}
            </Tag>
          )}
          {stage.dates === 'broken' && !hasEnded(stage) && (
            <Tag tone="warn" icon="calendar">
              {texts.datesBroken}
            </Tag>
          )}
        </span>
      </td>
    </tr>
  );
}

function Head() {
  const columns = useTexts(boardTexts).columns;
  const states = useStateHeads();
  const heads: readonly Head[] = [
    [columns.wave, 'start'],
    [columns.week, 'start'],
    [columns.people, 'end'],
    [columns.progress, 'start'],
    ...states.map((name): Head => [name, 'end']),
    [columns.state, 'start'],
  ];
  return <HeadRow heads={heads} />;
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
  const boardWords = useTexts(boardTexts);
  const format = useFormat();
  const people = board.stages.reduce((sum, stage) => sum + stage.people, 0);
  return (
    // It scrolls on narrow screens, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className="bw-board" role="group" tabIndex={0} aria-label={texts.boardTitle}>
      <table>
        <Head />
        <tbody>
          {stagesWithPlace(board.stages).map((stage) => (
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
            <th scope="row">{boardWords.sum}</th>
            {/* One cell over both would stay in view as wide as both, and cover what is scrolled. */}
            <td data-align="start">–</td>
            <td>
              <OpenCount
                value={people}
                label={boardWords.openPeople(boardWords.sum)}
                onOpen={onPeople === undefined ? undefined : () => onPeople(null, 'all')}
              />
            </td>
            <td data-align="start" data-bar>
              <EverybodyBar counts={board.counts} isSlim />
            </td>
            <StateCells counts={board.counts} onOpen={onPeople && ((state) => onPeople(null, state))} />
            <td data-align="start">{texts.sumNote(format.number(board.targeted))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
