/**
 * Who is signed in and in which organisation: gives the session to the app, its language and time zone to all
 * texts, and its token to the client. What a person may do is decided by the server; `useCan` only hides.
 */
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { Permission } from '#contracts/permissions.ts';
import { sessionRoutes, type Session, type SessionOrganisation } from '#contracts/session.ts';
import { setCsrfToken } from '../api/client.ts';
import { useRoute } from '../api/hooks.ts';
import { LocaleProvider } from '../i18n/locale-provider.tsx';
import { Answer } from './answer.tsx';

const SessionContext = createContext<Session | null>(null);

/** Fetches the session and gives it to everything below. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const query = useRoute(sessionRoutes.getSession, {});
  const session = query.data;
  // Set while rendering, so that no child can send a command before the token is there.
  if (session !== undefined) setCsrfToken(session.csrfToken);
  const locale = session?.account == null ? undefined : session.locale;
  return (
    <LocaleProvider locale={locale} timeZone={session?.organisation?.timeZone}>
      <Answer of={query}>{(data) => <SessionContext value={data}>{children}</SessionContext>}</Answer>
    </LocaleProvider>
  );
}

/** The session; `account` and `organisation` may be null outside the shell. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('SessionProvider is missing above this component');
  return session;
}

/** The organisation of the session; only below the shell, where there always is one. */
export function useOrganisation(): SessionOrganisation {
  const { organisation } = useSession();
  if (organisation === null) throw new Error('useOrganisation needs a session with an organisation');
  return organisation;
}

/** Whether the signed-in person holds a permission. */
export function useCan(permission: Permission): boolean {
  return useSession().permissions.includes(permission);
}

/** The organisation's present instant (ms): its virtual clock, or the machine's, renewed every half minute. */
export function useNow(): number {
  const { organisation } = useSession();
  const isVirtual = organisation?.virtual === true;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (isVirtual) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, [isVirtual]);
  return isVirtual ? Date.parse(organisation.now) : now;
}
