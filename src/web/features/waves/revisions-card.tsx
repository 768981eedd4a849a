/** What became of the plan: every re-plan with its reason, and the people each moved in the side panel. */
import { useMemo } from 'react';
import type { Output } from '#contracts/route.ts';
import { replanRoutes } from '#contracts/replan.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { useRoute, useRows } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { HeadRow } from '../../ui/head-row.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { BecauseOf } from '../feedback/carries-out.tsx';
import { OpenCount } from '../rollouts/state-cells.tsx';
import { StackingBoard } from '../rollouts/stacking-board.tsx';
import { useChangeWords } from './change-words.ts';
import { revisionTexts } from './revision-texts.ts';

type Revision = Output<typeof replanRoutes.listWaveRevisions>['revisions'][number];

function RevisionRow({
  revision,
  isOpen,
  onOpen,
}: {
  readonly revision: Revision;
  readonly isOpen: boolean;
  readonly onOpen: (() => void) | undefined;
}) {
  const texts = useTexts(revisionTexts);
  const format = useFormat();
  const changeWords = useChangeWords();
  const number = format.number(revision.revision);
  const { weeksBefore, weeksAfter, peopleMoved } = revision;
  const { columns } = texts;
  return (
    <tr data-selected={isOpen || undefined}>
      <th scope="row">{number}</th>
      <td data-align="start" data-label={columns.change}>
        {changeWords(revision.change)}
      </td>
      <td data-align="start" className="bw-revision-reason" data-label={columns.reason}>
        {revision.reason} <BecauseOf proposal={revision.proposal} />
      </td>
      <td data-label={columns.weeks}>
        {weeksBefore === weeksAfter
          ? format.number(weeksAfter)
          : texts.weeksFromTo(format.number(weeksBefore), format.number(weeksAfter))}
      </td>
      <td data-label={columns.moved}>
        <OpenCount
          value={peopleMoved}
          label={texts.openPeople(number)}
          onOpen={peopleMoved === 0 ? undefined : onOpen}
        />
      </td>
      <td data-label={columns.told}>{format.number(revision.toldAgain)}</td>
      <td data-align="start" data-label={columns.by}>
        {revision.decidedBy}
        <small className="bw-quiet">{format.dateTime(revision.decidedAt)}</small>
      </td>
    </tr>
  );
}

function RevisionTable({
  revisions,
  openId,
  onOpen,
}: {
  readonly revisions: readonly Revision[];
  readonly openId: number | undefined;
  readonly onOpen: (revision: number) => void;
}) {
  const texts = useTexts(revisionTexts);
  const canOpen = useCan('people.read');
  const { columns } = texts;
  const heads = [
    [columns.revision, 'start'],
    [columns.change, 'start'],
    [columns.reason, 'start'],
    [columns.weeks, 'end'],
    [columns.moved, 'end'],
    [columns.told, 'end'],
    [columns.by, 'start'],
  ] as const;
  if (revisions.length === 0) return <p className="bw-quiet">{texts.revisionsNone}</p>;
  return (
    <StackingBoard className="bw-revisions" label={texts.revisions}>
      <table>
        <HeadRow heads={heads} />
        <tbody>
          {revisions.map((revision) => (
            <RevisionRow
              key={revision.revision}
              revision={revision}
              isOpen={revision.revision === openId}
              onOpen={canOpen ? () => onOpen(revision.revision) : undefined}
            />
          ))}
        </tbody>
      </table>
    </StackingBoard>
  );
}

/** The list; `onOpen` shows the people of one. */
export function RevisionsCard({
  rolloutId,
  openId,
  onOpen,
}: {
  readonly rolloutId: RolloutId;
  readonly openId: number | undefined;
  readonly onOpen: (revision: number) => void;
}) {
  const texts = useTexts(revisionTexts);
  const list = useRoute(replanRoutes.listWaveRevisions, { params: { rolloutId } });
  return (
    <Card title={texts.revisions} note={texts.revisionsNote}>
      <Answer of={list} what={texts.revisions}>
        {({ revisions }) => <RevisionTable revisions={revisions} openId={openId} onOpen={onOpen} />}
      </Answer>
    </Card>
  );
}

type Person = ReturnType<typeof useMoved>['rows'][number];

function useMoved(rolloutId: RolloutId, revision: number) {
  return useRows(replanRoutes.listRevisionPeople, { params: { rolloutId, revision }, query: {} });
}

/** Everybody a revision moved, with both weeks and why. */
export function RevisionPanel({
  rolloutId,
  revision,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly revision: number;
  readonly onClose: () => void;
}) {
  const texts = useTexts(revisionTexts);
  const format = useFormat();
  const say = useSay();
  const { error, retry, ...people } = useMoved(rolloutId, revision);
  const columns = useMemo((): readonly Column<Person>[] => {
    const { peopleColumns: heads } = texts;
    return [
      { id: 'name', header: heads.name, cell: (row) => row.displayName, width: 'minmax(120px, 1fr)' },
      { id: 'from', header: heads.from, cell: (row) => format.dayMonth(row.from), width: '64px' },
      { id: 'to', header: heads.to, cell: (row) => format.dayMonth(row.to), width: '64px' },
      {
        id: 'told',
        header: heads.told,
        cell: (row) => (row.toldBefore ? texts.yes : texts.no),
        width: '96px',
      },
      {
        id: 'reason',
        header: heads.reason,
        cell: (row) => say(row.reason),
        width: 'minmax(200px, 2fr)',
      },
    ];
  }, [texts, format, say]);
  return (
    <SidePanel title={texts.peopleTitle(format.number(revision))} onClose={onClose}>
      {error === null ? (
        <DataTable
          label={texts.peopleTitle(format.number(revision))}
          columns={columns}
          rowId={(row) => row.personId}
          maxRows={18}
          minWidth={580}
          {...people}
        />
      ) : (
        <ProblemNotice problem={error} onRetry={retry} />
      )}
    </SidePanel>
  );
}
