/** The filters of the straggler desk, kept in the address, and the rows that fit them. */
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { StageId } from '#contracts/ids.ts';
import { stragglerRoutes, stragglerStates, type StragglerFilter } from '#contracts/stragglers.ts';
import { given } from '../../api/given.ts';
import { useRoute, useRows } from '../../api/hooks.ts';
import { useAddressValue, useRolloutId } from '../../app/rollout.ts';

const settleMs = 250;
/** Stands in the address for people without owner. */
export const nobody = '-';

/** The filter in force, and ways to change it. */
export function useDeskFilter() {
  const [state, setState] = useAddressValue('state');
  const [stage, setStage] = useAddressValue('stage');
  const [owner, setOwner] = useAddressValue('owner');
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), settleMs);
  const stageId = Number(stage);
  const filter: StragglerFilter = given({
    state: stragglerStates.find((known) => known === state),
    stageId: Number.isSafeInteger(stageId) && stageId > 0 ? (stageId as StageId) : undefined,
    owner: owner === nobody ? '' : owner,
    search: search === '' ? undefined : search,
  });
  return { filter, text, setText, setState, setStage, setOwner };
}

/** The rows page by page, and how many there are by state and owner. */
export function useDesk(filter: StragglerFilter) {
  const params = { rolloutId: useRolloutId() };
  const rows = useRows(stragglerRoutes.listStragglers, { params, query: filter });
  const counted = useRoute(stragglerRoutes.listStragglers, { params, query: { ...filter, limit: 1 } });
  return { rows, states: counted.data?.states ?? [], owners: counted.data?.owners ?? [] };
}
