/** What the page of readiness shows, kept in the address: the stage, the part, and the filters of each part. */
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { StageId } from '#contracts/ids.ts';
import {
  readinessReasons,
  readinessRoutes,
  readinessStates,
  type ReadinessFilter,
} from '#contracts/readiness.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { given } from '../../api/given.ts';
import { useRoute } from '../../api/hooks.ts';
import { useAddressValue } from '../../app/rollout.ts';
import { nextStage } from './next-stage.ts';

const settleMs = 250;
/** Stands in the address for people without a department. */
export const noDepartment = '-';
export const everyStage = 'all';

/** The stage whose people are shown; undefined is everybody who has not begun. */
export function useReadinessStage({ stages }: Pick<Rollout, 'stages'>) {
  const [text, setStage] = useAddressValue('stage');
  const chosen = stages.find(({ stageId }) => String(stageId) === text);
  const stage = text === everyStage ? undefined : (chosen ?? nextStage(stages));
  return { stage, setStage };
}

export function useReadinessFilter(stageId: StageId | undefined) {
  const [state, setState] = useAddressValue('state');
  const [reason, setReason] = useAddressValue('reason');
  const [department, setDepartment] = useAddressValue('department');
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), settleMs);
  const filter: ReadinessFilter = given({
    stageId,
    state: readinessStates.find((known) => known === state),
    reason: readinessReasons.find((known) => known === reason),
    department: department === noDepartment ? '' : (department ?? undefined),
    search: search === '' ? undefined : search,
  });
  return { filter, text, setText, setState, setReason, setDepartment };
}

export type ReadinessFilters = ReturnType<typeof useReadinessFilter>;

/** The totals change with the directory and the plan, not by the second. */
const secondsBetween = 60;

export function useReadiness({ rolloutId }: Pick<Rollout, 'rolloutId'>, stageId: StageId | undefined) {
  return useRoute(
    readinessRoutes.getReadiness,
    { params: { rolloutId }, query: given({ stageId }) },
    { isCostly: true, everySeconds: secondsBetween },
  );
}
