/** The devices and the apps with their colours, each by page and filtered by colour. */
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, type ReactNode } from 'react';
import type { PersonId, RolloutId } from '#contracts/ids.ts';
import {
  readinessRoutes,
  readinessStates,
  type ReadinessApp,
  type ReadinessDevice,
  type ReadinessState,
} from '#contracts/readiness.ts';
import { given } from '../../api/given.ts';
import { useRows } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { readinessTexts } from './readiness-texts.ts';
import { readinessLooks, ReadinessTag } from './readiness-words.tsx';
import type { ReadinessFilters } from './use-readiness.ts';

const useIsNarrow = () =>
  useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false }) ?? false;

function StateChips({ filters }: { readonly filters: ReadinessFilters }) {
  const texts = useTexts(readinessTexts);
  const { state } = filters.filter;
  return (
    <Chips label={texts.filters}>
      <Chip label={texts.all} isOn={state === undefined} onClick={() => filters.setState(null)} />
      {readinessStates.map((one) => (
        <Chip
          key={one}
          {...readinessLooks[one]}
          label={texts.states[one]}
          isOn={state === one}
          onClick={() => filters.setState(state === one ? null : one)}
        />
      ))}
    </Chips>
  );
}

type Stated = { readonly name: string; readonly state: ReadinessState };

/** The columns that devices and apps share, before those of their own. */
function columnsWith<Row extends Stated>(
  words: { readonly name: string; readonly colour: string; readonly why: string },
  why: (row: Row) => ReactNode,
  own: readonly Column<Row>[],
  isNarrow: boolean,
): readonly Column<Row>[] {
  return [
    { id: 'name', header: words.name, cell: (row) => <b>{row.name}</b>, width: 'minmax(120px, 1.2fr)' },
    { id: 'state', header: words.colour, cell: (row) => <ReadinessTag state={row.state} />, width: '128px' },
    ...(isNarrow ? [] : [{ id: 'why', header: words.why, cell: why, width: 'minmax(170px, 1.6fr)' }, ...own]),
  ];
}

function useDeviceColumns(isNarrow: boolean): readonly Column<ReadinessDevice>[] {
  const texts = useTexts(readinessTexts);
  return useMemo(
    () =>
      columnsWith<ReadinessDevice>(
        { name: texts.device, colour: texts.colour, why: texts.why },
        (row) => row.reasons.map((reason) => texts.deviceReasons[reason]).join(', '),
        [
          {
            id: 'system',
            header: texts.system,
            cell: (row) => [row.platform, row.osVersion].filter((part) => part !== null).join(' '),
            width: 'minmax(130px, 1fr)',
          },
          {
            id: 'needed',
            header: texts.minimum,
            cell: (row) => row.minimumVersion ?? '',
            width: 'minmax(110px, 0.8fr)',
          },
          {
            id: 'owner',
            header: texts.owner,
            cell: (row) => row.owner?.displayName ?? <span className="bw-quiet">{texts.noOwner}</span>,
            width: 'minmax(120px, 1fr)',
          },
        ],
        isNarrow,
      ),
    [texts, isNarrow],
  );
}

export function DevicesTab({
  rolloutId,
  filters,
  onOwner,
}: {
  readonly rolloutId: RolloutId;
  readonly filters: ReadinessFilters;
  readonly onOwner: (personId: PersonId) => void;
}) {
  const texts = useTexts(readinessTexts);
  const isNarrow = useIsNarrow();
  const { error, retry, ...rows } = useRows(readinessRoutes.listReadinessDevices, {
    params: { rolloutId },
    query: given({ state: filters.filter.state }),
  });
  const columns = useDeviceColumns(isNarrow);
  if (error !== null) return <ProblemNotice problem={error} onRetry={retry} />;
  return (
    <>
      <StateChips filters={filters} />
      <Card>
        <DataTable
          {...rows}
          label={texts.deviceTable}
          columns={columns}
          rowId={(row) => row.deviceId}
          onOpen={({ owner }) => owner !== null && onOwner(owner.personId)}
          minWidth={isNarrow ? 0 : 860}
          maxRows={20}
          empty={<p className="bw-quiet">{texts.devicesNone}</p>}
        />
      </Card>
    </>
  );
}

function useAppColumns(isNarrow: boolean): readonly Column<ReadinessApp>[] {
  const texts = useTexts(readinessTexts);
  return useMemo(
    () =>
      columnsWith<ReadinessApp>(
        { name: texts.app, colour: texts.colour, why: texts.why },
        (row) => row.reasons.map((reason) => texts.appReasons[reason]).join(', '),
        [
          {
            id: 'importance',
            header: texts.importance,
            cell: (row) =>
              row.importance === null ? (
                <span className="bw-quiet">{texts.noImportance}</span>
              ) : (
                texts.importances[row.importance]
              ),
            width: '110px',
          },
          {
            id: 'findings',
            header: texts.findings,
            cell: (row) => <span title={row.findings.join('\n')}>{row.findings.join('; ')}</span>,
            width: 'minmax(160px, 1.6fr)',
          },
        ],
        isNarrow,
      ),
    [texts, isNarrow],
  );
}

export function AppsTab({
  rolloutId,
  filters,
}: {
  readonly rolloutId: RolloutId;
  readonly filters: ReadinessFilters;
}) {
  const texts = useTexts(readinessTexts);
  const isNarrow = useIsNarrow();
  const { error, retry, ...rows } = useRows(readinessRoutes.listReadinessApps, {
    params: { rolloutId },
    query: given({ state: filters.filter.state }),
  });
  const columns = useAppColumns(isNarrow);
  if (error !== null) return <ProblemNotice problem={error} onRetry={retry} />;
  return (
    <>
      <StateChips filters={filters} />
      <Card>
        <DataTable
          {...rows}
          label={texts.appTable}
          columns={columns}
          rowId={(row) => row.appId}
          minWidth={isNarrow ? 0 : 780}
          maxRows={20}
          empty={<p className="bw-quiet">{texts.appsNone}</p>}
        />
      </Card>
    </>
  );
}
