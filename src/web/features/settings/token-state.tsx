/** Whether a token still opens the door. */
import { useState } from 'react';
import type { Token } from '#contracts/tokens.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { tokenTexts } from './token-texts.ts';

/** Revoked, past its day, or active. */
export function TokenState({ token }: { readonly token: Token }) {
  const texts = useTexts(tokenTexts);
  const [now] = useState(() => Date.now());
  if (token.revokedAt !== null) return <Tag icon="lock">{texts.revoked}</Tag>;
  if (token.expiresAt !== null && Date.parse(token.expiresAt) < now)
    return <Tag icon="clock">{texts.expired}</Tag>;
  return <Tag tone="pass">{texts.active}</Tag>;
}
