/**
 * Who is signed in and in which organisation: gives the session to the app, its language and time zone to all
 * texts, and its token to the client. What a person may do is decided by the server; `useCan` only hides.
 */
import type { UseQueryResult } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { Permission } from '#contracts/permissions.ts';
import { sessionRoutes, type Session, type SessionOrganisation } from '#contracts/session.ts';
import { setCsrfToken } from '../api/client.ts';
import { useRoute } from '../api/hooks.ts';
import type { ApiProblem } from '../api/problem.ts';
import { LocaleProvider, useTexts } from '../i18n/locale-provider.tsx';
import { Loading } from '../ui/progress.tsx';
import { appTexts } from './app-texts.ts';
import { BarePage } from './bare-page.tsx';
import { ProblemNotice } from './problem-notice.tsx';

const SessionContext = createContext<Session | null>(null);

/** Fetches the session and gives it to everything below. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const query = useRoute(sessionRoutes.getSession, {});
  const session = query.data;
  // Set while rendering, so that no child can send a command before the token is there.
  if (session !== undefined) setCsrfToken(session.csrfToken);
  const isSignedIn = session !== undefined && session.account !== null;
  const locale = isSignedIn ? session.locale : undefined;
  return (
    <LocaleProvider locale={locale} timeZone={session?.organisation?.timeZone}>
      {session === undefined ? (
        <SessionWait query={query} />
      ) : (
        <SessionContext value={session}>{children}</SessionContext>
      )}
    </LocaleProvider>
  );
}

/** Stands while the session is on its way, and says so when it does not come. */
function SessionWait({ query }: { readonly query: UseQueryResult<Session, ApiProblem> }) {
  const texts = useTexts(appTexts);
  if (query.error === null) return <Loading what={texts.session} />;
  return (
    <BarePage title={texts.errorTitle}>
      <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} />
    </BarePage>
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
