/** API tokens: how programs reach the organisation. */
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { tokenRoutes, type Token } from '#contracts/tokens.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useOpened } from './opened.ts';
import { useRoleNames } from './role-choice.tsx';
import { AddToken } from './add-token.tsx';
import { TokenPanel } from './token-panel.tsx';
import { TokenState } from './token-state.tsx';
import { tokenTexts } from './token-texts.ts';

function useTokenColumns(): readonly Column<Token>[] {
  const texts = useTexts(tokenTexts);
  const format = useFormat();
  const roleNames = useRoleNames();
  return useMemo<readonly Column<Token>[]>(
    () => [
      {
        id: 'name',
        header: texts.name,
        cell: (row) => <b>{row.name}</b>,
        sortValue: (row) => row.name,
        width: 'minmax(120px, 1.2fr)',
      },
      {
        id: 'roles',
        header: texts.roles,
        cell: (row) => roleNames(row.roles),
        width: 'minmax(120px, 1.2fr)',
      },
      { id: 'by', header: texts.createdBy, cell: (row) => row.createdBy },
      {
        id: 'used',
        header: texts.lastUsed,
        cell: (row) => (row.lastUsedAt === null ? texts.notYet : format.dateTime(row.lastUsedAt)),
        sortValue: (row) => row.lastUsedAt,
        width: '160px',
      },
      {
        id: 'expires',
        header: texts.expires,
        cell: (row) => (row.expiresAt === null ? texts.never : format.date(format.dateOf(row.expiresAt))),
        sortValue: (row) => row.expiresAt,
        width: '96px',
      },
      { id: 'state', header: texts.state, cell: (row) => <TokenState token={row} />, width: '100px' },
    ],
    [texts, format, roleNames],
  );
}

/** The tokens of the organisation; asked for only where they may be read. */
export function useTokens(isEnabled = true) {
  return useRoute(tokenRoutes.listTokens, {}, { isEnabled });
}

/** The table of tokens. */
export function Tokens() {
  const texts = useTexts(tokenTexts);
  const [opened, open] = useOpened('token');
  const columns = useTokenColumns();
  return (
    <Answer of={useTokens()} what={texts.what}>
      {({ tokens }) => (
        <Card>
          {tokens.length > 0 && <p className="bw-quiet">{texts.about}</p>}
          <DataTable
            label={texts.table}
            columns={columns}
            rows={tokens}
            rowId={(row) => row.tokenId}
            openId={typeof opened === 'number' ? opened : null}
            onOpen={(row) => open(row.tokenId)}
            minWidth={760}
            empty={
              <EmptyState
                icon="lock"
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

/** The panel for creating or reading one token; nothing when none is open. */
export function TokensPanel() {
  const [opened, open] = useOpened('token');
  const tokens = useTokens().data?.tokens;
  if (opened === 'new') return <AddToken onClose={() => open(null)} />;
  const token = tokens?.find(({ tokenId }) => tokenId === opened);
  return token === undefined ? null : <TokenPanel token={token} onClose={() => open(null)} />;
}
