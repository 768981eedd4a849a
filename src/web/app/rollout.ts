/** The rollout a page stands under, from the address. For pages below /rollouts/$rolloutId. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import { rolloutRoutes } from '#contracts/rollouts.ts';
import { useRoute } from '../api/hooks.ts';

/** The id of the rollout in the address; throws outside a rollout. */
export function useRolloutId(): RolloutId {
  const { rolloutId } = useParams({ strict: false });
  const id = Number(rolloutId);
  if (!Number.isSafeInteger(id) || id < 1) throw new Error('This page stands under a rollout');
  return id as RolloutId;
}

/** The rollout of the page with its stages and holds. */
export function useRollout() {
  return useRoute(rolloutRoutes.getRollout, { params: { rolloutId: useRolloutId() } });
}

/** The live counts of the page's rollout. */
export function useBoard() {
  return useRoute(rolloutRoutes.getBoard, { params: { rolloutId: useRolloutId() } });
}

/** Whole numbers stand in the address as such; as text the router would put them in quotation marks. */
function addressed(value: string | null): string | number | undefined {
  if (value === null) return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) && String(number) === value ? number : value;
}

/** One value kept in the address, so that an open panel or filter survives reloading and can be linked to. */
export function useAddressValue(name: string): readonly [string | undefined, (value: string | null) => void] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const value = search[name];
  const change = useCallback(
    (next: string | null) => {
      void navigate({
        to: '.',
        replace: true,
        search: (previous: Record<string, unknown>) => ({ ...previous, [name]: addressed(next) }),
      } as never);
    },
    [name, navigate],
  );
  return [typeof value === 'string' || typeof value === 'number' ? String(value) : undefined, change];
}
