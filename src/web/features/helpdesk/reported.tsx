/** Tickets of other helpdesks, as signals tell of them: newest first, with counts per priority. */
import { useMemo } from 'react';
import { helpdeskRoutes, ticketPriorities, type ReportedTicket } from '#contracts/helpdesk.ts';
import { given } from '../../api/given.ts';
import { useRoute, useRows } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useAddressValue, useRolloutId } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { reportedTexts } from './reported-texts.ts';

const priorities = [...ticketPriorities.map((priority) => `${priority}` as const), 'none'] as const;
type Priority = (typeof priorities)[number];
type State = 'open' | 'resolved';

const nameOf = (priority: ReportedTicket['priority']): Priority =>
  priority === null ? 'none' : `${priority}`;

function useReportedFilter() {
  const [priorityAddress, setPriority] = useAddressValue('priority');
  const [stateAddress, setState] = useAddressValue('state');
  return {
    priority: priorities.find((known) => known === priorityAddress),
    state: (['open', 'resolved'] as const).find((known) => known === stateAddress),
    setPriority,
    setState,
  };
}
type Filter = ReturnType<typeof useReportedFilter>;

function Filters({ filter }: { readonly filter: Filter }) {
  const texts = useTexts(reportedTexts);
  const format = useFormat();
  const params = { rolloutId: useRolloutId() };
  const counts = useRoute(helpdeskRoutes.listReportedTickets, { params, query: { limit: 1 } }).data?.counts;
  const { priority, state, setPriority, setState } = filter;
  const sum = (wanted: Priority | undefined, of: State | undefined) =>
    (counts ?? [])
      .filter((count) => wanted === undefined || nameOf(count.priority) === wanted)
      .reduce(
        (total, { open, resolved }) =>
          total + (of === 'resolved' ? 0 : open) + (of === 'open' ? 0 : resolved),
        0,
      );
  return (
    <Chips label={texts.filters}>
      <Chip
        label={texts.all}
        value={format.number(sum(undefined, undefined))}
        isOn={priority === undefined && state === undefined}
        onClick={() => {
          setPriority(null);
          setState(null);
        }}
      />
      {(['open', 'resolved'] as const).map((known) => (
        <Chip
          key={known}
          label={texts.states[known]}
          value={format.number(sum(priority, known))}
          icon={known === 'open' ? 'chat' : 'check'}
          tone={known === 'open' ? 'warn' : 'pass'}
          isOn={state === known}
          onClick={() => setState(state === known ? null : known)}
        />
      ))}
      {priorities
        .filter((known) => sum(known, undefined) > 0 || known === priority)
        .map((known) => (
          <Chip
            key={known}
            label={texts.priorities[known]}
            value={format.number(sum(known, state))}
            isOn={priority === known}
            onClick={() => setPriority(priority === known ? null : known)}
          />
        ))}
    </Chips>
  );
}

function useReportedColumns(): readonly Column<ReportedTicket>[] {
  const texts = useTexts(reportedTexts);
  const stageName = useStageName();
  const format = useFormat();
  return useMemo<readonly Column<ReportedTicket>[]>(
    () => [
      {
        id: 'words',
        header: texts.ticket,
        cell: ({ words, app }) => (
          <>
            {words === null ? <span className="bw-quiet">{texts.noWords}</span> : <b>{words}</b>}
            {app !== null && <span className="bw-quiet"> · {app}</span>}
          </>
        ),
        width: 'minmax(170px, 2fr)',
      },
      { id: 'person', header: texts.person, cell: (row) => row.displayName, width: 'minmax(110px, 1fr)' },
      {
        id: 'department',
        header: texts.department,
        cell: (row) => row.department ?? '',
        width: 'minmax(90px, 1fr)',
      },
      {
        id: 'stage',
        header: texts.stage,
        cell: (row) => (row.stageName === null ? '' : stageName(row.stageName)),
        width: '68px',
      },
      {
        id: 'priority',
        header: texts.priority,
        cell: ({ priority }) =>
          priority === null ? (
            <span className="bw-quiet">{texts.priorities.none}</span>
          ) : (
            texts.priorities[nameOf(priority)]
          ),
        width: '112px',
      },
      {
        id: 'state',
        header: texts.state,
        cell: ({ resolvedAt, priority }) =>
          resolvedAt === null ? (
            <Tag tone={priority === 1 ? 'fail' : 'warn'} icon={priority === 1 ? 'warn' : 'chat'}>
              {texts.states.open}
            </Tag>
          ) : (
            <Tag tone="pass" icon="check">
              {texts.states.resolved}
            </Tag>
          ),
        width: '104px',
      },
      { id: 'source', header: texts.source, cell: (row) => row.source, width: 'minmax(80px, 0.7fr)' },
      {
        id: 'opened',
        header: texts.opened,
        cell: (row) => `${format.dayMonth(format.dateOf(row.openedAt))}, ${format.time(row.openedAt)}`,
        width: '108px',
      },
    ],
    [texts, format, stageName],
  );
}

/** What it is, filters and the table. */
export function Reported() {
  const texts = useTexts(reportedTexts);
  const filter = useReportedFilter();
  const columns = useReportedColumns();
  const params = { rolloutId: useRolloutId() };
  const { priority, state } = filter;
  const { error, retry, ...rows } = useRows(helpdeskRoutes.listReportedTickets, {
    params,
    query: given({ priority, state }),
  });
  if (error !== null) return <ProblemNotice problem={error} onRetry={retry} />;
  const isAll = priority === undefined && state === undefined;
  return (
    <>
      <p className="helpdesk-lead">{texts.about}</p>
      <Filters filter={filter} />
      <Card>
        <DataTable
          {...rows}
          label={texts.table}
          columns={columns}
          rowId={(row) => row.signalId}
          minWidth={900}
          empty={
            isAll ? (
              <EmptyState icon="chat" title={texts.emptyTitle}>
                {texts.empty}
              </EmptyState>
            ) : (
              <p className="bw-quiet">{texts.nothing}</p>
            )
          }
        />
      </Card>
    </>
  );
}
