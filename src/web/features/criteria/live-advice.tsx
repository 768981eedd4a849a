/** What the criterion could show in this pilot, computed while it is written: the editor teaches as one types. */
import { useDebouncedValue } from '@mantine/hooks';
import { criteriaRoutes } from '#contracts/criteria.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { useRoute } from '../../api/hooks.ts';
import { Advice } from './criterion-card.tsx';
import { findingsOf, type QuantitativeDraft } from './criterion-draft.ts';

const pauseMs = 350;

/** The advice; nothing while the numbers are incomplete. */
export function LiveAdvice({
  rolloutId,
  draft,
  deciding,
}: {
  readonly rolloutId: RolloutId;
  readonly draft: QuantitativeDraft;
  readonly deciding: number;
}) {
  const [settled] = useDebouncedValue(draft, pauseMs);
  const isReady = findingsOf(settled).every(({ field }) => field === 'name' || field === 'source');
  const { kind, better, role } = settled;
  const advice = useRoute(
    criteriaRoutes.adviseOnCriterion,
    {
      params: { rolloutId },
      query: {
        kind,
        better,
        role,
        minimum: settled.minimum ?? 0,
        target: settled.target ?? 0,
        minimumSample: settled.minimumSample ?? 1,
        horizon: settled.horizon ?? 1,
        deciding,
      },
    },
    { isEnabled: isReady },
  );
  const { data } = advice;
  return isReady && data !== undefined && data.statements.length > 0 ? (
    <Advice advice={data.statements} />
  ) : null;
}
