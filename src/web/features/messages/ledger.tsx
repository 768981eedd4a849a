/** The ledger: one row per person and message, with counts per state and filters. */
import { useMemo } from 'react';
import type { StageId } from '#contracts/ids.ts';
import { messageRoutes, type DeliveryRow } from '#contracts/messages.ts';
import { given } from '../../api/given.ts';
import { useRoute, useRows } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useAddressValue, useRollout, useRolloutId } from '../../app/rollout.ts';
import { localeNames } from '../../i18n/locale.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { Chip, ChoiceChip, Chips } from '../../ui/chip.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { DeliveryStateTag, deliveryLooks, messageOf, type DeliveryStatus } from './delivery-state.tsx';
import { ledgerTexts } from './ledger-texts.ts';
import { SendAgainRequests, UnclearCopies } from './send-again.tsx';

const statuses = Object.keys(deliveryLooks) as DeliveryStatus[];

function useLedgerFilter() {
  const [status, setStatus] = useAddressValue('status');
  const [stage, setStage] = useAddressValue('stage');
  const stageId = Number(stage);
  return {
    status: statuses.find((known) => known === status),
    stageId: Number.isSafeInteger(stageId) && stageId > 0 ? (stageId as StageId) : undefined,
    setStatus,
    setStage,
  };
}
type Filter = ReturnType<typeof useLedgerFilter>;

function Filters({
  filter,
  counts,
}: {
  readonly filter: Filter;
  readonly counts: Partial<Record<DeliveryStatus, number>>;
}) {
  const texts = useTexts(ledgerTexts);
  const stageName = useStageName();
  const format = useFormat();
  const stages = useRollout().data?.stages ?? [];
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <Chips label={texts.filters}>
      <Chip
        label={texts.all}
        value={format.number(all)}
        isOn={filter.status === undefined}
        onClick={() => filter.setStatus(null)}
      />
      {statuses
        .filter((status) => (counts[status] ?? 0) > 0 || filter.status === status)
        .map((status) => (
          <Chip
            key={status}
            label={texts.statuses[status]}
            value={format.number(counts[status] ?? 0)}
            icon={deliveryLooks[status].icon}
            tone={deliveryLooks[status].tone}
            isOn={filter.status === status}
            onClick={() => filter.setStatus(filter.status === status ? null : status)}
          />
        ))}
      {stages.length > 1 && (
        <ChoiceChip
          label={texts.stage}
          value={filter.stageId === undefined ? 'all' : String(filter.stageId)}
          choices={[
            { value: 'all', label: texts.allStages },
            ...stages.map((stage) => ({ value: String(stage.stageId), label: stageName(stage.name) })),
          ]}
          isOn={filter.stageId !== undefined}
          onChange={(next) => filter.setStage(next === 'all' ? null : next)}
        />
      )}
    </Chips>
  );
}

function useLedgerColumns(): readonly Column<DeliveryRow>[] {
  const texts = useTexts(ledgerTexts);
  const format = useFormat();
  const say = useSay();
  const stageName = useStageName();
  return useMemo<readonly Column<DeliveryRow>[]>(
    () => [
      {
        id: 'person',
        header: texts.person,
        cell: (row) => <b>{row.displayName}</b>,
        width: 'minmax(130px, 1.4fr)',
      },
      {
        id: 'state',
        header: texts.state,
        cell: (row) => <DeliveryStateTag status={row.status} />,
        width: '112px',
      },
      {
        id: 'message',
        header: texts.message,
        cell: (row) => texts.messages[messageOf(row)],
        width: '92px',
      },
      { id: 'stage', header: texts.stageColumn, cell: (row) => stageName(row.stageName), width: '64px' },
      { id: 'language', header: texts.language, cell: (row) => localeNames[row.locale], width: '60px' },
      { id: 'channel', header: texts.channel, cell: (row) => texts.channels[row.channel], width: '76px' },
      { id: 'reason', header: texts.reason, cell: (row) => say(row.reason), width: 'minmax(70px, 1fr)' },
      {
        id: 'when',
        header: texts.when,
        cell: (row) => `${format.dayMonth(format.dateOf(row.statusAt))}, ${format.time(row.statusAt)}`,
        width: '100px',
      },
    ],
    [texts, format, say, stageName],
  );
}

/** Counts, filters and rows. */
export function Ledger() {
  const texts = useTexts(ledgerTexts);
  const rolloutId = useRolloutId();
  const filter = useLedgerFilter();
  const [opened, open] = useAddressValue('delivery');
  const columns = useLedgerColumns();
  const params = { rolloutId };
  const { status, stageId } = filter;
  const { error, retry, ...rows } = useRows(messageRoutes.listDeliveries, {
    params,
    query: given({ status, stageId }),
  });
  const counted = useRoute(messageRoutes.listDeliveries, { params, query: given({ stageId, limit: 1 }) });
  const counts = counted.data?.counts ?? {};
  const isFiltered = status !== undefined || stageId !== undefined;
  if (error !== null) return <ProblemNotice problem={error} onRetry={retry} />;
  const empty = isFiltered ? (
    <p className="bw-quiet">{texts.nothing}</p>
  ) : (
    <EmptyState icon="messages" title={texts.emptyTitle}>
      {texts.empty}
    </EmptyState>
  );
  return (
    <>
      <Filters filter={filter} counts={counts} />
      <SendAgainRequests />
      <UnclearCopies stageId={stageId} />
      {counted.data?.rows[0]?.channel === 'outbox' && (
        <Notice tone="none" icon="info">
          {texts.outboxNote}
        </Notice>
      )}
      <Card>
        <DataTable
          {...rows}
          label={texts.table}
          columns={columns}
          rowId={(row) => row.deliveryId}
          openId={opened === undefined ? null : Number(opened)}
          onOpen={(row) => open(String(row.deliveryId))}
          minWidth={820}
          maxRows={20}
          empty={empty}
        />
      </Card>
    </>
  );
}
