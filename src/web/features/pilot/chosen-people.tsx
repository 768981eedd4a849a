/** The chosen people in the order of invitation, with what they stand for and why each of them is in. */
import { useState } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import { memberFilters, type CohortMemberRow, type MemberFilter } from '#contracts/participation.ts';
import { pilotRoutes, type CohortView } from '#contracts/pilot.ts';
import { given } from '../../api/given.ts';
import { useRows } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { AnswerTag } from './answer-tag.tsx';
import { attributeLabel } from './choice.ts';
import { participationTexts } from './participation-texts.ts';
import { pilotTexts } from './pilot-texts.ts';
import { useReasonWords } from './reason-words.ts';

export type Member = CohortMemberRow;

/** Attributes with a column of their own; the others are in the reasons. */
const attributesShown = 5;
const pageRows = 100;

/** The people of a cohort, fetched as they are scrolled to. */
export function useMembers(rolloutId: RolloutId, cohort: CohortView, only?: MemberFilter) {
  return useRows(pilotRoutes.listCohortMembers, {
    params: { rolloutId, cohortId: cohort.cohortId },
    query: given({ limit: pageRows, only }),
  });
}

function useColumns(by: readonly string[], hasAnswers: boolean): readonly Column<Member>[] {
  const texts = useTexts(pilotTexts);
  const words = useTexts(participationTexts);
  const reasonWords = useReasonWords();
  return [
    { id: 'order', header: texts.order, cell: (row) => row.position, width: '44px', align: 'end' },
    {
      id: 'person',
      header: texts.person,
      cell: (row) => <b title={row.externalId}>{row.displayName}</b>,
      width: 'minmax(120px, 1fr)',
    },
    ...(hasAnswers
      ? [
          {
            id: 'answer',
            header: words.answer,
            cell: (row: Member) => <AnswerTag status={row.status} problem={row.problem} />,
            width: '124px',
          },
        ]
      : []),
    {
      id: 'why',
      header: texts.why,
      cell: (row) => <span title={reasonWords(row.reason)}>{reasonWords(row.reason)}</span>,
      width: hasAnswers ? 'minmax(160px, 2fr)' : 'minmax(230px, 2.4fr)',
    },
    ...by.slice(0, hasAnswers ? attributesShown - 2 : attributesShown).map((name): Column<Member> => ({
      id: name,
      header: attributeLabel(name),
      cell: (row) => row.values[name] ?? <span className="bw-quiet">{texts.missing}</span>,
      width: 'minmax(76px, 0.8fr)',
    })),
  ];
}

type PeopleProps = {
  readonly rolloutId: RolloutId;
  readonly cohort: CohortView;
  readonly openId: number | null;
  readonly onOpen: (member: Member) => void;
};

function Filters({
  cohort,
  only,
  onChange,
}: {
  readonly cohort: CohortView;
  readonly only: MemberFilter | undefined;
  readonly onChange: (only: MemberFilter | undefined) => void;
}) {
  const texts = useTexts(participationTexts);
  const format = useFormat();
  const countOf = (filter: MemberFilter) =>
    filter === 'open' ? cohort.openPlaces : (cohort.answers[filter] ?? 0);
  return (
    <Chips label={texts.filter}>
      <Chip
        label={texts.all}
        value={format.number(cohort.size)}
        isOn={only === undefined}
        onClick={() => onChange(undefined)}
      />
      {memberFilters
        .filter((filter) => countOf(filter) > 0 || filter === only)
        .map((filter) => (
          <Chip
            key={filter}
            label={filter === 'open' ? texts.open : texts.statuses[filter]}
            value={format.number(countOf(filter))}
            isOn={only === filter}
            onClick={() => onChange(only === filter ? undefined : filter)}
          />
        ))}
    </Chips>
  );
}

function MembersTable({ rolloutId, cohort, openId, onOpen }: PeopleProps) {
  const texts = useTexts(pilotTexts);
  const [only, setOnly] = useState<MemberFilter | undefined>(undefined);
  const members = useMembers(rolloutId, cohort, only);
  const hasAnswers = Object.keys(cohort.answers).some((status) => status !== 'candidate');
  const columns = useColumns(cohort.by, hasAnswers);
  if (members.error !== null && members.rows.length === 0)
    return <ProblemNotice problem={members.error} onRetry={members.retry} />;
  return (
    <>
      {hasAnswers && <Filters cohort={cohort} only={only} onChange={setOnly} />}
      <DataTable
        label={texts.people}
        columns={columns}
        rows={members.rows}
        rowId={(row) => row.personId}
        openId={openId}
        onOpen={onOpen}
        total={members.total}
        hasMore={members.hasMore}
        isLoading={members.isLoading}
        loadMore={members.loadMore}
        maxRows={12}
        minWidth={430 + Math.min(cohort.by.length, attributesShown) * 84}
      />
    </>
  );
}

/** The chosen people; for roles that may not read the directory only their number. */
export function ChosenPeople(props: PeopleProps) {
  const texts = useTexts(pilotTexts);
  const format = useFormat();
  const canRead = useCan('people.read');
  return (
    <Card
      title={texts.people}
      count={format.number(props.cohort.size)}
      note={canRead ? texts.peopleNote : undefined}
    >
      {canRead ? <MembersTable {...props} /> : <p className="bw-quiet">{texts.peopleDenied}</p>}
    </Card>
  );
}
