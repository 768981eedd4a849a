/** The table of devices, and one device beside it. */
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { peopleRoutes, type DeviceRow } from '#contracts/people.ts';
import { useRows } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useAddressValue } from '../../app/rollout.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Chips } from '../../ui/chip.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { ActiveChip, SearchField } from './directory-chips.tsx';
import { queryOf, useDirectoryFilter, useSearchText } from './directory-filter.ts';
import { peopleTexts } from './people-texts.ts';

function useDeviceColumns(): readonly Column<DeviceRow>[] {
  const texts = useTexts(peopleTexts);
  return useMemo<readonly Column<DeviceRow>[]>(
    () => [
      {
        id: 'name',
        header: texts.name,
        cell: (row) => (
          <>
            <b>{row.name}</b> {!row.active && <Tag icon="minus">{texts.left}</Tag>}
          </>
        ),
        width: 'minmax(120px, 1.2fr)',
      },
      { id: 'platform', header: texts.platform, cell: (row) => row.platform ?? '', width: '88px' },
      { id: 'version', header: texts.osVersion, cell: (row) => row.osVersion ?? '', width: '110px' },
      {
        id: 'model',
        header: texts.model,
        cell: (row) => [row.manufacturer, row.model].filter((part) => part !== null).join(' '),
        width: 'minmax(120px, 1.4fr)',
      },
      { id: 'owner', header: texts.owner, cell: (row) => row.ownerReference ?? '' },
      { id: 'serial', header: texts.serialNumber, cell: (row) => row.serialNumber ?? '' },
    ],
    [texts],
  );
}

/** What stands where no devices are yet. */
function NoDevices() {
  const texts = useTexts(peopleTexts);
  const [, setTab] = useAddressValue('tab');
  return (
    <Card>
      <EmptyState
        icon="laptop"
        title={texts.noDevicesTitle}
        actions={
          <Button variant="filled" onClick={() => setTab('imports')}>
            {texts.importFile}
          </Button>
        }
      >
        {texts.noDevicesText}
      </EmptyState>
    </Card>
  );
}

/** Search, filter and the rows. */
export function Devices() {
  const texts = useTexts(peopleTexts);
  const filter = useDirectoryFilter();
  const [text, setText, search] = useSearchText('device');
  const columns = useDeviceColumns();
  const query = queryOf({ ...filter, attribute: undefined }, search);
  const { error, retry, ...rows } = useRows(peopleRoutes.listDevices, { query });
  if (error !== null) return <ProblemNotice problem={error} onRetry={retry} />;
  if (rows.total === 0 && !rows.isLoading && Object.keys(query).length === 0) return <NoDevices />;
  return (
    <>
      <div className="people-filters">
        <SearchField placeholder={texts.searchDevices} value={text} onChange={setText} />
        <Chips label={texts.filters}>
          <ActiveChip filter={filter} />
        </Chips>
      </div>
      <Card>
        <DataTable
          {...rows}
          label={texts.devicesTable}
          columns={columns}
          rowId={(row) => row.deviceId}
          minWidth={760}
          maxRows={21}
          empty={<p className="bw-quiet">{texts.nothing}</p>}
        />
      </Card>
    </>
  );
}
