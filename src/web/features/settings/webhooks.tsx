/** Webhooks: the addresses of other programs that are told of events. */
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { webhookEvents, webhookRoutes, type Webhook } from '#contracts/webhooks.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { AddWebhook } from './add-webhook.tsx';
import { useOpened } from './opened.ts';
import { WebhookPanel } from './webhook-panel.tsx';
import { webhookTexts } from './webhook-texts.ts';

/** Enabled, enabled but failing, or disabled. */
export function WebhookState({ webhook }: { readonly webhook: Webhook }) {
  const { states } = useTexts(webhookTexts);
  if (webhook.status === 'disabled') return <Tag icon="pause">{states.disabled}</Tag>;
  if (webhook.failingSince !== null)
    return (
      <Tag tone="warn" icon="warn">
        {states.failing}
      </Tag>
    );
  return <Tag tone="pass">{states.enabled}</Tag>;
}

const stateCell = (row: Webhook) => <WebhookState webhook={row} />;

function useColumns(): readonly Column<Webhook>[] {
  const texts = useTexts(webhookTexts);
  const format = useFormat();
  return useMemo<readonly Column<Webhook>[]>(
    () => [
      {
        id: 'name',
        header: texts.description,
        cell: (row) => <b>{row.description}</b>,
        sortValue: (row) => row.description,
        width: 'minmax(120px, 1fr)',
      },
      {
        id: 'address',
        header: texts.address,
        cell: (row) => <span title={row.address}>{row.address}</span>,
        width: 'minmax(160px, 2fr)',
      },
      {
        id: 'events',
        header: texts.events,
        cell: (row) =>
          texts.eventCount(format.number(row.events.length), format.number(webhookEvents.length)),
        width: '96px',
      },
      { id: 'state', header: texts.state, cell: stateCell, width: '128px' },
    ],
    [texts, format],
  );
}

/** The webhooks of the organisation; asked for only where they may be read. */
export function useWebhooks(isEnabled = true) {
  return useRoute(webhookRoutes.listWebhooks, {}, { isEnabled });
}

/** The table of webhooks. */
export function Webhooks() {
  const texts = useTexts(webhookTexts);
  const [opened, open] = useOpened('webhook');
  const columns = useColumns();
  return (
    <Answer of={useWebhooks()} what={texts.what}>
      {({ webhooks }) => (
        <Card>
          {webhooks.length > 0 && <p className="bw-quiet">{texts.about}</p>}
          <DataTable
            label={texts.table}
            columns={columns}
            rows={webhooks}
            rowId={(row) => row.webhookId}
            openId={typeof opened === 'number' ? opened : null}
            onOpen={(row) => open(row.webhookId)}
            minWidth={640}
            empty={
              <EmptyState
                icon="messages"
                title={texts.emptyTitle}
                actions={
                  <Button variant="filled" onClick={() => open('new')}>
                    {texts.add}
                  </Button>
                }
              >
                {texts.empty}
              </EmptyState>
            }
          />
        </Card>
      )}
    </Answer>
  );
}

/** The panel for adding or reading one webhook; nothing when none is open. */
export function WebhooksPanel() {
  const [opened, open] = useOpened('webhook');
  const webhooks = useWebhooks().data?.webhooks;
  if (opened === 'new') return <AddWebhook onClose={() => open(null)} />;
  const webhook = webhooks?.find(({ webhookId }) => webhookId === opened);
  if (webhook === undefined) return null;
  return (
    <WebhookPanel
      key={webhook.webhookId}
      webhook={webhook}
      state={<WebhookState webhook={webhook} />}
      onClose={() => open(null)}
    />
  );
}
