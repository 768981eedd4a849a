/** Connections: the tenants from which people and devices are read. */
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { Connection } from '#contracts/connections.ts';
import { Answer } from '../../app/answer.tsx';
import { useOrganisation } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { clockOf } from '../../ui/hours.ts';
import { useOpened } from '../settings/opened.ts';
import { ConnectionPanel } from './connection-panel.tsx';
import { ConnectionState } from './connection-state.tsx';
import { connectionTexts } from './connection-texts.ts';
import { AddConnection } from './edit-connection.tsx';
import { useConnections } from './use-connections.ts';
import './connections.css';

const stateCell = (row: Connection) => <ConnectionState connection={row} />;

function useColumns(): readonly Column<Connection>[] {
  const texts = useTexts(connectionTexts);
  const format = useFormat();
  return useMemo<readonly Column<Connection>[]>(() => {
    const readsOf = ({ people, devices }: Connection) => {
      if (people !== null && devices !== null) return texts.both;
      if (people !== null) return texts.people;
      return devices === null ? texts.neither : texts.devices;
    };
    const proofOf = ({ credential: { kind, expiresAt } }: Connection) =>
      expiresAt === null ? texts.kinds[kind] : `${texts.kinds[kind]}, ${format.date(expiresAt)}`;
    return [
      {
        id: 'name',
        header: texts.name,
        cell: (row) => <b>{row.name}</b>,
        sortValue: (row) => row.name,
        width: 'minmax(120px, 1.2fr)',
      },
      { id: 'reads', header: texts.reads, cell: readsOf },
      { id: 'proof', header: texts.proof, cell: proofOf, width: 'minmax(150px, 1.4fr)' },
      {
        id: 'when',
        header: texts.when,
        cell: ({ dailyHour }) => (dailyHour === null ? texts.byHand : texts.daily(clockOf(dailyHour))),
      },
      { id: 'state', header: texts.state, cell: stateCell, width: '140px' },
    ];
  }, [texts, format]);
}

/** The table of connections. */
export function Connections() {
  const texts = useTexts(connectionTexts);
  const [opened, open] = useOpened('connection');
  const columns = useColumns();
  const isLive = useOrganisation().kind === 'live';
  return (
    <Answer of={useConnections()} what={texts.what}>
      {({ connections }) => (
        <Card>
          {connections.length > 0 && <p className="bw-quiet">{texts.about}</p>}
          <DataTable
            label={texts.table}
            columns={columns}
            rows={connections}
            rowId={(row) => row.connectionId}
            openId={typeof opened === 'number' ? opened : null}
            onOpen={(row) => open(row.connectionId)}
            minWidth={720}
            empty={
              <EmptyState
                icon="people"
                title={texts.emptyTitle}
                actions={
                  isLive && (
                    <Button variant="filled" onClick={() => open('new')}>
                      {texts.add}
                    </Button>
                  )
                }
              >
                {isLive ? texts.empty : texts.virtual}
              </EmptyState>
            }
          />
        </Card>
      )}
    </Answer>
  );
}

/** The panel for adding or reading one connection; nothing when none is open. */
export function ConnectionsPanel() {
  const [opened, open] = useOpened('connection');
  const connections = useConnections().data?.connections;
  if (opened === 'new') return <AddConnection onAdded={open} onClose={() => open(null)} />;
  const connection = connections?.find(({ connectionId }) => connectionId === opened);
  if (connection === undefined) return null;
  return <ConnectionPanel key={connection.connectionId} connection={connection} onClose={() => open(null)} />;
}
