/** The web app: theme, cache, session, router. Failed commands are announced here, in the user's language. */
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { LocaleProvider, useLocale } from '../i18n/locale-provider.tsx';
import { showToast, Toasts } from '../ui/toasts.tsx';
import { appTexts } from './app-texts.ts';
import { ThemeProvider } from './providers.tsx';
import { createQueryClient } from './query-client.ts';
import { router } from './router.tsx';
import { SessionProvider } from './session.tsx';

let announceProblem: (problem: ApiProblem) => void = () => {};

/** Turns announced problems into toasts while the app is on screen. */
function Announcer() {
  const texts = appTexts[useLocale()];
  const own: Readonly<Record<string, string>> = texts.problem;
  announceProblem = (problem) => {
    showToast({ tone: 'fail', title: texts.failed, detail: own[problem.code] ?? problem.detail });
  };
  return <Toasts />;
}

/** The whole app. */
export function App() {
  const [client] = useState(() => createQueryClient((problem) => announceProblem(problem)));
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
