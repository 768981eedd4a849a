/** The ratings of a qualitative criterion with the evidence behind each, and the form to give one while it counts. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { criteriaRoutes, type QualitativeCriterion } from '#contracts/criteria.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { ChoiceField, Form, TextAreaField } from '../../ui/field.tsx';
import { isRatable } from './gate-stages.ts';
import { gateTexts } from './gate-texts.ts';
import type { StrataPlace } from './strata-card.tsx';
import type { Criterion } from './verdict-words.ts';

const shortestEvidence = 3;

function RatingForm({
  place,
  criterion,
  definition,
}: {
  readonly place: StrataPlace;
  readonly criterion: Criterion;
  readonly definition: QualitativeCriterion;
}) {
  const texts = useTexts(gateTexts);
  const format = useFormat();
  const [score, setScore] = useState<string | null>(null);
  const [evidence, setEvidence] = useState('');
  const rate = useCommand(criteriaRoutes.rateCriterion, { isQuiet: true, onDone: () => setEvidence('') });
  const canSend = score !== null && evidence.trim().length >= shortestEvidence;
  const send = () => {
    if (canSend)
      rate.mutate({
        params: { ...place, criterionId: criterion.criterionId },
        body: { score: Number(score), evidence: evidence.trim() },
      });
  };
  return (
    <Form onSubmit={send}>
      <ChoiceField
        label={texts.rate}
        value={score}
        choices={definition.rubric.map(({ level, meaning }) => ({
          value: String(level),
          label: texts.level(format.number(level)),
          note: meaning,
        }))}
        onChange={setScore}
      />
      <TextAreaField
        label={texts.rateEvidence}
        help={texts.rateEvidenceHelp}
        value={evidence}
        pointer="/evidence"
        onChange={setEvidence}
      />
      {rate.error !== null && <ProblemNotice problem={rate.error} />}
      <div className="bw-form-buttons">
        <Button type="submit" disabled={!canSend} loading={rate.isPending}>
          {texts.rateSend}
        </Button>
      </div>
    </Form>
  );
}

type Given = Criterion['ratings'][number];

/** Whether a rating was too old to count when the criterion was judged. */
function isExpired({ validUntil }: Given, { evaluation }: Criterion): boolean {
  return validUntil !== undefined && evaluation.at !== null && validUntil < evaluation.at;
}

function GivenRatings({ criterion }: { readonly criterion: Criterion }) {
  const texts = useTexts(gateTexts);
  const format = useFormat();
  const validity = (rating: Given): string => {
    if (rating.validUntil === undefined) return '';
    return isExpired(rating, criterion)
      ? texts.ratingExpired
      : texts.ratingUntil(format.dateTime(rating.validUntil));
  };
  if (criterion.ratings.length === 0) return <p className="bw-quiet">{texts.ratingsNone}</p>;
  return (
    <Rows label={texts.ratings(criterion.definition.name)}>
      {criterion.ratings.map((rating) => (
        <Row
          key={`${rating.raterName} ${rating.at}`}
          icon="people"
          title={<b>{rating.raterName}</b>}
          note={[rating.evidence, format.dateTime(rating.at), validity(rating)].filter(Boolean).join(' · ')}
          end={<b>{texts.level(format.number(rating.score))}</b>}
        />
      ))}
    </Rows>
  );
}

/** Ratings given, rubric, and the form. */
export function RatingsCard({
  place,
  stage,
  criterion,
  definition,
}: {
  readonly place: StrataPlace;
  readonly stage: Stage;
  readonly criterion: Criterion;
  readonly definition: QualitativeCriterion;
}) {
  const texts = useTexts(gateTexts);
  const format = useFormat();
  const say = useSay();
  const canRate = useCan('gate.vote');
  const isOpen = isRatable(stage, definition.role);
  const counting = criterion.ratings.filter((rating) => !isExpired(rating, criterion));
  const closed = definition.role === 'entry' ? texts.rateEntryClosed : texts.rateClosed;
  return (
    <Card title={texts.ratings(definition.name)} note={texts.ratingsNote}>
      <p>
        {counting.length > criterion.evaluation.n ? texts.judgedLater : say(criterion.evaluation.statement)}
      </p>
      <div className="gate-ratings">
        <GivenRatings criterion={criterion} />
        {isOpen && canRate ? (
          <RatingForm
            key={criterion.criterionId}
            place={place}
            criterion={criterion}
            definition={definition}
          />
        ) : (
          <div>
            <p className="bw-quiet">{isOpen ? texts.rateDenied : closed}</p>
            <ul className="gate-rubric">
              {definition.rubric.map(({ level, meaning }) => (
                <li key={level}>{texts.levelMeaning(format.number(level), meaning)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Card>
  );
}
