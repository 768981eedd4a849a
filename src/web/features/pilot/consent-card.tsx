/** Whether everybody must agree, asking them, and giving the places of those who cannot take part to others. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { messageRoutes } from '#contracts/messages.ts';
import type { OpenPlace, Substitute } from '#contracts/participation.ts';
import { pilotRoutes, type CohortView } from '#contracts/pilot.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { ProblemNotice, useProblemSentence } from '../../app/problem-notice.tsx';
import { useCan, useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { CheckField, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Loading } from '../../ui/progress.tsx';
import { attributeLabel } from './choice.ts';
import { daysLater } from './start-plan.ts';
import { participationTexts } from './participation-texts.ts';

type ConsentProps = {
  readonly rollout: Rollout;
  readonly cohort: CohortView;
  readonly consentRequired: boolean;
};

const usualDays = 7;
const placesId = 'places-to-fill';

/** Leads to the open places, which stand below the people where the page is one column; nothing when all are taken. */
export function OpenPlacesNotice({ cohort }: Pick<ConsentProps, 'cohort'>) {
  const texts = useTexts(participationTexts);
  const format = useFormat();
  const canRead = useCan('people.read');
  if (cohort.openPlaces === 0 || !canRead) return null;
  return (
    <Notice tone="warn" actions={<a href={`#${placesId}`}>{texts.placesTitle}</a>}>
      {texts.findings.placesOpen(cohort.openPlaces, format.number(cohort.openPlaces))}
    </Notice>
  );
}

function AskDialog({
  rollout,
  cohort,
  onClose,
}: Omit<ConsentProps, 'consentRequired'> & { readonly onClose: () => void }) {
  const texts = useTexts(participationTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const today = format.dateOf(useNow());
  const [answerByOn, setAnswerBy] = useState(() => daysLater(today, usualDays));
  const ask = useCommand(pilotRoutes.askPeople, { isQuiet: true, onDone: onClose });
  const people = format.number(cohort.answers.candidate ?? 0);
  return (
    <ConfirmPreview
      isOpen
      title={texts.askTitle}
      figures={[{ value: people, label: texts.statuses.candidate }]}
      confirmLabel={texts.ask(people)}
      isBusy={ask.isPending}
      error={ask.error === null ? undefined : sentence(ask.error)}
      onConfirm={() =>
        ask.mutate({
          params: { rolloutId: rollout.rolloutId, cohortId: cohort.cohortId },
          body: { answerByOn },
        })
      }
      onCancel={onClose}
    >
      <p>{texts.askText}</p>
      <TextField label={texts.answerBy} type="date" value={answerByOn} onChange={setAnswerBy} />
    </ConfirmPreview>
  );
}

function AskButton({ rollout, cohort }: Omit<ConsentProps, 'consentRequired'>) {
  const texts = useTexts(participationTexts);
  const format = useFormat();
  const canPlan = useCan('rollout.plan');
  const canRead = useCan('message.read');
  const [isOpen, setOpen] = useState(false);
  const params = { rolloutId: rollout.rolloutId, stageKind: 'consent' as const };
  const message = useRoute(messageRoutes.getMessage, { params }, { isEnabled: canRead && canPlan });
  const candidates = cohort.answers.candidate ?? 0;
  if (candidates === 0 || !canPlan) return null;
  const hasText = message.data !== undefined && message.data.approved !== null;
  return (
    <>
      {message.data !== undefined && !hasText && (
        <Notice
          tone="none"
          actions={
            <Link to={`/rollouts/${rollout.rolloutId}/messages`} search={{ tab: 'consent' }}>
              {texts.toMessage}
            </Link>
          }
        >
          {texts.noMessage}
        </Notice>
      )}
      <div className="bw-form-buttons">
        <Button disabled={!hasText} onClick={() => setOpen(true)}>
          {texts.ask(format.number(candidates))}
        </Button>
      </div>
      {isOpen && <AskDialog rollout={rollout} cohort={cohort} onClose={() => setOpen(false)} />}
    </>
  );
}

function SubstituteRow({
  place,
  substitute,
  onTake,
  isBusy,
}: {
  readonly place: OpenPlace;
  readonly substitute: Substitute;
  readonly onTake: (substitute: Substitute) => void;
  readonly isBusy: boolean;
}) {
  const texts = useTexts(participationTexts);
  const format = useFormat();
  const canPlan = useCan('rollout.plan');
  const same = substitute.sharedAttributes.map(attributeLabel);
  const words = [
    substitute.isWaiting ? texts.waits : '',
    same.length === 0 ? texts.different : texts.same(format.list(same)),
    texts.distance(format.percent(place.distance, 2), format.percent(substitute.distance, 2)),
  ].filter((word) => word !== '');
  return (
    <Row
      title={<b>{substitute.displayName}</b>}
      note={words.join(' · ')}
      end={
        canPlan ? (
          <Button size="compact-sm" disabled={isBusy} onClick={() => onTake(substitute)}>
            {texts.take}
          </Button>
        ) : undefined
      }
    />
  );
}

function Place({
  rollout,
  cohort,
  place,
}: Omit<ConsentProps, 'consentRequired'> & { readonly place: OpenPlace }) {
  const texts = useTexts(participationTexts);
  const replace = useCommand(pilotRoutes.replaceMember, { isQuiet: true });
  const take = ({ personId }: Substitute) =>
    replace.mutate({
      params: { rolloutId: rollout.rolloutId, cohortId: cohort.cohortId, personId: place.personId },
      body: { by: personId, reason: texts.takeReason },
    });
  const [best, ...others] = place.substitutes;
  const row = (substitute: Substitute) => (
    <SubstituteRow
      key={substitute.personId}
      place={place}
      substitute={substitute}
      onTake={take}
      isBusy={replace.isPending}
    />
  );
  return (
    <section className="pilot-place" aria-label={place.displayName}>
      <h3>
        {place.displayName} <span className="bw-quiet">{texts.problems[place.problem]}</span>
      </h3>
      {place.standIn !== null && <p className="bw-quiet">{texts.standIn(place.standIn.displayName)}</p>}
      {best === undefined ? <p className="bw-quiet">{texts.none}</p> : <Rows>{row(best)}</Rows>}
      {others.length > 0 && (
        <details className="pilot-details">
          <summary>{texts.others}</summary>
          <Rows>{others.map(row)}</Rows>
        </details>
      )}
      {replace.error !== null && <ProblemNotice problem={replace.error} />}
    </section>
  );
}

function OpenPlaces({ rollout, cohort }: Omit<ConsentProps, 'consentRequired'>) {
  const texts = useTexts(participationTexts);
  const params = { rolloutId: rollout.rolloutId, cohortId: cohort.cohortId };
  const query = useRoute(pilotRoutes.listSubstitutes, { params });
  if (query.error !== null) return <ProblemNotice problem={query.error} />;
  if (query.data === undefined) return <Loading what={texts.searching} />;
  return query.data.places.map((place) => (
    <Place key={place.personId} rollout={rollout} cohort={cohort} place={place} />
  ));
}

/** Consent for a cohort; `isFrozen` keeps the setting as it is. */
export function ConsentCard({ rollout, cohort, consentRequired }: ConsentProps) {
  const texts = useTexts(participationTexts);
  const format = useFormat();
  const canPlan = useCan('rollout.plan');
  const canRead = useCan('people.read');
  const setConsent = useCommand(pilotRoutes.setConsent);
  const isFrozen = cohort.status === 'accepted';
  const params = { rolloutId: rollout.rolloutId, stageId: cohort.stageId };
  return (
    <Card title={texts.title}>
      {canPlan && !isFrozen ? (
        <CheckField
          label={texts.required}
          help={texts.requiredHelp}
          value={consentRequired}
          onChange={(required) => setConsent.mutate({ params, body: { required } })}
        />
      ) : (
        consentRequired && <p>{texts.requiredNote}</p>
      )}
      {cohort.asked !== null && <p>{texts.askedNote(format.date(cohort.asked.answerByOn))}</p>}
      {(consentRequired || cohort.asked !== null) && <AskButton rollout={rollout} cohort={cohort} />}
      {cohort.openPlaces > 0 && canRead && (
        <>
          <h3 id={placesId}>{texts.placesTitle}</h3>
          <OpenPlaces rollout={rollout} cohort={cohort} />
        </>
      )}
    </Card>
  );
}
