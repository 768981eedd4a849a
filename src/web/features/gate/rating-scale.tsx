/** The ratings of a qualitative criterion on its levels: one dot per rating, minimum and target named at their levels. */
import type { QualitativeCriterion } from '#contracts/criteria.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { chartTexts } from '../../ui/charts/chart-texts.ts';
import { gateTexts } from './gate-texts.ts';
import type { Criterion } from './verdict-words.ts';

/** Dots drawn per level; a number says how many more there are. */
const dotsMax = 5;

function Level({
  level,
  ratings,
  mark,
}: {
  readonly level: number;
  readonly ratings: number;
  readonly mark: string;
}) {
  const format = useFormat();
  return (
    <div className="gate-level" data-mark={mark !== '' || undefined}>
      <div className="gate-level-dots">
        {ratings > dotsMax && <small>{format.number(ratings)}</small>}
        {Array.from({ length: Math.min(ratings, dotsMax) }, (_, dot) => (
          <i key={dot} />
        ))}
      </div>
      <b>{format.number(level)}</b>
      <small>{mark}</small>
    </div>
  );
}

/** Levels from worst to best with the ratings they got. */
export function RatingScale({
  criterion,
  definition,
}: {
  readonly criterion: Criterion;
  readonly definition: QualitativeCriterion;
}) {
  const texts = useTexts(gateTexts);
  const chart = useTexts(chartTexts);
  const format = useFormat();
  const counts = Map.groupBy(criterion.ratings, ({ score }) => score);
  const countOf = (level: number) => counts.get(level)?.length ?? 0;
  const summary = definition.rubric
    .map(({ level }) => `${format.number(level)}: ${format.number(countOf(level))}`)
    .join(', ');
  const markOf = (level: number) => {
    if (level === definition.target) return chart.target;
    return level === definition.minimum ? chart.minimum : '';
  };
  return (
    <div className="gate-levels" data-verdict={criterion.evaluation.verdict}>
      <span className="bw-hidden">{texts.ratedLevels(summary)}</span>
      <div aria-hidden="true" className="gate-levels-row">
        {definition.rubric.map(({ level }) => (
          <Level key={level} level={level} ratings={countOf(level)} mark={markOf(level)} />
        ))}
      </div>
      {criterion.ratings.length === 0 && (
        <p className="gate-levels-none" aria-hidden="true">
          {texts.nobodyRated}
        </p>
      )}
    </div>
  );
}
