/** Two drafts beside each other: their numbers, the gap of every group, and who is in only one of them. */
import { pilotRoutes, type CohortComparison, type DraftSummary } from '#contracts/pilot.ts';
import type { CohortId, RolloutId } from '#contracts/ids.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { attributeLabel } from './choice.ts';
import { draftTexts } from './draft-texts.ts';

const levelsShown = 24;

function Figures({ left, right }: { readonly left: DraftSummary; readonly right: DraftSummary }) {
  const texts = useTexts(draftTexts);
  const format = useFormat();
  const rows: readonly (readonly [string, (draft: DraftSummary) => string])[] = [
    [texts.figures.size, (draft) => format.number(draft.size)],
    [texts.figures.distance, (draft) => format.percent(draft.tv1)],
    [texts.figures.gap, (draft) => format.number(draft.maxAbsPoints, 1)],
    [texts.figures.levels, (draft) => format.percent(draft.levelsCovered)],
    [texts.figures.pairs, (draft) => format.percent(draft.expectedPairsCovered)],
    [texts.figures.redundant, (draft) => format.percent(draft.levelsRedundant)],
    [texts.figures.effective, (draft) => format.number(Math.round(draft.nEff))],
  ];
  return (
    <table className="pilot-compare">
      <thead>
        <tr>
          <th scope="col">{texts.numbers}</th>
          <th scope="col">{texts.draft(format.number(left.number))}</th>
          <th scope="col">{texts.draft(format.number(right.number))}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, value]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{value(left)}</td>
            <td>{value(right)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Gaps({ comparison }: { readonly comparison: CohortComparison }) {
  const texts = useTexts(draftTexts);
  const format = useFormat();
  const largest = ({ leftGap, rightGap }: CohortComparison['levels'][number]) =>
    Math.max(Math.abs(leftGap ?? 0), Math.abs(rightGap ?? 0));
  const rows = comparison.levels.toSorted((a, b) => largest(b) - largest(a)).slice(0, levelsShown);
  const gap = (value: number | null) => (value === null ? '' : format.signed(value, 1));
  return (
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
            <td>{gap(row.leftGap)}</td>
            <td>{gap(row.rightGap)}</td>
          </tr>
        ))}
      </tbody>
    </table>
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
            <Figures left={comparison.left} right={comparison.right} />
            <Gaps comparison={comparison} />
          </div>
          <p>{texts.sharedPeople(format.number(comparison.shared))}</p>
          <OnlyIn number={comparison.left.number} side={comparison.onlyLeft} />
          <OnlyIn number={comparison.right.number} side={comparison.onlyRight} />
        </Card>
      )}
    </Answer>
  );
}
