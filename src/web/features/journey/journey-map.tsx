/**
 * The map of a stage: six steps as a funnel over a table that says the same in numbers. On a phone the steps stand
 * under each other. Solid took the step, tint went on without it, hatch is still expected.
 */
import { useMediaQuery } from '@mantine/hooks';
import type { CSSProperties, ReactNode } from 'react';
import {
  answersMin,
  type Journey,
  type JourneyPart,
  type JourneyStep,
  type JourneyStepView,
} from '#contracts/journey.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { PartNumber } from './journey-people.tsx';
import { heightOf, largestLoss, tallestOf, type Loss } from './journey-shape.ts';
import { journeyTexts } from './journey-texts.ts';
import { LostWords, RatingWords, useSpan } from './step-words.tsx';

type MapParts = {
  readonly journey: Journey;
  readonly openFindings: ReadonlyMap<JourneyStep, number>;
};

type Fact = {
  readonly label: string;
  /** Stands under the row before, as a part of it. */
  readonly isPart?: boolean;
  readonly of: (step: JourneyStepView, index: number) => ReactNode;
  /** Whether a step has something to tell; where the steps stand under each other, the row is left out otherwise. */
  readonly isWorth?: (step: JourneyStepView) => boolean;
};

/** A row of numbers that open their people; left out when all are nothing. */
function countFact(
  steps: readonly JourneyStepView[],
  label: string,
  field: 'waiting' | 'passedOver',
  part: JourneyPart,
  show: (count: number) => string,
): readonly Fact[] {
  if (steps.every((step) => step[field] === 0)) return [];
  return [
    {
      label,
      isWorth: (step) => step[field] > 0,
      of: (step, index) =>
        index === 0 ? null : (
          <PartNumber step={step.step} part={part} count={step[field]} shown={show(step[field])} />
        ),
    },
  ];
}

/** The rows under the funnel; those with nothing to tell are left out. */
function useFacts({ journey, openFindings }: MapParts): readonly Fact[] {
  const texts = useTexts(journeyTexts);
  const format = useFormat();
  const span = useSpan();
  const { steps } = journey;
  const largest = largestLoss(journey);
  const when = (isShown: boolean, facts: readonly Fact[]) => (isShown ? facts : []);
  return [
    {
      label: texts.lost,
      of: (step, index) =>
        index === 0 ? null : (
          <LostWords
            step={step}
            before={steps[index - 1]?.reached ?? 0}
            isLargest={step.step === largest?.step}
          />
        ),
    },
    ...countFact(steps, texts.waiting, 'waiting', 'waiting', format.number),
    ...countFact(steps, texts.passedOver, 'passedOver', 'passed_over', format.number),
    {
      label: texts.time,
      of: ({ medianHours }, index) => {
        if (index === 0) return null;
        return medianHours === null ? (
          <span className="journey-absent">{texts.notKnown}</span>
        ) : (
          span(medianHours)
        );
      },
    },
    { label: texts.rating, of: ({ rating }) => <RatingWords rating={rating} /> },
    ...when(
      steps.some(({ ratingByTrouble }) => ratingByTrouble !== null),
      (['without', 'with'] as const).map((way) => ({
        label: texts[way],
        isPart: true,
        of: ({ ratingByTrouble }) =>
          ratingByTrouble === null ? null : <RatingWords rating={ratingByTrouble[way]} />,
      })),
    ),
    { label: texts.tickets, of: ({ tickets }) => format.number(tickets) },
    ...when(openFindings.size > 0, [
      {
        label: texts.openFindings,
        isWorth: ({ step }) => openFindings.has(step),
        of: ({ step }) => format.number(openFindings.get(step) ?? 0),
      },
    ]),
  ];
}

const share = (people: number, tallest: number) => people / tallest;

/** One column of the funnel: the bar, and the way from the step before. */
function FunnelBar({
  step,
  before,
  tallest,
  isLargest,
}: {
  readonly step: JourneyStepView;
  readonly before: JourneyStepView | undefined;
  readonly tallest: number;
  readonly isLargest: boolean;
}) {
  const format = useFormat();
  const from = before === undefined ? 0 : share(before.reached + before.passedOver, tallest);
  const sizes = {
    '--reached': share(step.reached, tallest),
    '--passed-over': share(step.passedOver, tallest),
    '--waiting': share(step.waiting, tallest),
    '--height': share(heightOf(step), tallest),
    '--from': from,
    '--upper': Math.max(from, share(heightOf(step), tallest)),
  } as CSSProperties;
  return (
    <div className="journey-bar" style={sizes}>
      {before !== undefined && <i className="journey-way" />}
      {before !== undefined && step.dropped > 0 && (
        <span className={isLargest ? 'journey-drop journey-largest' : 'journey-drop'} aria-hidden="true">
          {format.signed(-step.dropped, 0)}
        </span>
      )}
      <i className="journey-reached" />
      {step.passedOver > 0 && <i className="journey-passed-over" />}
      {step.waiting > 0 && <i className="journey-waiting" />}
      <b>
        <PartNumber
          step={step.step}
          part="reached"
          count={step.reached}
          shown={format.number(step.reached)}
        />
      </b>
    </div>
  );
}

function WideMap({ journey, openFindings }: MapParts) {
  const texts = useTexts(journeyTexts);
  const facts = useFacts({ journey, openFindings });
  const tallest = tallestOf(journey);
  const largest = largestLoss(journey);
  return (
    <table className="journey-map">
      <thead>
        <tr>
          <th scope="col">
            <span className="bw-hidden">{texts.step}</span>
          </th>
          {journey.steps.map(({ step }) => (
            <th key={step} scope="col">
              {texts.steps[step]}
              <small>{texts.meanings[step]}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr className="journey-funnel">
          <th scope="row">{texts.people}</th>
          {journey.steps.map((step, index) => (
            <td key={step.step}>
              <FunnelBar
                step={step}
                before={journey.steps[index - 1]}
                tallest={tallest}
                isLargest={step.step === largest?.step}
              />
            </td>
          ))}
        </tr>
        {facts.map(({ label, isPart, of }) => (
          <tr key={label} data-part={isPart || undefined}>
            <th scope="row">{label}</th>
            {journey.steps.map((step, index) => (
              <td key={step.step}>{of(step, index)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NarrowMap({ journey, openFindings }: MapParts) {
  const texts = useTexts(journeyTexts);
  const format = useFormat();
  const facts = useFacts({ journey, openFindings });
  const tallest = tallestOf(journey);
  const width = (people: number): CSSProperties => ({ width: `${share(people, tallest) * 100}%` });
  return (
    <ol className="journey-steps">
      {journey.steps.map((step, index) => (
        <li key={step.step}>
          <div className="journey-step-head">
            <h3>{texts.steps[step.step]}</h3>
            <small>{texts.meanings[step.step]}</small>
            <b>
              <PartNumber
                step={step.step}
                part="reached"
                count={step.reached}
                shown={format.number(step.reached)}
              />
            </b>
          </div>
          <div className="journey-line" aria-hidden="true">
            <i className="journey-reached" style={width(step.reached)} />
            <i className="journey-passed-over" style={width(step.passedOver)} />
            <i className="journey-waiting" style={width(step.waiting)} />
          </div>
          <dl>
            {facts.map(({ label, isPart, isWorth, of }) => {
              const value = isWorth?.(step) === false ? null : of(step, index);
              return value === null ? null : (
                <div key={label} data-part={isPart || undefined}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              );
            })}
          </dl>
        </li>
      ))}
    </ol>
  );
}

function Key({ journey }: { readonly journey: Journey }) {
  const texts = useTexts(journeyTexts);
  const format = useFormat();
  const has = (part: 'passedOver' | 'waiting') => journey.steps.some((step) => step[part] > 0);
  return (
    <p className="journey-key">
      <span>
        <i className="journey-reached" /> {texts.keyReached}
      </span>
      {has('passedOver') && (
        <span>
          <i className="journey-passed-over" /> {texts.keyPassedOver}
        </span>
      )}
      {has('waiting') && (
        <span>
          <i className="journey-waiting" /> {texts.keyWaiting}
        </span>
      )}
      <span>{texts.keyRating(format.number(answersMin))}</span>
    </p>
  );
}

/** The sentences that the map proves: where most people are lost, and how many have answered. */
function Headline({ journey }: { readonly journey: Journey }) {
  const texts = useTexts(journeyTexts);
  const format = useFormat();
  const loss = largestLoss(journey);
  const answered = journey.steps.find(({ step }) => step === 'answered');
  const enrolled = journey.steps.find(({ step }) => step === 'enrolled')?.reached ?? 0;
  const others = answered?.joined ?? 0;
  const answers = (answered?.reached ?? 0) - others;
  return (
    <p>
      {loss === undefined ? texts.nobodyLost : <LossSentence {...loss} />}{' '}
      {enrolled > 0 &&
        texts.answeredOf(
          format.number(answers),
          format.number(enrolled),
          format.percent(answers / enrolled),
        )}{' '}
      {others > 0 && texts.othersToo(others, format.number(others))}
    </p>
  );
}

function LossSentence({ step, lost, before }: Loss) {
  const texts = useTexts(journeyTexts);
  const format = useFormat();
  const part = format.percent(before === 0 ? 0 : lost / before);
  return (
    <b title={texts.lostOf(texts.steps[step])}>
      {texts.mostLost(texts.steps[step], format.number(lost), format.number(before), part)}
    </b>
  );
}

/** The map with its sentence and key. */
export function JourneyMap(parts: MapParts) {
  const texts = useTexts(journeyTexts);
  const isNarrow =
    useMediaQuery('(max-width: 700px)', undefined, { getInitialValueInEffect: false }) ?? false;
  return (
    <>
      <Headline journey={parts.journey} />
      {isNarrow ? (
        <NarrowMap {...parts} />
      ) : (
        // It scrolls where a panel takes the room, so the keyboard must be able to reach it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className="journey-scroll" tabIndex={0} aria-label={texts.mapTable}>
          <WideMap {...parts} />
        </section>
      )}
      <Key journey={parts.journey} />
    </>
  );
}
