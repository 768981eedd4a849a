/** The chosen people in the order of invitation, with what they stand for and why each of them is in. */
import { useMemo } from 'react';
import type { Static } from 'typebox';
import type { RolloutId } from '#contracts/ids.ts';
import { pilotRoutes, type CohortMemberRow, type CohortView } from '#contracts/pilot.ts';
import { useRows } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { attributeLabel } from './choice.ts';
import { pilotTexts } from './pilot-texts.ts';

export type Member = Static<typeof CohortMemberRow>;

/** Attributes with a column of their own; the others are in the reasons. */
const attributesShown = 5;
const pageRows = 100;

/** The people of a cohort, fetched as they are scrolled to. */
export function useMembers(rolloutId: RolloutId, cohort: CohortView) {
  return useRows(pilotRoutes.listCohortMembers, {
    params: { rolloutId, cohortId: cohort.cohortId },
    query: { limit: pageRows },
  });
}

function useColumns(by: readonly string[]): readonly Column<Member>[] {
  const texts = useTexts(pilotTexts);
  return useMemo(
    () => [
      { id: 'order', header: texts.order, cell: (row) => row.position, width: '44px', align: 'end' },
      {
        id: 'person',
        header: texts.person,
        cell: (row) => <b title={row.externalId}>{row.displayName}</b>,
        width: 'minmax(130px, 1fr)',
      },
      {
        id: 'why',
        header: texts.why,
        cell: (row) => <span title={row.reason}>{row.reason}</span>,
        width: 'minmax(230px, 2.4fr)',
      },
      ...by.slice(0, attributesShown).map((name): Column<Member> => ({
        id: name,
        header: attributeLabel(name),
        cell: (row) => row.values[name] ?? <span className="bw-quiet">{texts.missing}</span>,
        width: 'minmax(76px, 0.8fr)',
      })),
    ],
    [texts, by],
  );
}

function MembersTable({ rolloutId, cohort }: { readonly rolloutId: RolloutId; readonly cohort: CohortView }) {
  const texts = useTexts(pilotTexts);
  const members = useMembers(rolloutId, cohort);
  const columns = useColumns(cohort.by);
  if (members.error !== null && members.rows.length === 0) return <ProblemNotice problem={members.error} />;
  return (
    <DataTable
      label={texts.people}
      columns={columns}
      rows={members.rows}
      rowId={(row) => row.personId}
      total={members.total}
      hasMore={members.hasMore}
      isLoading={members.isLoading}
      loadMore={members.loadMore}
      maxRows={12}
      minWidth={430 + Math.min(cohort.by.length, attributesShown) * 84}
    />
  );
}

/** The chosen people; for roles that may not read the directory only their number. */
export function ChosenPeople(props: { readonly rolloutId: RolloutId; readonly cohort: CohortView }) {
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
