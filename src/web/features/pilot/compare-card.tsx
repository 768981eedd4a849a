/** Two drafts beside each other: their numbers, the gap of every group, and who is in only one of them. */
import { useState } from 'react';
import { pilotRoutes, type CohortComparison, type DraftSummary } from '#contracts/pilot.ts';
import type { CohortId, RolloutId } from '#contracts/ids.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { attributeLabel } from './choice.ts';
import { draftTexts } from './draft-texts.ts';

const levelsShown = 12;

type Figure = {
  readonly label: string;
  readonly valueOf: (draft: DraftSummary) => number;
  readonly show: (value: number) => string;
  /** Which is better; null where neither is. */
  readonly better: 'less' | 'more' | null;
};

function useFigures(): readonly Figure[] {
  const { figures } = useTexts(draftTexts);
  const format = useFormat();
  const whole = (value: number) => format.number(Math.round(value));
  const share = (value: number) => format.percent(value);
  return [
    { label: figures.size, valueOf: ({ size }) => size, show: whole, better: null },
    { label: figures.distance, valueOf: ({ tv1 }) => tv1, show: share, better: 'less' },
    {
      label: figures.gap,
      valueOf: ({ maxAbsPoints }) => maxAbsPoints,
      show: (value) => format.number(value, 1),
      better: 'less',
    },
    { label: figures.levels, valueOf: ({ levelsCovered }) => levelsCovered, show: share, better: 'more' },
    {
      label: figures.pairs,
      valueOf: ({ expectedPairsCovered }) => expectedPairsCovered,
      show: share,
      better: 'more',
    },
    {
      label: figures.redundant,
      valueOf: ({ levelsRedundant }) => levelsRedundant,
      show: share,
      better: 'more',
    },
    { label: figures.effective, valueOf: ({ nEff }) => nEff, show: whole, better: 'more' },
  ];
}

/** The value of one draft, strong where it is the better one of two that read differently. */
function FigureCell({
  figure,
  own,
  other,
}: {
  readonly figure: Figure;
  readonly own: DraftSummary;
  readonly other: DraftSummary;
}) {
  const { valueOf, show, better } = figure;
  const [value, against] = [valueOf(own), valueOf(other)];
  const isBetter =
    show(value) !== show(against) &&
    (better === 'less' ? value < against : better === 'more' && value > against);
  return <td>{isBetter ? <b>{show(value)}</b> : show(value)}</td>;
}

function Figures({ left, right }: { readonly left: DraftSummary; readonly right: DraftSummary }) {
  const texts = useTexts(draftTexts);
  const format = useFormat();
  return (
    <table className="pilot-compare">
      <thead>
        <tr>
          <th scope="col">{texts.measure}</th>
          <th scope="col">{texts.draft(format.number(left.number))}</th>
          <th scope="col">{texts.draft(format.number(right.number))}</th>
        </tr>
      </thead>
      <tbody>
        {useFigures().map((figure) => (
          <tr key={figure.label}>
            <th scope="row">{figure.label}</th>
            <FigureCell figure={figure} own={left} other={right} />
            <FigureCell figure={figure} own={right} other={left} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Gap({ value }: { readonly value: number | null }) {
  const texts = useTexts(draftTexts);
  const format = useFormat();
  if (value !== null) return <td>{format.signed(value, 1)}</td>;
  return (
    <td>
      <span className="bw-quiet" title={texts.notBalanced}>
        –<span className="bw-hidden">{texts.notBalanced}</span>
      </span>
    </td>
  );
}

/** The groups whose share is furthest off in either draft, and all of them when asked. */
function Gaps({ comparison }: { readonly comparison: CohortComparison }) {
  const texts = useTexts(draftTexts);
  const format = useFormat();
  const [showsAll, setShowsAll] = useState(false);
  const { levels } = comparison;
  const largest = ({ leftGap, rightGap }: CohortComparison['levels'][number]) =>
    Math.max(Math.abs(leftGap ?? 0), Math.abs(rightGap ?? 0));
  const rows = levels
    .toSorted((a, b) => largest(b) - largest(a))
    .slice(0, showsAll ? levels.length : levelsShown);
  return (
    <div>
      <table className="pilot-compare">
        <thead>
          <tr>
            <th scope="col">{texts.level}</th>
            <th scope="col">{texts.all}</th>
            <th scope="col">{texts.draft(format.number(comparison.left.number))}</th>
            <th scope="col">{texts.draft(format.number(comparison.right.number))}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.attribute} ${row.level}`}>
              <th scope="row">
                {row.level} <span className="bw-quiet">{attributeLabel(row.attribute)}</span>
              </th>
              <td>{format.number(row.share * 100, 1)}</td>
              <Gap value={row.leftGap} />
              <Gap value={row.rightGap} />
            </tr>
          ))}
        </tbody>
      </table>
      {levels.length > levelsShown && (
        <TextButton onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? texts.fewerGaps : texts.allGaps(format.number(levels.length))}
        </TextButton>
      )}
    </div>
  );
}

function OnlyIn({ number, side }: { readonly number: number; readonly side: CohortComparison['onlyLeft'] }) {
  const texts = useTexts(draftTexts);
  const format = useFormat();
  return (
    <details className="pilot-details">
      <summary>{texts.only(format.number(number), format.number(side.total))}</summary>
      <ul className="pilot-only">
        {side.people.map(({ personId, displayName, values }) => (
          <li key={personId}>
            <b>{displayName}</b>{' '}
            <span className="bw-quiet">
              {Object.values(values)
                .filter((value) => value !== null)
                .slice(0, 3)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The comparison of the shown draft with another one. */
export function CompareCard({
  rolloutId,
  cohortId,
  otherId,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly cohortId: CohortId;
  readonly otherId: CohortId;
  readonly onClose: () => void;
}) {
  const texts = useTexts(draftTexts);
  const format = useFormat();
  const query = useRoute(pilotRoutes.compareCohorts, { params: { rolloutId, cohortId, otherId } });
  return (
    <Answer of={query}>
      {(comparison) => (
        <Card
          title={texts.comparison(
            format.number(comparison.left.number),
            format.number(comparison.right.number),
          )}
          note={<TextButton onClick={onClose}>{texts.closeComparison}</TextButton>}
        >
          <div className="pilot-compare-columns">
            <div>
              <Figures left={comparison.left} right={comparison.right} />
              <p>{texts.sharedPeople(comparison.shared, format.number(comparison.shared))}</p>
              <OnlyIn number={comparison.left.number} side={comparison.onlyLeft} />
              <OnlyIn number={comparison.right.number} side={comparison.onlyRight} />
            </div>
            <Gaps comparison={comparison} />
          </div>
        </Card>
      )}
    </Answer>
  );
}
