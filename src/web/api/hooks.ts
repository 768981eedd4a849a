/**
 * React's way to the API: reading a route (kept fresh by live changes), running a command, and paging through
 * rows by keyset. Each takes a route of the contracts and is typed by it.
 */
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { AnyInput, Input, Output, RouteDefinition } from '#contracts/route.ts';
import { call } from './client.ts';
import type { ApiProblem } from './problem.ts';

/** The cache key of a route's answer: name first, then parameters and query. */
export function keyOf(route: RouteDefinition, input: AnyInput = {}): readonly unknown[] {
  return [route.name, input.params ?? {}, input.query ?? {}];
}

type ReadOptions = {
  /** False waits, for example until an id is known. */
  readonly isEnabled?: boolean | undefined;
  /** Asks again after this many seconds, for work in progress. */
  readonly everySeconds?: number | undefined;
  /** The answer is computed anew each time, so live changes do not ask for it again; give `everySeconds` instead. */
  readonly isCostly?: boolean | undefined;
};

/** Reads a GET route; the previous answer stays on screen while a changed input is fetched. */
export function useRoute<Route extends RouteDefinition>(
  route: Route,
  input: Input<Route>,
  options: ReadOptions = {},
): UseQueryResult<Output<Route>, ApiProblem> {
  return useQuery<Output<Route>, ApiProblem>({
    queryKey: keyOf(route, input),
    queryFn: ({ signal }) => call(route, input, signal),
    enabled: options.isEnabled ?? true,
    refetchInterval: options.everySeconds === undefined ? false : options.everySeconds * 1000,
    meta: { isCostly: options.isCostly ?? false },
    placeholderData: keepPreviousData,
  });
}

/**
 * Runs a command with `mutate(input)` or `mutateAsync(input)`. Everything shown is fetched again afterwards.
 * Failures are shown as a toast by the query client unless `isQuiet`; field errors are in `error.errors`.
 */
export function useCommand<Route extends RouteDefinition>(
  route: Route,
  options: { readonly isQuiet?: boolean; readonly onDone?: (answer: Output<Route>) => void } = {},
): UseMutationResult<Output<Route>, ApiProblem, Input<Route>> {
  const client = useQueryClient();
  return useMutation<Output<Route>, ApiProblem, Input<Route>>({
    mutationKey: [route.name],
    mutationFn: (input) => call(route, input),
    meta: { isQuiet: options.isQuiet ?? false },
    onSuccess: async (answer) => {
      options.onDone?.(answer);
      // What a preview asked is settled by now; asked again it would be refused.
      await client.invalidateQueries({ predicate: ({ meta }) => meta?.['isPreview'] !== true });
    },
    // Whoever is told that it concerns others by now sees whom.
    onError: async ({ code }) => {
      if (code === 'shown_changed') await client.invalidateQueries();
    },
  });
}

type Page = { readonly rows: readonly unknown[]; readonly next: number | null; readonly total: number };
type RowOf<Route extends RouteDefinition> =
  Output<Route> extends { rows: readonly (infer Row)[] } ? Row : never;

export type RowsResult<Row> = {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly loadMore: () => void;
  readonly error: ApiProblem | null;
  /** Asks again for what did not come. */
  readonly retry: () => void;
};

/** Pages through a route that answers `{ rows, next, total }`; spread the result into DataTable. */
export function useRows<Route extends RouteDefinition>(
  route: Route,
  input: Input<Route>,
): RowsResult<RowOf<Route>> {
  const given = input as AnyInput;
  const query = useInfiniteQuery<Page, ApiProblem, { pages: Page[] }, readonly unknown[], number | null>({
    queryKey: ['rows', ...keyOf(route, given)],
    initialPageParam: null,
    queryFn: async ({ pageParam, signal }) => {
      const paged = { ...(given.query as object), ...(pageParam === null ? {} : { after: pageParam }) };
      return (await call(route, { ...given, query: paged } as Input<Route>, signal)) as Page;
    },
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages;
  const rows = useMemo(() => (pages ?? []).flatMap((page) => page.rows) as RowOf<Route>[], [pages]);
  const { fetchNextPage, refetch } = query;
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const retry = useCallback(() => void refetch(), [refetch]);
  return {
    rows,
    total: pages?.[0]?.total ?? 0,
    hasMore: query.hasNextPage,
    isLoading: query.isFetchingNextPage || query.isPending,
    loadMore,
    error: query.error,
    retry,
  };
}
