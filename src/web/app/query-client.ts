/** The cache of answers and what happens when a call fails: a lost session asks to sign in, a failed command says so. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { sessionRoutes } from '#contracts/session.ts';
import { keyOf } from '../api/hooks.ts';
import { ApiProblem, asProblem } from '../api/problem.ts';

const retriesMax = 2;

function isWorthRetrying(error: Error): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status >= 502);
}

/** Builds the client; `announce` shows a failed command to the user. */
export function createQueryClient(announce: (problem: ApiProblem) => void): QueryClient {
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) => failures < retriesMax && isWorthRetrying(error),
      },
      mutations: { retry: false },
    },
    queryCache: new QueryCache({ onError: (error) => askForSession(error) }),
    mutationCache: new MutationCache({
      onError: (error, _input, _context, mutation) => {
        askForSession(error);
        const problem = asProblem(error);
        const isQuiet = mutation.meta?.['isQuiet'] === true || problem.errors.length > 0;
        if (!isQuiet && problem.status !== 401) announce(problem);
      },
    }),
  });
  function askForSession(error: Error): void {
    if (error instanceof ApiProblem && error.status === 401) {
      void client.invalidateQueries({ queryKey: keyOf(sessionRoutes.getSession) });
    }
  }
  return client;
}
