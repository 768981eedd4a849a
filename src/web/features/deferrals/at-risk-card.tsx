/** Whose time runs out: people who put off their date or whose deadline runs, by the days they have left. */
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { deferralRoutes, type AtRiskRow } from '#contracts/deferrals.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useCan, useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { deferralTexts } from './deferral-texts.ts';
import { PutOffDialog } from './put-off-dialog.tsx';

/** Days from which on the time left is a warning. */
const soonDays = 3;

function Left({ days }: { readonly days: number }) {
  const texts = useTexts(deferralTexts);
  if (days < 0) return <Tag tone="fail">{texts.daysLeft(days)}</Tag>;
  return days <= soonDays ? <Tag tone="warn">{texts.daysLeft(days)}</Tag> : <>{texts.daysLeft(days)}</>;
}

function useColumns(most: number, onPutOff: ((row: AtRiskRow) => void) | undefined) {
  const texts = useTexts(deferralTexts);
  const format = useFormat();
  const say = useSay();
  const stageName = useStageName();
  const today = format.dateOf(useNow());
  const isNarrow =
    useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false }) ?? false;
  return useMemo((): { readonly isNarrow: boolean; readonly columns: readonly Column<AtRiskRow>[] } => {
    const person: Column<AtRiskRow> = {
      id: 'person',
      header: texts.person,
      cell: (row) => <b>{row.displayName}</b>,
      width: isNarrow ? 'minmax(0, 1fr)' : 'minmax(130px, 1.2fr)',
    };
    const left: Column<AtRiskRow> = {
      id: 'left',
      header: texts.left,
      cell: (row) => <Left days={row.daysLeft} />,
      width: isNarrow ? '76px' : '112px',
    };
    const command: Column<AtRiskRow> = {
      id: 'command',
      header: texts.command,
      isCommand: true,
      // A date that is over cannot be put off: the engine gives another one.
      cell: (row) =>
        row.status === 'started' || row.scheduledOn < today ? null : (
          <TextButton onClick={() => onPutOff?.(row)}>{texts.command}</TextButton>
        ),
      width: isNarrow ? '86px' : '96px',
    };
    const commands = onPutOff === undefined ? [] : [command];
    if (isNarrow) return { isNarrow, columns: [person, left, ...commands] };
    return {
      isNarrow,
      columns: [
        person,
        {
          id: 'department',
          header: texts.department,
          cell: (row) => row.department ?? '',
          width: 'minmax(90px, 0.8fr)',
        },
        { id: 'stage', header: texts.stage, cell: (row) => stageName(row.stageName), width: '80px' },
        { id: 'date', header: texts.date, cell: (row) => format.dayMonth(row.scheduledOn), width: '80px' },
        {
          id: 'times',
          header: texts.putOff,
          cell: (row) => texts.timesOf(format.number(row.deferrals), format.number(most)),
          width: '88px',
        },
        {
          id: 'why',
          header: texts.why,
          cell: (row) => (row.reason === null ? '' : <span title={say(row.reason)}>{say(row.reason)}</span>),
          width: 'minmax(110px, 1.6fr)',
        },
        {
          id: 'latest',
          header: texts.latest,
          cell: (row) => format.dayMonth(row.latestOn),
          width: '88px',
        },
        left,
        ...commands,
      ],
    };
  }, [texts, format, say, stageName, today, isNarrow, most, onPutOff]);
}

function Found({
  rows,
  total,
  most,
}: {
  readonly rows: readonly AtRiskRow[];
  readonly total: number;
  readonly most: number;
}) {
  const texts = useTexts(deferralTexts);
  const format = useFormat();
  const canPutOff = useCan('ticket.answer');
  const [chosen, choose] = useState<AtRiskRow | null>(null);
  const { columns, isNarrow } = useColumns(most, canPutOff ? choose : undefined);
  return (
    <>
      <DataTable
        rows={rows}
        total={rows.length}
        isLoading={false}
        label={texts.table}
        columns={columns}
        rowId={(row) => row.enrolmentId}
        minWidth={isNarrow ? 0 : 1020}
        maxRows={12}
        empty={<p className="bw-quiet">{texts.none}</p>}
      />
      {total > rows.length && (
        <p className="bw-quiet">{texts.shown(format.number(rows.length), format.number(total))}</p>
      )}
      {chosen !== null && (
        <PutOffDialog
          enrolmentId={chosen.enrolmentId}
          person={chosen.displayName}
          onClose={() => choose(null)}
        />
      )}
    </>
  );
}

export function AtRiskCard() {
  const texts = useTexts(deferralTexts);
  const atRisk = useRoute(deferralRoutes.listAtRisk, { params: { rolloutId: useRolloutId() } });
  return (
    <Card title={texts.title} note={texts.note}>
      <Answer of={atRisk} what={texts.table}>
        {(found) => <Found {...found} />}
      </Answer>
    </Card>
  );
}
