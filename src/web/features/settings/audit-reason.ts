/** Why an audit event happened: a person's own words, or what the product gave, in the language of the screen. */
import { useCallback } from 'react';
import type { AuditEvent } from '#contracts/audit.ts';
import { useSay } from '../../i18n/say.ts';

/** The reason of an event; empty when it has none. */
export function useAuditReason(): (event: AuditEvent) => string {
  const say = useSay();
  return useCallback(({ because, reason }) => (because === null ? (reason ?? '') : say(because)), [say]);
}
