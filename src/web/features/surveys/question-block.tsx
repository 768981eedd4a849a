/** One question of the survey: its words, what it is for, and what was answered; changing and retiring it. */
import { useState } from 'react';
import type { Locale } from '#contracts/shared-schemas.ts';
import { missingLanguages, surveyRoutes, wordsFor, type SurveyQuestion } from '#contracts/surveys.ts';
import { useCommand } from '../../api/hooks.ts';
import { useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useLocale, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { trackTexts } from '../criteria/track-texts.ts';
import { QuestionDialog } from './question-dialog.tsx';
import { StageResults } from './stage-results.tsx';
import { surveyTexts } from './survey-texts.ts';

/** The words of each thing that can be chosen. */
function optionsIn(kind: SurveyQuestion['kind'], labels: readonly string[]): string[] {
  if (kind !== 'rating') return [...labels];
  const [lowest = '', highest = ''] = labels;
  return [`1 ${lowest}`, '2', '3', '4', `5 ${highest}`];
}

function Tags({ question }: { readonly question: SurveyQuestion }) {
  const texts = useTexts(surveyTexts);
  const trackWords = useTexts(trackTexts).tracks;
  const format = useFormat();
  const { track, scope, words, firstAskedAt, retiredAt } = question;
  const missing = missingLanguages(words).map((locale) => texts.languages[locale]);
  return (
    <div className="survey-tags">
      <Tag tone="accent" icon={null}>
        {trackWords[track]}
      </Tag>
      {scope === 'pilot' && <Tag icon={null}>{texts.scopes.pilot}</Tag>}
      {missing.length > 0 && <Tag tone="warn">{texts.lacks(format.list(missing))}</Tag>}
      {firstAskedAt === null && retiredAt === null && <Tag>{texts.unasked}</Tag>}
    </div>
  );
}

function Retiring({
  question,
  onClose,
}: {
  readonly question: SurveyQuestion;
  readonly onClose: () => void;
}) {
  const texts = useTexts(surveyTexts);
  const format = useFormat();
  const rolloutId = useRolloutId();
  const { surveyQuestionId, firstAskedAt, stages } = question;
  const retire = useCommand(surveyRoutes.retireSurveyQuestion, {
    onDone: () => {
      showToast({ tone: 'pass', title: texts.retiredToast });
      onClose();
    },
  });
  const isNew = firstAskedAt === null;
  const sum = (of: 'asked' | 'answered') =>
    format.number(stages.reduce((total, stage) => total + stage[of], 0));
  return (
    <ConfirmPreview
      isOpen
      title={isNew ? texts.removeTitle : texts.retireTitle}
      figures={[
        { label: texts.asked, value: sum('asked') },
        { label: texts.answers, value: sum('answered') },
      ]}
      confirmLabel={isNew ? texts.remove : texts.retireConfirm}
      isBusy={retire.isPending}
      onConfirm={() => retire.mutate({ params: { rolloutId, surveyQuestionId } })}
      onCancel={onClose}
    >
      {isNew ? texts.removeText : texts.retireText}
    </ConfirmPreview>
  );
}

export function QuestionBlock({
  question,
  defaultLocale,
}: {
  readonly question: SurveyQuestion;
  readonly defaultLocale: Locale;
}) {
  const texts = useTexts(surveyTexts);
  const format = useFormat();
  const locale = useLocale();
  const canWrite = useCan('message.write');
  const [open, setOpen] = useState<'change' | 'retire' | null>(null);
  const { kind, words, stages, firstAskedAt, retiredAt, retiredBy } = question;
  const text = wordsFor(words, locale, defaultLocale);
  const close = () => setOpen(null);
  const since = firstAskedAt === null ? [] : [texts.askedSince(format.date(format.dateOf(firstAskedAt)))];
  const until =
    retiredAt === null ? [] : [texts.retired(format.date(format.dateOf(retiredAt)), retiredBy ?? '')];
  return (
    <li className="survey-question">
      <div>
        <h3 lang={text.locale}>{text.question}</h3>
        <p className="bw-quiet">{[texts.kinds[kind], ...since, ...until].join(' · ')}</p>
        <Tags question={question} />
        {canWrite && retiredAt === null && (
          <div className="survey-actions">
            {firstAskedAt === null && (
              <TextButton onClick={() => setOpen('change')}>{texts.change}</TextButton>
            )}
            <TextButton onClick={() => setOpen('retire')}>
              {firstAskedAt === null ? texts.remove : texts.retire}
            </TextButton>
          </div>
        )}
      </div>
      <div className="survey-stages">
        {stages.map((stage) => (
          <StageResults
            key={stage.stageId}
            stage={stage}
            kind={kind}
            options={optionsIn(kind, text.labels)}
          />
        ))}
      </div>
      {open === 'change' && (
        <QuestionDialog question={question} defaultLocale={defaultLocale} onClose={close} />
      )}
      {open === 'retire' && <Retiring question={question} onClose={close} />}
    </li>
  );
}
