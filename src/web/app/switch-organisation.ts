/** Switching to another organisation: with a fresh start, so that nothing of the other one stays in memory. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OrganisationId } from '#contracts/ids.ts';
import { sessionRoutes } from '#contracts/session.ts';
import { call } from '../api/client.ts';
import type { ApiProblem } from '../api/problem.ts';

type Destination = { readonly organisationId: OrganisationId; readonly to: string };

/** Switches and loads a page of the other organisation (the list of rollouts unless told otherwise). */
export function useSwitchOrganisation(): {
  readonly switchTo: (organisationId: OrganisationId, to?: string) => void;
  readonly isSwitching: boolean;
} {
  const client = useQueryClient();
  const { mutate, isPending } = useMutation<never, ApiProblem, Destination>({
    mutationFn: async ({ organisationId, to }) => {
      await call(sessionRoutes.switchOrganisation, { body: { organisationId } });
      // What is on screen belongs to the other organisation: asked for again now, it would not be found.
      client.clear();
      location.assign(to);
      return await new Promise<never>(() => undefined);
    },
  });
  return { switchTo: (organisationId, to = '/') => mutate({ organisationId, to }), isSwitching: isPending };
}
