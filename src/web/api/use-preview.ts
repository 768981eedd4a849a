/** What a command would mean, asked while one writes: once the hand rests, and never again by itself. */
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Input, Output, RouteDefinition } from '#contracts/route.ts';
import { call } from './client.ts';
import type { ApiProblem } from './problem.ts';

const settleMs = 350;

type Preview<Answer> = {
  /** The last answer, kept on screen until the next is there. */
  readonly data: Answer | undefined;
  readonly error: ApiProblem | null;
  /** The same where it is of exactly this input; a command sends along what of it was shown. */
  readonly current: Answer | undefined;
};

/** Null waits, for as long as something is missing. */
export function usePreview<Route extends RouteDefinition>(
  route: Route,
  input: Input<Route> | null,
): Preview<Output<Route>> {
  const wanted = input === null ? null : JSON.stringify(input);
  const [settled] = useDebouncedValue(wanted, settleMs);
  const { data, error, isPlaceholderData } = useQuery<Output<Route>, ApiProblem>({
    queryKey: [route.name, settled],
    queryFn: ({ signal }) => call(route, JSON.parse(settled!) as Input<Route>, signal),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    meta: { isCostly: true, isPreview: true },
    staleTime: 0,
    retry: false,
  });
  const isCurrent = settled === wanted && !isPlaceholderData && error === null;
  return { data, error, current: isCurrent ? data : undefined };
}
