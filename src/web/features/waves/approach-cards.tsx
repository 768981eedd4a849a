/** Comparing ways to lay out the waves before the choice, and the record of the choice after it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { RolloutId } from '#contracts/ids.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { wavesRoutes, type Approach } from '#contracts/waves.ts';
import { call } from '../../api/client.ts';
import { useRoute } from '../../api/hooks.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Loading } from '../../ui/progress.tsx';
import { ApproachTable, isSameAxes } from './approach-table.tsx';
import { approachTexts } from './approach-texts.ts';
import { ticketsAWeek } from './capacity.ts';
import { ticketsTaken, type LayoutBody } from './draft-plan.ts';

/** Attributes compared at most; more rows would not help anybody to choose. */
const axesMax = 6;

/** The axes that are compared: the first few, the one being planned, and number per week. */
export function comparedAxes(
  axes: readonly string[],
  chosen: readonly string[],
): readonly (readonly string[])[] {
  const shown = [...axes.slice(0, axesMax).map((axis) => [axis]), []];
  const isShown = shown.some((other) => isSameAxes(other, chosen));
  return isShown ? shown : [chosen, ...shown];
}

/** What every approach keeps to; null while a field is wrong. */
function paceOf(layout: LayoutBody | null) {
  if (layout === null) return null;
  const { axes, ...pace } = layout;
  return pace;
}

/** The card beside the planner; `onChoose` plans with another axis. */
export function CompareCard({
  rolloutId,
  layout,
  axes,
  chosen,
  onChoose,
}: {
  readonly rolloutId: RolloutId;
  readonly layout: LayoutBody | null;
  readonly axes: readonly (readonly string[])[];
  /** What is being planned with, also while something else of the plan is missing. */
  readonly chosen: readonly string[];
  readonly onChoose: (axes: readonly string[]) => void;
}) {
  const texts = useTexts(approachTexts);
  const capacity = ticketsTaken(layout?.helpdesk);
  const pace = paceOf(layout);
  const query = useQuery<{ approaches: Approach[] }, ApiProblem>({
    queryKey: ['compareApproaches', { rolloutId }, axes, pace],
    queryFn: ({ signal }) =>
      call(
        wavesRoutes.compareApproaches,
        { params: { rolloutId }, body: { approaches: axes.map((list) => [...list]), ...pace! } },
        signal,
      ),
    enabled: pace !== null,
    placeholderData: keepPreviousData,
  });
  // The preview below says what is wrong, in the same words.
  if (query.error !== null) return null;
  return (
    <Card title={texts.title} note={texts.note}>
      {query.data === undefined ? (
        <Loading />
      ) : (
        <ApproachTable
          approaches={query.data.approaches}
          chosen={chosen}
          capacity={capacity}
          onChoose={onChoose}
        />
      )}
    </Card>
  );
}

/** The record under the calendar; nothing for waves laid out before records were kept. */
export function WhyCard({ rollout }: { readonly rollout: Rollout }) {
  const texts = useTexts(approachTexts);
  const format = useFormat();
  const { rolloutId } = rollout;
  const decision =
    useRoute(wavesRoutes.getApproachDecision, { params: { rolloutId } }).data?.decision ?? null;
  if (decision === null) return null;
  return (
    <Card
      title={texts.whyTitle}
      note={texts.decided(decision.decidedBy, format.dateTime(decision.decidedAt))}
    >
      <div className="bw-stack">
        {decision.reason === '' ? (
          <p className="bw-quiet">{texts.noReason}</p>
        ) : (
          <p className="bw-approach-reason">{decision.reason}</p>
        )}
        <ApproachTable
          approaches={decision.approaches}
          chosen={decision.axes}
          capacity={ticketsAWeek(rollout)}
        />
      </div>
    </Card>
  );
}
