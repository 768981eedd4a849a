/** The team: everybody who can sign in to the organisation, with their roles. */
import { useMemo } from 'react';
import { accountRoutes, type Account } from '#contracts/accounts.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { AccountPanel } from './account-panel.tsx';
import { AddAccount } from './add-account.tsx';
import { useOpened } from './opened.ts';
import { useRoleNames } from './role-choice.tsx';
import { teamTexts } from './team-texts.ts';

function useAccounts() {
  return useRoute(accountRoutes.listAccounts, {});
}

function useTeamColumns(): readonly Column<Account>[] {
  const texts = useTexts(teamTexts);
  const format = useFormat();
  const roleNames = useRoleNames();
  return useMemo<readonly Column<Account>[]>(
    () => [
      {
        id: 'name',
        header: texts.name,
        cell: (row) => <b>{row.displayName}</b>,
        sortValue: (row) => row.displayName,
        width: 'minmax(120px, 1fr)',
      },
      { id: 'email', header: texts.email, cell: (row) => row.email, sortValue: (row) => row.email },
      {
        id: 'roles',
        header: texts.roles,
        cell: (row) => roleNames(row.roles),
        width: 'minmax(140px, 1.6fr)',
      },
      {
        id: 'seen',
        header: texts.lastSeen,
        cell: (row) => (row.lastSeenAt === null ? texts.never : format.dateTime(row.lastSeenAt)),
        sortValue: (row) => row.lastSeenAt,
        width: '160px',
      },
      {
        id: 'state',
        header: texts.state,
        cell: (row) =>
          row.disabledAt === null ? (
            <Tag tone="pass">{texts.active}</Tag>
          ) : (
            <Tag icon="lock">{texts.disabled}</Tag>
          ),
        width: '96px',
      },
    ],
    [texts, format, roleNames],
  );
}

/** The table of accounts. */
export function Team() {
  const texts = useTexts(teamTexts);
  const [opened, open] = useOpened('account');
  const answer = useAccounts();
  const columns = useTeamColumns();
  return (
    <Answer of={answer} what={texts.what}>
      {({ accounts }) => (
        <Card>
          <DataTable
            label={texts.table}
            columns={columns}
            rows={accounts}
            rowId={(row) => row.accountId}
            openId={typeof opened === 'number' ? opened : null}
            onOpen={(row) => open(row.accountId)}
            minWidth={680}
          />
        </Card>
      )}
    </Answer>
  );
}

/** The panel for adding or reading one account; nothing when none is open. */
export function TeamPanel() {
  const [opened, open] = useOpened('account');
  const accounts = useAccounts().data?.accounts;
  if (opened === 'new') return <AddAccount onDone={open} />;
  const account = accounts?.find(({ accountId }) => accountId === opened);
  if (account === undefined) return null;
  return <AccountPanel key={account.accountId} account={account} onClose={() => open(null)} />;
}
