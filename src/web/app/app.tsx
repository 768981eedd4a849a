/** The web app: theme, cache, session, router. Failed commands are announced here, in the user's language. */
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { LocaleProvider, useTexts } from '../i18n/locale-provider.tsx';
import { showToast, Toasts } from '../ui/toasts.tsx';
import { appTexts } from './app-texts.ts';
import { useProblemSentence } from './problem-notice.tsx';
import { ThemeProvider } from './providers.tsx';
import { createQueryClient } from './query-client.ts';
import { router } from './router.tsx';
import { SessionProvider } from './session.tsx';

/** Where the query client, which lives outside React, leaves its failures. */
const announcer: { announce: (problem: ApiProblem) => void } = { announce: () => {} };

/** Turns announced problems into toasts while the app is on screen. */
function Announcer() {
  const texts = useTexts(appTexts);
  const sentence = useProblemSentence();
  useEffect(() => {
    announcer.announce = (problem) => {
      showToast({ tone: 'fail', title: texts.failed, detail: sentence(problem) });
    };
  }, [texts, sentence]);
  return <Toasts />;
}

/** The whole app. */
export function App() {
  const [client] = useState(() => createQueryClient((problem) => announcer.announce(problem)));
  return (
    <ThemeProvider>
      <QueryClientProvider client={client}>
        <LocaleProvider>
          <SessionProvider>
            <RouterProvider router={router} />
            <Announcer />
          </SessionProvider>
        </LocaleProvider>
      </QueryClientProvider>
    </ThemeProvider>
  );
}
