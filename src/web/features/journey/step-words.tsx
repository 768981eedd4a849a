/** The words and numbers of one step: loss, time, satisfaction. Used by the map in both of its forms. */
import type { JourneyStepView, Rating } from '#contracts/journey.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { PartNumber } from './journey-people.tsx';
import { journeyTexts } from './journey-texts.ts';

const hoursOfDay = 24;

/** A span as people say it: minutes below two hours, days from two days on. */
export function useSpan(): (hours: number) => string {
  const texts = useTexts(journeyTexts);
  const format = useFormat();
  return (hours) => {
    if (hours < 2) return texts.minutes(format.number(hours * 60));
    if (hours < 2 * hoursOfDay) return texts.hours(format.number(hours, hours < 10 ? 1 : 0));
    return texts.days(format.number(hours / hoursOfDay, hours < 10 * hoursOfDay ? 1 : 0));
  };
}

/** The mean with the number of answers, or that it is not measured. */
export function RatingWords({ rating }: { readonly rating: Rating }) {
  const texts = useTexts(journeyTexts);
  const format = useFormat();
  const answers = texts.answers(rating.answers, format.number(rating.answers));
  if (rating.mean === null)
    return (
      <>
        <span className="journey-absent">{texts.notMeasured}</span>
        {rating.answers > 0 && <small>{answers}</small>}
      </>
    );
  return (
    <>
      <b>{texts.mean(format.number(rating.mean, 1))}</b>
      <small>{answers}</small>
    </>
  );
}

/** People lost since the step before, as a signed number with their share. */
export function LostWords({
  step,
  before,
  isLargest,
}: {
  readonly step: JourneyStepView;
  readonly before: number;
  readonly isLargest: boolean;
}) {
  const format = useFormat();
  if (step.dropped === 0) return <>{format.number(0)}</>;
  return (
    <>
      <b className={isLargest ? 'journey-largest' : undefined}>
        <PartNumber
          step={step.step}
          part="dropped"
          count={step.dropped}
          shown={format.signed(-step.dropped, 0)}
        />
      </b>
      {before > 0 && <small>{format.percent(step.dropped / before)}</small>}
    </>
  );
}
