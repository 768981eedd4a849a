/** Shows an answer of the API when it is there, says what is loading until then, and why when it does not come. */
import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ApiProblem } from '../api/problem.ts';
import { Loading } from '../ui/progress.tsx';
import { ProblemNotice } from './problem-notice.tsx';

/** Draws `children(data)`; `what` names in words what is being loaded. */
export function Answer<Data>({
  of: query,
  what,
  children,
}: {
  readonly of: UseQueryResult<Data, ApiProblem>;
  readonly what?: string;
  readonly children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error !== null)
    return <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} />;
  return what === undefined ? <Loading /> : <Loading what={what} />;
}
