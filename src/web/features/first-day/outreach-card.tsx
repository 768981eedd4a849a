/** The outreach queue: whose first day went badly, who calls them, and what came of it. */
import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { firstDayRoutes, type Outreach } from '#contracts/first-day.ts';
import { given } from '../../api/given.ts';
import { useRows, useRoute } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useAddressValue, useRolloutId } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { firstDayTexts } from './first-day-texts.ts';
import { OutreachPanel } from './outreach-panel.tsx';
import { OutreachTag } from './outreach-tag.tsx';

const settledWord = 'settled';

/** The rows the queue shows, and whether they are those that are settled. */
function useQueue() {
  const params = { rolloutId: useRolloutId() };
  const [shown, show] = useAddressValue('outreach');
  const isSettled = shown === settledWord;
  const rows = useRows(firstDayRoutes.listOutreach, { params, query: given({ isSettled }) });
  return { rows, isSettled, show };
}

function useColumns(isNarrow: boolean): readonly Column<Outreach>[] {
  const texts = useTexts(firstDayTexts);
  const format = useFormat();
  return useMemo(() => {
    const person: Column<Outreach> = {
      id: 'person',
      header: texts.person,
      cell: (row) => <b>{row.displayName}</b>,
      width: isNarrow ? 'minmax(0, 1fr)' : 'minmax(130px, 1fr)',
    };
    const state: Column<Outreach> = {
      id: 'state',
      header: texts.state,
      cell: (row) => <OutreachTag status={row.status} />,
      width: '156px',
    };
    if (isNarrow) return [person, state];
    return [
      person,
      state,
      {
        id: 'score',
        header: texts.score,
        cell: (row) => texts.scoreOf(format.number(row.score)),
        width: '76px',
      },
      {
        id: 'words',
        header: texts.words,
        cell: (row) =>
          row.words === null ? (
            <span className="bw-quiet">{texts.noWords}</span>
          ) : (
            <span title={row.words}>{row.words}</span>
          ),
        width: 'minmax(160px, 2fr)',
      },
      {
        id: 'owner',
        header: texts.owner,
        cell: (row) => row.owner ?? <span className="bw-quiet">{texts.nobody}</span>,
        width: 'minmax(90px, 0.8fr)',
      },
      {
        id: 'since',
        header: texts.since,
        cell: (row) => format.dayMonth(format.dateOf(row.openedAt)),
        width: '80px',
      },
    ];
  }, [texts, format, isNarrow]);
}

export function OutreachCard() {
  const texts = useTexts(firstDayTexts);
  const format = useFormat();
  const params = { rolloutId: useRolloutId() };
  const { rows: result, isSettled, show } = useQueue();
  const counts = useRoute(firstDayRoutes.listOutreach, { params, query: { limit: 1 } }).data?.counts;
  const [opened, open] = useAddressValue('entry');
  const isNarrow =
    useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false }) ?? false;
  const columns = useColumns(isNarrow);
  const { error, retry, ...rows } = result;
  if (error !== null) return <ProblemNotice problem={error} onRetry={retry} />;
  return (
    <Card title={texts.queueTitle} note={texts.queueNote}>
      <Chips label={texts.filters}>
        <Chip
          label={texts.open}
          value={format.number(counts?.open ?? 0)}
          isOn={!isSettled}
          onClick={() => show(null)}
        />
        <Chip
          label={texts.settled}
          value={format.number(counts?.settled ?? 0)}
          isOn={isSettled}
          onClick={() => show(settledWord)}
        />
      </Chips>
      <DataTable
        {...rows}
        label={texts.queueTable}
        columns={columns}
        rowId={(row) => row.outreachId}
        openId={opened === undefined ? null : Number(opened)}
        onOpen={({ outreachId }) => open(String(outreachId) === opened ? null : String(outreachId))}
        minWidth={isNarrow ? 0 : 760}
        empty={<p className="bw-quiet">{isSettled ? texts.settledEmpty : texts.queueEmpty}</p>}
      />
    </Card>
  );
}

/** The panel of the open entry; null when none is. */
export function OpenOutreach() {
  const { rows } = useQueue();
  const [opened, open] = useAddressValue('entry');
  const row = rows.rows.find(({ outreachId }) => String(outreachId) === opened);
  return row === undefined ? null : <OutreachPanel row={row} onClose={() => open(null)} />;
}

/** How many people wait in the queue, for the tab; undefined when nobody does or the reader may not see them. */
export function useOpenOutreach(isEnabled: boolean): string | undefined {
  const format = useFormat();
  const params = { rolloutId: useRolloutId() };
  const counts = useRoute(firstDayRoutes.listOutreach, { params, query: { limit: 1 } }, { isEnabled }).data
    ?.counts;
  return counts === undefined || counts.open === 0 ? undefined : format.number(counts.open);
}
