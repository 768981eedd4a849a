/** The people of the choice: totals to filter by, what stands in the way, departments, and the rows. */
import { TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import type { PersonId, RolloutId } from '#contracts/ids.ts';
import {
  readinessRoutes,
  readinessStates,
  type ReadinessPerson,
  type ReadinessRules,
  type ReadinessTotals,
} from '#contracts/readiness.ts';
import { useRows } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { DepartmentsCard } from './departments-card.tsx';
import { readinessTexts } from './readiness-texts.ts';
import { readinessLooks, ReadinessTag } from './readiness-words.tsx';
import { ReasonsCard } from './reasons-card.tsx';
import type { ReadinessFilters } from './use-readiness.ts';

function useColumns(isNarrow: boolean): readonly Column<ReadinessPerson>[] {
  const texts = useTexts(readinessTexts);
  const format = useFormat();
  const stageName = useStageName();
  return useMemo(() => {
    const person: Column<ReadinessPerson> = {
      id: 'person',
      header: texts.person,
      cell: (row) => <b>{row.displayName}</b>,
      width: isNarrow ? 'minmax(0, 1fr)' : 'minmax(130px, 1.1fr)',
    };
    const colour: Column<ReadinessPerson> = {
      id: 'state',
      header: texts.colour,
      cell: (row) => <ReadinessTag state={row.state} />,
      width: '128px',
    };
    if (isNarrow) return [person, colour];
    return [
      person,
      colour,
      {
        id: 'why',
        header: texts.why,
        cell: (row) => row.reasons.map((reason) => texts.reasons[reason]).join(', '),
        width: 'minmax(180px, 2fr)',
      },
      {
        id: 'department',
        header: texts.department,
        cell: (row) => row.department ?? <span className="bw-quiet">{texts.noDepartment}</span>,
        width: 'minmax(110px, 1fr)',
      },
      { id: 'site', header: texts.site, cell: (row) => row.site ?? '', width: 'minmax(80px, 0.8fr)' },
      {
        id: 'stage',
        header: texts.stage,
        cell: (row) =>
          row.stageName === null ? (
            <span className="bw-quiet">{texts.noStage}</span>
          ) : (
            stageName(row.stageName)
          ),
        width: '96px',
      },
      {
        id: 'date',
        header: texts.date,
        cell: (row) => (row.scheduledOn === null ? '' : format.dayMonth(row.scheduledOn)),
        width: '80px',
      },
    ];
  }, [texts, format, stageName, isNarrow]);
}

function Filters({
  totals,
  filters,
}: {
  readonly totals: ReadinessTotals;
  readonly filters: ReadinessFilters;
}) {
  const texts = useTexts(readinessTexts);
  const format = useFormat();
  const { state, department, reason } = filters.filter;
  return (
    <Chips label={texts.filters}>
      <Chip
        label={texts.all}
        value={format.number(totals.people)}
        isOn={state === undefined}
        onClick={() => filters.setState(null)}
      />
      {readinessStates.map((one) => (
        <Chip
          key={one}
          {...readinessLooks[one]}
          label={texts.states[one]}
          value={format.number(totals.counts[one])}
          isOn={state === one}
          onClick={() => filters.setState(state === one ? null : one)}
        />
      ))}
      {reason !== undefined && (
        <Chip label={texts.reasons[reason]} onRemove={() => filters.setReason(null)} />
      )}
      {department !== undefined && (
        <Chip
          label={department === '' ? texts.noDepartment : department}
          onRemove={() => filters.setDepartment(null)}
        />
      )}
    </Chips>
  );
}

function People({
  rolloutId,
  filters,
  openId,
  onOpen,
}: {
  readonly rolloutId: RolloutId;
  readonly filters: ReadinessFilters;
  readonly openId: PersonId | null;
  readonly onOpen: (personId: PersonId) => void;
}) {
  const texts = useTexts(readinessTexts);
  const isNarrow =
    useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false }) ?? false;
  const { error, retry, ...rows } = useRows(readinessRoutes.listReadinessPeople, {
    params: { rolloutId },
    query: filters.filter,
  });
  const columns = useColumns(isNarrow);
  if (error !== null) return <ProblemNotice problem={error} onRetry={retry} />;
  return (
    <Card>
      <TextInput
        type="search"
        className="ready-search"
        aria-label={texts.search}
        placeholder={texts.search}
        leftSection={<Icon name="search" />}
        value={filters.text}
        onChange={(event) => filters.setText(event.currentTarget.value)}
      />
      <DataTable
        {...rows}
        label={texts.table}
        columns={columns}
        rowId={(row) => row.personId}
        openId={openId}
        onOpen={({ personId }) => onOpen(personId)}
        minWidth={isNarrow ? 0 : 920}
        maxRows={18}
        empty={<p className="bw-quiet">{texts.nothing}</p>}
      />
    </Card>
  );
}

export function PeopleTab({
  rolloutId,
  totals,
  rules,
  filters,
  openId,
  onOpen,
}: {
  readonly rolloutId: RolloutId;
  readonly totals: ReadinessTotals;
  readonly rules: ReadinessRules | undefined;
  readonly filters: ReadinessFilters;
  readonly openId: PersonId | null;
  readonly onOpen: (personId: PersonId) => void;
}) {
  const texts = useTexts(readinessTexts);
  const canSee = useCan('people.read');
  return (
    <>
      <Filters totals={totals} filters={filters} />
      <div className="bw-split">
        <DepartmentsCard departments={totals.departments} thresholds={rules?.department} filters={filters} />
        <ReasonsCard reasons={totals.reasons} filters={filters} />
      </div>
      {canSee ? (
        <People rolloutId={rolloutId} filters={filters} openId={openId} onOpen={onOpen} />
      ) : (
        <p className="bw-quiet">{texts.forbidden}</p>
      )}
    </>
  );
}
