/** The questions of a rollout, oldest first, with counts per state. */
import { useMemo } from 'react';
import { helpdeskRoutes, type Ticket } from '#contracts/helpdesk.ts';
import { given } from '../../api/given.ts';
import { useRoute, useRows } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useAddressValue, useBoard, useRolloutId } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MetricCard } from '../../ui/metric-card.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { helpdeskTexts } from './helpdesk-texts.ts';
import {
  openStatuses,
  TicketStateTag,
  ticketLooks,
  ticketStatuses,
  type TicketStatus,
} from './ticket-state.tsx';

type Counts = Partial<Record<TicketStatus, number>>;

/** Questions per state in the whole rollout. */
export function useTicketCounts(): Counts | undefined {
  const params = { rolloutId: useRolloutId() };
  return useRoute(helpdeskRoutes.listTickets, { params, query: { limit: 1 } }).data?.counts;
}

/** How many of some states there are. */
export function sumOf(counts: Counts, statuses: readonly TicketStatus[]): number {
  return statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
}

function Figures({ counts }: { readonly counts: Counts }) {
  const texts = useTexts(helpdeskTexts);
  const format = useFormat();
  const rate = useBoard().data?.ticketsPerPerson ?? null;
  return (
    <div className="bw-columns">
      <MetricCard
        label={texts.openLabel}
        value={format.number(sumOf(counts, openStatuses))}
        of={texts.openOf(format.number(sumOf(counts, ticketStatuses)))}
        note={texts.openNote}
      />
      <MetricCard
        label={texts.rateLabel}
        value={rate === null ? null : format.number(rate, 2)}
        note={rate === null ? texts.rateNone : texts.rateNote}
      />
    </div>
  );
}

function Filters({
  counts,
  status,
  onChange,
  isRequests,
  onRequests,
}: {
  readonly counts: Counts;
  readonly status: TicketStatus | undefined;
  readonly onChange: (status: TicketStatus | null) => void;
  /** Requests for something new alone. */
  readonly isRequests: boolean;
  readonly onRequests: (isOn: boolean) => void;
}) {
  const texts = useTexts(helpdeskTexts);
  const format = useFormat();
  return (
    <Chips label={texts.filters}>
      <Chip
        label={texts.all}
        value={format.number(sumOf(counts, ticketStatuses))}
        isOn={status === undefined}
        onClick={() => onChange(null)}
      />
      {ticketStatuses.map((known) => (
        <Chip
          key={known}
          label={texts.statuses[known]}
          value={format.number(counts[known] ?? 0)}
          icon={ticketLooks[known].icon}
          tone={ticketLooks[known].tone}
          isOn={status === known}
          onClick={() => onChange(status === known ? null : known)}
        />
      ))}
      <Chip
        label={texts.requestsOnly}
        icon="plus"
        isOn={isRequests}
        onClick={() => onRequests(!isRequests)}
      />
    </Chips>
  );
}

function useTicketColumns(): readonly Column<Ticket>[] {
  const texts = useTexts(helpdeskTexts);
  const stageName = useStageName();
  const format = useFormat();
  return useMemo<readonly Column<Ticket>[]>(
    () => [
      {
        id: 'question',
        header: texts.question,
        cell: (row) => <b>{row.body}</b>,
        width: 'minmax(180px, 2.4fr)',
      },
      { id: 'person', header: texts.person, cell: (row) => row.displayName, width: 'minmax(110px, 1fr)' },
      {
        id: 'department',
        header: texts.department,
        cell: (row) => row.department ?? '',
        width: 'minmax(90px, 1fr)',
      },
      { id: 'stage', header: texts.stage, cell: (row) => stageName(row.stageName), width: '68px' },
      {
        id: 'sort',
        header: texts.sort,
        cell: (row) =>
          row.sort === null ? <span className="bw-quiet">{texts.unsorted}</span> : texts.sorts[row.sort],
        width: '104px',
      },
      {
        id: 'state',
        header: texts.state,
        cell: (row) => <TicketStateTag status={row.status} />,
        width: '120px',
      },
      {
        id: 'asked',
        header: texts.asked,
        cell: (row) => `${format.dayMonth(format.dateOf(row.openedAt))}, ${format.time(row.openedAt)}`,
        width: '100px',
      },
    ],
    [texts, format, stageName],
  );
}

/** Figures, filters and the table. */
export function Tickets() {
  const texts = useTexts(helpdeskTexts);
  const params = { rolloutId: useRolloutId() };
  const [address, setAddress] = useAddressValue('status');
  const status = ticketStatuses.find((known) => known === address);
  const [kindAddress, setKind] = useAddressValue('kind');
  const kind = kindAddress === 'request' ? kindAddress : undefined;
  const [opened, open] = useAddressValue('ticket');
  const columns = useTicketColumns();
  const counts = useTicketCounts() ?? {};
  const { error, retry, ...rows } = useRows(helpdeskRoutes.listTickets, {
    params,
    query: given({ status, kind }),
  });
  if (error !== null) return <ProblemNotice problem={error} onRetry={retry} />;
  const empty =
    status === undefined && kind === undefined ? (
      <EmptyState icon="chat" title={texts.emptyTitle}>
        {texts.empty}
      </EmptyState>
    ) : (
      <p className="bw-quiet">{texts.nothing}</p>
    );
  return (
    <>
      <Figures counts={counts} />
      <Filters
        counts={counts}
        status={status}
        onChange={setAddress}
        isRequests={kind === 'request'}
        onRequests={(isOn) => setKind(isOn ? 'request' : null)}
      />
      <Card>
        <DataTable
          {...rows}
          label={texts.table}
          columns={columns}
          rowId={(row) => row.ticketId}
          openId={opened === undefined ? null : Number(opened)}
          onOpen={(row) => open(String(row.ticketId))}
          minWidth={860}
          empty={empty}
        />
      </Card>
    </>
  );
}
