/** The price of a change to the waves: asked again whenever the change is another one, and kept while it is looked at. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Output } from '#contracts/route.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { replanRoutes, type WaveChange } from '#contracts/replan.ts';
import { call } from '../../api/client.ts';
import type { ApiProblem } from '../../api/problem.ts';

export type Price = Output<typeof replanRoutes.previewReplan>;

/** Waits while there is no change; `keepsLast` shows the last price until the next is there. */
export function usePrice(
  rolloutId: RolloutId,
  change: WaveChange | null,
  { keepsLast }: { readonly keepsLast: boolean },
) {
  return useQuery<Price, ApiProblem>({
    queryKey: ['previewReplan', { rolloutId }, change],
    queryFn: ({ signal }) =>
      call(replanRoutes.previewReplan, { params: { rolloutId }, body: { change: change! } }, signal),
    enabled: change !== null,
    meta: { isCostly: true, isPreview: true },
    staleTime: 0,
    ...(keepsLast ? { placeholderData: keepPreviousData } : {}),
  });
}
