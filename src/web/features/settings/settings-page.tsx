/** Settings: the organisation, the team, connections, API tokens, webhooks, the audit log, and what is one's own. */
import type { ReactNode } from 'react';
import type { Permission } from '#contracts/permissions.ts';
import { useAddressValue } from '../../app/rollout.ts';
import { useSession } from '../../app/session.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Page, type Command } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Connections, ConnectionsPanel } from '../connections/connections.tsx';
import { connectionTexts } from '../connections/connection-texts.ts';
import { useConnections } from '../connections/use-connections.ts';
import { AuditPanel } from './audit-event-panel.tsx';
import { AuditLog } from './audit-log.tsx';
import { useOpened } from './opened.ts';
import { OrganisationSettings } from './organisation-settings.tsx';
import { OwnSettings } from './own-settings.tsx';
import { settingsTexts } from './settings-texts.ts';
import { Team, TeamPanel } from './team.tsx';
import { teamTexts } from './team-texts.ts';
import { Tokens, TokensPanel, useTokens } from './tokens.tsx';
import { tokenTexts } from './token-texts.ts';
import { useWebhooks, Webhooks, WebhooksPanel } from './webhooks.tsx';
import { webhookTexts } from './webhook-texts.ts';
import './settings.css';

const tabIds = ['organisation', 'team', 'connections', 'tokens', 'webhooks', 'audit', 'own'] as const;
type TabId = (typeof tabIds)[number];

/** What a part needs to be shown at all; the server decides in any case. */
const needed: Readonly<Record<TabId, Permission | null>> = {
  organisation: null,
  team: 'account.manage',
  connections: 'connection.manage',
  tokens: 'token.manage',
  webhooks: 'webhook.manage',
  audit: 'audit.read',
  own: null,
};

const parts: Readonly<Record<TabId, { readonly main: ReactNode; readonly panel: ReactNode }>> = {
  organisation: { main: <OrganisationSettings />, panel: null },
  team: { main: <Team />, panel: <TeamPanel /> },
  connections: { main: <Connections />, panel: <ConnectionsPanel /> },
  tokens: { main: <Tokens />, panel: <TokensPanel /> },
  webhooks: { main: <Webhooks />, panel: <WebhooksPanel /> },
  audit: { main: <AuditLog />, panel: <AuditPanel /> },
  own: { main: <OwnSettings />, panel: null },
};

function useCommands(tab: TabId): readonly Command[] {
  const team = useTexts(teamTexts);
  const tokens = useTexts(tokenTexts);
  const [, openAccount] = useOpened('account');
  const webhooks = useTexts(webhookTexts);
  const [, openToken] = useOpened('token');
  const [, openWebhook] = useOpened('webhook');
  const connections = useTexts(connectionTexts);
  const [, openConnection] = useOpened('connection');
  // Where there is nothing yet, the empty table offers the same.
  const hasTokens = (useTokens(tab === 'tokens').data?.tokens.length ?? 0) > 0;
  const hasConnections = (useConnections(tab === 'connections').data?.connections.length ?? 0) > 0;
  const hasWebhooks = (useWebhooks(tab === 'webhooks').data?.webhooks.length ?? 0) > 0;
  if (tab === 'team')
    return [{ label: team.add, icon: 'plus', kind: 'primary', onRun: () => openAccount('new') }];
  if (tab === 'tokens' && hasTokens)
    return [{ label: tokens.add, icon: 'plus', kind: 'primary', onRun: () => openToken('new') }];
  if (tab === 'connections' && hasConnections)
    return [{ label: connections.add, icon: 'plus', kind: 'primary', onRun: () => openConnection('new') }];
  if (tab === 'webhooks' && hasWebhooks)
    return [{ label: webhooks.add, icon: 'plus', kind: 'primary', onRun: () => openWebhook('new') }];
  return [];
}

export default function SettingsPage() {
  const texts = useTexts(settingsTexts);
  const { permissions } = useSession();
  const [address, setAddress] = useAddressValue('tab');
  const shown = tabIds.filter((id) => {
    const permission = needed[id];
    return permission === null || permissions.includes(permission);
  });
  const tab = shown.find((id) => id === address) ?? 'organisation';
  return (
    <Page title={texts.title} commands={useCommands(tab)} panel={parts[tab].panel}>
      <Tabs
        label={texts.parts}
        tabs={shown.map((id) => ({ id, label: texts.tabs[id] }))}
        value={tab}
        onChange={setAddress}
      >
        {parts[tab].main}
      </Tabs>
    </Page>
  );
}
