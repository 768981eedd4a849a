/** The panel of one token: what it may do, when it was used, and how to end it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { tokenRoutes, type Token } from '#contracts/tokens.ts';
import { useCommand } from '../../api/hooks.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { Details } from '../../ui/details.tsx';
import { useRoleNames } from './role-choice.tsx';
import { TokenState } from './token-state.tsx';
import { tokenTexts } from './token-texts.ts';

function Revoke({ token }: { readonly token: Token }) {
  const texts = useTexts(tokenTexts);
  const [isAsking, setAsking] = useState(false);
  const revoke = useCommand(tokenRoutes.revokeToken, {
    onDone: () => {
      setAsking(false);
      showToast({ tone: 'none', title: texts.revokedDone(token.name) });
    },
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{texts.revoke}</Button>
      <ConfirmPreview
        isOpen={isAsking}
        title={texts.revokeTitle(token.name)}
        figures={[{ value: '1', label: texts.revokeFigure }]}
        warning={texts.revokeWarning}
        confirmLabel={texts.revoke}
        isDangerous
        isBusy={revoke.isPending}
        onConfirm={() => revoke.mutate({ params: { tokenId: token.tokenId } })}
        onCancel={() => setAsking(false)}
      >
        {texts.revokeText}
      </ConfirmPreview>
    </>
  );
}

/** One token; its secret is never here. */
export function TokenPanel({ token, onClose }: { readonly token: Token; readonly onClose: () => void }) {
  const texts = useTexts(tokenTexts);
  const format = useFormat();
  const roleNames = useRoleNames();
  const moment = (at: string | null, none: string) => (at === null ? none : format.dateTime(at));
  return (
    <SidePanel
      title={token.name}
      onClose={onClose}
      subtitle={<TokenState token={token} />}
      buttons={token.revokedAt === null ? <Revoke token={token} /> : undefined}
    >
      <Details
        entries={[
          [texts.roles, roleNames(token.roles)],
          [texts.createdBy, token.createdBy],
          [texts.created, format.dateTime(token.createdAt)],
          [texts.lastUsed, moment(token.lastUsedAt, texts.notYet)],
          [texts.expires, moment(token.expiresAt, texts.never)],
          ...(token.revokedAt === null ? [] : [[texts.revoked, format.dateTime(token.revokedAt)] as const]),
        ]}
      />
    </SidePanel>
  );
}
