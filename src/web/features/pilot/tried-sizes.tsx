/** What more people would buy, from the drafts of this visit: coverage at each size that has been tried. */
import type { CohortView } from '#contracts/pilot.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { CoverageCurve, type CoveragePoint } from '../../ui/charts/coverage-curve.tsx';
import { chooseTexts } from './choose-texts.ts';

/** The tried sizes with the share of all pairs they reach, for the same attributes, smallest first. */
export function pointsOf(cohort: CohortView, tried: readonly CohortView[]): readonly CoveragePoint[] {
  const by = cohort.by.toSorted().join();
  const bySize = new Map<number, number>();
  for (const draft of [...tried, cohort])
    if (draft.by.toSorted().join() === by) bySize.set(draft.size, draft.report.pairsCovered);
  return [...bySize]
    .map(([people, coverage]) => ({ people, coverage }))
    .toSorted((a, b) => a.people - b.people);
}

/** The curve; nothing until two sizes have been tried. */
export function TriedSizes({
  cohort,
  tried,
}: {
  readonly cohort: CohortView;
  readonly tried: readonly CohortView[];
}) {
  const texts = useTexts(chooseTexts);
  const format = useFormat();
  const points = pointsOf(cohort, tried);
  const here = points.findIndex(({ people }) => people === cohort.size);
  const [lower, upper] = here === points.length - 1 ? [here - 1, here] : [here, here + 1];
  const [less, more] = [points[lower], points[upper]];
  if (less === undefined || more === undefined || less.coverage >= 1) return null;
  const others = points.map(({ people }) => people).filter((people) => people !== cohort.size);
  return (
    <Card title={texts.tried} foot={<span>{texts.triedKey}</span>}>
      <CoverageCurve points={points} people={cohort.size} marks={others} />
      <p>
        {texts.triedNote(
          format.number(more.people - less.people),
          format.number((more.coverage - less.coverage) * 100, 1),
        )}
      </p>
    </Card>
  );
}
