/**
 * How far each department, site, platform … is: the people of the rollout, or of one stage, by the levels of an
 * attribute. The levels add up to everybody; every number opens its people. The choice stands in the address.
 */
import { useState } from 'react';
import { rolloutRoutes, type Board, type BreakdownRow, type StateCounts } from '#contracts/rollouts.ts';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { pilotRoutes } from '#contracts/pilot.ts';
import { buildPath } from '#contracts/route.ts';
import { tableFormats } from '#contracts/table-files.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useAddressValue } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { ChoiceChip, Chips } from '../../ui/chip.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { useAttributeName } from './attribute-texts.ts';
import { boardTexts } from './board-texts.ts';
import { EverybodyBar } from './everybody-bar.tsx';
import { stateOrder } from './everybody.ts';
import type { PeopleChoice, ShownState } from './people-panel.tsx';
import { useStageName } from './stage-name.ts';
import { OpenCount, StateCells, useStateHeads } from './state-cells.tsx';
import './board.css';

type OnPeople = (choice: PeopleChoice) => void;

/** Groups shown before somebody asks for all of them. */
const shownAtFirst = 8;
const usual = ['department', 'site', 'platform', 'country'];

/** The attributes worth breaking down by: the usual ones first. */
function useAttributes(): readonly string[] {
  const known = useRoute(pilotRoutes.listAttributes, {}).data?.attributes ?? [];
  const good = known.filter(({ advice }) => advice !== 'unique').map(({ name }) => name);
  const rank = (name: string) => (usual.includes(name) ? usual.indexOf(name) : usual.length);
  return good.toSorted((a, b) => rank(a) - rank(b));
}

function sumRows(rows: readonly BreakdownRow[]): StateCounts {
  return Object.fromEntries(
    stateOrder.map((state) => [state, rows.reduce((sum, { counts }) => sum + (counts[state] ?? 0), 0)]),
  );
}

function Head({ by }: { readonly by: string }) {
  const { columns, tickets } = useTexts(boardTexts);
  const heads = useStateHeads();
  const name = useAttributeName()(by);
  return (
    <thead>
      <tr>
        <th scope="col">{name.charAt(0).toUpperCase() + name.slice(1)}</th>
        <th scope="col" data-align="end">
          {columns.people}
        </th>
        <th scope="col">{columns.progress}</th>
        {[...heads, tickets].map((words) => (
          <th key={words} scope="col" data-align="end">
            {words}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function GroupCells({
  row,
  name,
  onPeople,
}: {
  readonly row: Omit<BreakdownRow, 'level'>;
  readonly name: string;
  readonly onPeople: (state: ShownState) => void;
}) {
  const texts = useTexts(boardTexts);
  const format = useFormat();
  return (
    <>
      <td>
        <OpenCount value={row.people} label={texts.openPeople(name)} onOpen={() => onPeople('all')} />
      </td>
      <td data-align="start" data-bar>
        <EverybodyBar counts={row.counts} isSlim />
      </td>
      <StateCells counts={row.counts} onOpen={onPeople} />
      <td>{format.number(row.tickets)}</td>
    </>
  );
}

function Groups({
  by,
  stageId,
  rows,
  onPeople,
}: {
  readonly by: string;
  readonly stageId: StageId | 'all';
  readonly rows: readonly BreakdownRow[];
  readonly onPeople: OnPeople;
}) {
  const texts = useTexts(boardTexts);
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  if (rows.length === 0) return <p className="bw-quiet">{texts.none}</p>;
  const shown = isWhole ? rows : rows.slice(0, shownAtFirst);
  const sum = {
    people: rows.reduce((total, { people }) => total + people, 0),
    tickets: rows.reduce((total, { tickets }) => total + tickets, 0),
    counts: sumRows(rows),
  };
  return (
    <>
      {/* It scrolls on narrow screens, so the keyboard must be able to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role */}
      <div className="bw-board" role="group" tabIndex={0} aria-label={texts.title}>
        <table>
          <Head by={by} />
          <tbody>
            {shown.map((row) => (
              <tr key={row.level ?? ''}>
                <th scope="row">{row.level ?? <span className="bw-quiet">{texts.notRecorded}</span>}</th>
                <GroupCells
                  row={row}
                  name={row.level ?? texts.notRecorded}
                  onPeople={
                    onPeople &&
                    ((state) => onPeople({ state, stageId, group: { by, level: row.level ?? '' } }))
                  }
                />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{texts.sum}</th>
              <GroupCells
                row={sum}
                name={texts.sum}
                onPeople={(state) => onPeople({ state, stageId, group: null })}
              />
            </tr>
          </tfoot>
        </table>
      </div>
      {rows.length > shownAtFirst && (
        <p>
          <TextButton onClick={() => setWhole(!isWhole)}>
            {isWhole ? texts.showFewer : texts.showAll(format.number(rows.length))}
          </TextButton>
        </p>
      )}
    </>
  );
}

/** The chips that choose attribute and stage. */
function Choices({
  by,
  attributes,
  stageId,
  stages,
  onBy,
  onStage,
}: {
  readonly by: string;
  readonly attributes: readonly string[];
  readonly stageId: StageId | 'all';
  readonly stages: Board['stages'];
  readonly onBy: (by: string) => void;
  readonly onStage: (stageId: string) => void;
}) {
  const texts = useTexts(boardTexts);
  const attributeName = useAttributeName();
  const stageName = useStageName();
  return (
    <Chips label={texts.chooseGroups}>
      <ChoiceChip
        label={texts.by}
        value={by}
        isOn
        choices={attributes.map((name) => ({ value: name, label: attributeName(name) }))}
        onChange={onBy}
      />
      <ChoiceChip
        label={texts.stage}
        value={String(stageId)}
        isOn={stageId !== 'all'}
        choices={[
          { value: 'all', label: texts.allStages },
          ...stages.map((stage) => ({ value: String(stage.stageId), label: stageName(stage.name) })),
        ]}
        onChange={onStage}
      />
    </Chips>
  );
}

/** The card, for those who may see people; `onPeople` opens the people of a group. */
export function BreakdownCard({
  rolloutId,
  board,
  onPeople,
}: {
  readonly rolloutId: RolloutId;
  readonly board: Board;
  readonly onPeople: OnPeople;
}) {
  const attributes = useAttributes();
  const [chosen, setChosen] = useAddressValue('by');
  const [stage, setStage] = useAddressValue('stage');
  const by = attributes.find((name) => name === chosen) ?? attributes[0];
  const stageId = board.stages.find((one) => String(one.stageId) === stage)?.stageId ?? 'all';
  if (by === undefined || board.targeted === 0) return null;
  return (
    <Breakdown
      {...{ rolloutId, board, onPeople, attributes, by, stageId }}
      onBy={setChosen}
      onStage={(id) => setStage(id === 'all' ? null : id)}
    />
  );
}

const exports = {
  csv: rolloutRoutes.exportEnrolments,
  xlsx: rolloutRoutes.exportEnrolmentsWorkbook,
} as const;

/** Everybody of the rollout to take away, in either format. */
function Exports({ rolloutId }: { readonly rolloutId: RolloutId }) {
  const texts = useTexts(boardTexts);
  return (
    <span className="bw-exports">
      {texts.export}
      {tableFormats.map((format) => {
        const name = texts.exportFormats[format];
        return (
          <a
            key={format}
            href={buildPath(exports[format], { rolloutId })}
            aria-label={`${texts.export} ${name}`}
          >
            {name}
          </a>
        );
      })}
    </span>
  );
}

function Breakdown({
  rolloutId,
  board,
  onPeople,
  attributes,
  by,
  stageId,
  onBy,
  onStage,
}: {
  readonly rolloutId: RolloutId;
  readonly board: Board;
  readonly onPeople: OnPeople;
  readonly attributes: readonly string[];
  readonly by: string;
  readonly stageId: StageId | 'all';
  readonly onBy: (by: string) => void;
  readonly onStage: (stageId: string) => void;
}) {
  const texts = useTexts(boardTexts);
  const query = useRoute(rolloutRoutes.getBreakdown, {
    params: { rolloutId },
    query: { by, ...(stageId === 'all' ? {} : { stageId }) },
  });
  return (
    <Card title={texts.title} note={<Exports rolloutId={rolloutId} />}>
      <div className="bw-stack">
        <Choices {...{ by, attributes, stageId, onBy, onStage }} stages={board.stages} />
        <Answer of={query} what={texts.title}>
          {({ rows }) => <Groups key={by} {...{ by, stageId, rows, onPeople }} />}
        </Answer>
      </div>
    </Card>
  );
}
