/** The people of the straggler desk as a table: all of it on a wide screen, the essential on a phone. */
import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import type { EnrolmentId } from '#contracts/ids.ts';
import type { Straggler } from '#contracts/stragglers.ts';
import type { RowsResult } from '../../api/hooks.ts';
import { useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { Forecast, StragglerStateTag } from './straggler-words.tsx';
import { stragglersTexts } from './stragglers-texts.ts';

function useColumns(isNarrow: boolean): readonly Column<Straggler>[] {
  const texts = useTexts(stragglersTexts);
  const format = useFormat();
  const say = useSay();
  const stageName = useStageName();
  const today = format.dateOf(useNow());
  return useMemo(() => {
    const day = (at: string) => format.dayMonth(format.dateOf(at));
    const person: Column<Straggler> = {
      id: 'person',
      header: texts.person,
      cell: (row) => <b>{row.displayName}</b>,
      width: isNarrow ? 'minmax(0, 1fr)' : 'minmax(130px, 1.2fr)',
    };
    const state: Column<Straggler> = {
      id: 'state',
      header: texts.state,
      cell: (row) => <StragglerStateTag state={row.state} />,
      width: '128px',
    };
    if (isNarrow) return [person, state];
    return [
      person,
      state,
      { id: 'stage', header: texts.stage, cell: (row) => stageName(row.stageName), width: '64px' },
      {
        id: 'reason',
        header: texts.reason,
        cell: (row) => (row.reason === null ? '' : <span title={say(row.reason)}>{say(row.reason)}</span>),
        width: 'minmax(150px, 2fr)',
      },
      { id: 'since', header: texts.since, cell: (row) => day(row.since), width: '60px' },
      {
        id: 'owner',
        header: texts.owner,
        cell: (row) => row.owner ?? <span className="bw-quiet">{texts.noOwner}</span>,
        width: 'minmax(64px, 0.5fr)',
      },
      {
        id: 'contact',
        header: texts.lastContact,
        cell: (row) =>
          row.lastContactAt === null ? (
            <span className="bw-quiet">{texts.never}</span>
          ) : (
            day(row.lastContactAt)
          ),
        width: '88px',
      },
      {
        id: 'next',
        header: texts.nextStep,
        cell: (row) => <span title={say(row.nextStep)}>{say(row.nextStep)}</span>,
        width: 'minmax(130px, 1.6fr)',
      },
      {
        id: 'forecast',
        header: texts.forecast,
        cell: (row) => <Forecast forecast={row.forecast} today={today} />,
        width: '96px',
      },
    ];
  }, [texts, format, say, stageName, today, isNarrow]);
}

export function StragglerTable({
  rows: { error: _, ...rows },
  openId,
  chosen,
  onOpen,
  onChoose,
}: {
  readonly rows: RowsResult<Straggler>;
  readonly openId: EnrolmentId | null;
  readonly chosen: ReadonlySet<EnrolmentId>;
  readonly onOpen: (row: Straggler) => void;
  /** Absent for those who may not change anything. */
  readonly onChoose: ((ids: ReadonlySet<EnrolmentId>) => void) | undefined;
}) {
  const texts = useTexts(stragglersTexts);
  const isNarrow =
    useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false }) ?? false;
  const columns = useColumns(isNarrow);
  const selection =
    onChoose === undefined
      ? undefined
      : {
          ids: chosen,
          onChange: (ids: ReadonlySet<string | number>) => onChoose(ids as ReadonlySet<EnrolmentId>),
        };
  return (
    <DataTable
      {...rows}
      label={texts.table}
      columns={columns}
      rowId={(row) => row.enrolmentId}
      openId={openId}
      onOpen={onOpen}
      selection={selection}
      minWidth={isNarrow ? 0 : 1090}
      maxRows={20}
      empty={<p className="bw-quiet">{texts.nothing}</p>}
    />
  );
}
