/** One criterion as a card: verdict in a word, estimate and band, its course over time, and all denominators. */
import { countedIn } from '#contracts/counted-share.ts';
import type { QualitativeCriterion, QuantitativeCriterion } from '#contracts/criteria.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfidenceBand, type BandPoint } from '../../ui/charts/confidence-band.tsx';
import type { Format } from '../../ui/format.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { VerdictTag } from '../../ui/state-tag.tsx';
import { uiTexts } from '../../ui/ui-texts.ts';
import { useExactInterval } from '../../ui/use-exact-interval.ts';
import { boundsOfKind, writeBand, writeValue } from '../criteria/criterion-values.ts';
import { gateTexts } from './gate-texts.ts';
import { RatingScale } from './rating-scale.tsx';
import { useStandards, type Criterion } from './verdict-words.ts';

/** Values on the axis, short: shares without their sign. */
function axisValue(format: Format, kind: QuantitativeCriterion['kind'], value: number): string {
  if (kind === 'proportion')
    return format.number(value * 100, Number.isInteger(Math.round(value * 1e4) / 100) ? 0 : 1);
  return format.number(value, kind === 'rate' ? 2 : 1);
}

/** Points whose band has two ends; a rate has no upper end before the first event. */
function closedPoints(criterion: Criterion): readonly BandPoint[] {
  return criterion.band.flatMap((point) =>
    point.upper === null
      ? []
      : [{ at: point.at, estimate: point.estimate, lower: point.lower, upper: point.upper }],
  );
}

function Course({
  criterion,
  definition,
}: {
  readonly criterion: Criterion;
  readonly definition: QuantitativeCriterion;
}) {
  const texts = useTexts(gateTexts);
  const format = useFormat();
  const points = closedPoints(criterion);
  const [lowest, highest] = boundsOfKind[definition.kind];
  return (
    <ConfidenceBand
      points={points}
      verdict={criterion.evaluation.verdict}
      target={definition.target}
      minimum={definition.minimum}
      better={definition.better}
      formatValue={(value) => axisValue(format, definition.kind, value)}
      absence={points.length === 0 && criterion.band.length > 0 ? texts.noBandYet : undefined}
      {...(highest === null ? {} : { bounds: [lowest, highest] as const })}
    />
  );
}

/** The headline: the estimate with its band, or that nothing was measured and what it would take. */
function Headline({ criterion }: { readonly criterion: Criterion }) {
  const texts = useTexts(gateTexts);
  const ui = useTexts(uiTexts);
  const format = useFormat();
  const { definition, evaluation, ratings } = criterion;
  const { estimate, lower, upper } = evaluation;
  // Ratings are judged with the next data; until then the verdict does not know them.
  const isWaiting = ratings.length > evaluation.n;
  const beside = () => {
    if (isWaiting) return texts.judgedLater;
    if (definition.kind === 'qualitative') return besideRatings(evaluation.n, definition.quorum);
    if (lower === null) return texts.judgedFrom(format.number(definition.minimumSample));
    return texts.band(writeBand(format, definition.kind, lower, upper));
  };
  const besideRatings = (ratings: number, quorum: number) => {
    if (ratings === 0) return texts.ratersNeeded(format.number(quorum));
    return ratings < quorum
      ? texts.ratedSoFar(format.number(ratings), format.number(quorum))
      : texts.rated(ratings, format.number(ratings));
  };
  const value = () => {
    if (isWaiting && definition.kind === 'qualitative')
      return texts.ratedSoFar(format.number(ratings.length), format.number(definition.quorum));
    if (estimate === null) return ui.notMeasured;
    const words = writeValue(format, definition.kind, estimate);
    return definition.kind === 'qualitative' ? texts.level(words) : words;
  };
  return (
    <div className="gate-headline" data-absent={(estimate === null && !isWaiting) || undefined}>
      <b>{value()}</b>
      <span>{beside()}</span>
    </div>
  );
}

/** The plain count behind a share, with its exact interval; nothing where nobody was measured, or very many. */
function Counted({ criterion }: { readonly criterion: Criterion }) {
  const texts = useTexts(gateTexts);
  const format = useFormat();
  const exact = useExactInterval();
  const counted = countedIn(criterion);
  if (counted === null) return null;
  const { successes, count, isWeighted } = counted;
  const interval = exact(successes, count);
  if (interval === undefined) return null;
  const say = isWeighted ? texts.countedUnweighted : texts.counted;
  return <p className="gate-counted">{say(format.number(successes), format.number(count), interval)}</p>;
}

/** The groups and apps that fail by themselves: a good total must not hide them. */
function FailingParts({ criterion }: { readonly criterion: Criterion }) {
  const texts = useTexts(gateTexts);
  const format = useFormat();
  const { definition, evaluation } = criterion;
  const write = ({ estimate, n }: { readonly estimate: number | null; readonly n: number }) =>
    [writeValue(format, definition.kind, estimate ?? 0), format.number(n)] as const;
  const failing = [
    ...(evaluation.groups ?? []).map((group) => ({
      ...group,
      text: texts.groupFails(group.label, ...write(group)),
    })),
    ...(evaluation.apps ?? []).map((app) => ({ ...app, text: texts.appFails(app.app, ...write(app)) })),
  ].filter(({ verdict }) => verdict === 'fail');
  if (failing.length === 0) return null;
  return (
    <ul className="gate-failing-groups">
      {failing.map(({ text }) => (
        <li key={text}>
          <Icon name="cross" size={14} />
          {text}
        </li>
      ))}
    </ul>
  );
}

/** The lines at the foot: standards, then targeted, reached and reported; a panel rates the stage, not each person. */
function Foot({ criterion }: { readonly criterion: Criterion }) {
  const texts = useTexts(gateTexts);
  const format = useFormat();
  const { target, minimum, isLower } = useStandards()(criterion);
  const { targeted, reached, reported, definition } = criterion;
  return (
    <>
      <span>{isLower ? texts.standardsLower(target, minimum) : texts.standards(target, minimum)}</span>
      <span className="gate-role">{texts.roles[definition.role]}</span>
      {definition.kind !== 'qualitative' && (
        <span className="gate-denominators">
          {texts.denominators(format.number(targeted), format.number(reached), format.number(reported))}
        </span>
      )}
    </>
  );
}

/** The card; opening it shows the criterion by groups, or its ratings. */
export function CriterionVerdict({
  criterion,
  isSelected,
  onOpen,
}: {
  readonly criterion: Criterion;
  readonly isSelected: boolean;
  readonly onOpen: () => void;
}) {
  const { definition, evaluation } = criterion;
  return (
    <Card
      title={definition.name}
      note={<VerdictTag verdict={evaluation.verdict} />}
      isSelected={isSelected}
      onOpen={onOpen}
      foot={<Foot criterion={criterion} />}
    >
      <Headline criterion={criterion} />
      <Counted criterion={criterion} />
      <FailingParts criterion={criterion} />
      {definition.kind === 'qualitative' ? (
        <RatingScale criterion={criterion} definition={definition satisfies QualitativeCriterion} />
      ) : (
        <Course criterion={criterion} definition={definition} />
      )}
    </Card>
  );
}
