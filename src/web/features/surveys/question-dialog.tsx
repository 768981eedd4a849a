/** Writing a question of the survey: what it asks, when and whom, and its words one language at a time. */
import { useState } from 'react';
import { tracks, type Track } from '#contracts/criteria.ts';
import { locales, type Locale } from '#contracts/shared-schemas.ts';
import {
  questionDayMax,
  questionKinds,
  questionScopes,
  surveyRoutes,
  type SurveyQuestion,
} from '#contracts/surveys.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldErrors, Form, NumberField, SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useFields } from '../../ui/use-fields.ts';
import { trackTexts } from '../criteria/track-texts.ts';
import {
  draftOf,
  fieldsOf,
  newDraft,
  unwritten,
  type DraftText,
  type QuestionDraft,
} from './question-draft.ts';
import { surveyTexts } from './survey-texts.ts';

type Setter = ReturnType<typeof useFields<QuestionDraft>>[1];

/** What kind of answer it takes, for which track, when, and from whom. */
function PlanFields({ draft, set }: { readonly draft: QuestionDraft; readonly set: Setter }) {
  const texts = useTexts(surveyTexts);
  const trackWords = useTexts(trackTexts).tracks;
  return (
    <>
      <div className="bw-form-row">
        <SelectField
          label={texts.kind}
          value={draft.kind}
          choices={questionKinds.map((value) => ({ value, label: texts.kinds[value] }))}
          onChange={(kind) => set('kind')(kind ?? draft.kind)}
        />
        <SelectField<Track>
          label={texts.track}
          value={draft.track}
          choices={tracks.map((value) => ({ value, label: trackWords[value] }))}
          onChange={(track) => set('track')(track ?? draft.track)}
        />
      </div>
      <div className="bw-form-row">
        <NumberField
          label={texts.dayField}
          pointer="/day"
          min={1}
          max={questionDayMax}
          value={draft.day}
          onChange={set('day')}
          isRequired
        />
        <SelectField
          label={texts.scope}
          value={draft.scope}
          choices={questionScopes.map((value) => ({ value, label: texts.scopes[value] }))}
          onChange={(scope) => set('scope')(scope ?? draft.scope)}
        />
      </div>
    </>
  );
}

/** The words in one language, and which languages have none. */
function WordFields({
  draft,
  set,
  defaultLocale,
}: {
  readonly draft: QuestionDraft;
  readonly set: Setter;
  readonly defaultLocale: Locale;
}) {
  const texts = useTexts(surveyTexts);
  const format = useFormat();
  const [locale, setLocale] = useState<Locale>(defaultLocale);
  const missing = unwritten(draft);
  const text = draft.texts[locale];
  const write = (part: keyof DraftText) => (value: string) =>
    set('texts')({ ...draft.texts, [locale]: { ...text, [part]: value } });
  const others = missing.filter((other) => other !== defaultLocale);
  const nameOf = (other: Locale) => texts.languages[other];
  return (
    <>
      <SelectField
        label={texts.language}
        value={locale}
        choices={locales.map((value) => ({
          value,
          label: missing.includes(value)
            ? texts.notWritten(texts.languages[value])
            : texts.written(texts.languages[value]),
        }))}
        onChange={(next) => setLocale(next ?? locale)}
      />
      <TextAreaField
        label={texts.question}
        pointer={`/words/${locale}/question`}
        value={text.question}
        minRows={2}
        onChange={write('question')}
        isRequired={locale === defaultLocale}
      />
      {draft.kind === 'rating' && (
        <div className="bw-form-row">
          <TextField label={texts.lowest} value={text.lowest} onChange={write('lowest')} />
          <TextField label={texts.highest} value={text.highest} onChange={write('highest')} />
        </div>
      )}
      {draft.kind === 'single' && (
        <TextAreaField
          label={texts.choices}
          help={texts.choicesHelp}
          value={text.choices}
          minRows={4}
          onChange={write('choices')}
        />
      )}
      {others.length > 0 && (
        <p className="bw-quiet">{texts.fallBack(format.list(others.map(nameOf)), nameOf(defaultLocale))}</p>
      )}
    </>
  );
}

export function QuestionDialog({
  question,
  defaultLocale,
  onClose,
}: {
  /** Absent for a new one. */
  readonly question?: SurveyQuestion | undefined;
  readonly defaultLocale: Locale;
  readonly onClose: () => void;
}) {
  const texts = useTexts(surveyTexts);
  const rolloutId = useRolloutId();
  const [draft, set] = useFields<QuestionDraft>(question === undefined ? newDraft : draftOf(question));
  const [isLacking, setLacking] = useState(false);
  const onDone = () => {
    showToast({ tone: 'pass', title: texts.saved });
    onClose();
  };
  const add = useCommand(surveyRoutes.addSurveyQuestion, { isQuiet: true, onDone });
  const change = useCommand(surveyRoutes.changeSurveyQuestion, { isQuiet: true, onDone });
  const { error, isPending } = question === undefined ? add : change;
  const body = fieldsOf(draft);
  const submit = () => {
    setLacking(body === null);
    if (body === null) return;
    if (question === undefined) add.mutate({ params: { rolloutId }, body });
    else change.mutate({ params: { rolloutId, surveyQuestionId: question.surveyQuestionId }, body });
  };
  return (
    <Dialog isOpen title={question === undefined ? texts.addTitle : texts.changeTitle} onClose={onClose}>
      <FieldErrors errors={error?.errors}>
        <Form onSubmit={submit}>
          <p>{question === undefined ? texts.addText : texts.changeText}</p>
          <PlanFields draft={draft} set={set} />
          <WordFields draft={draft} set={set} defaultLocale={defaultLocale} />
          {isLacking && body === null && <Notice tone="warn">{texts.missing}</Notice>}
          {error !== null && <ProblemNotice problem={error} />}
          <FormFoot label={texts.save} isBusy={isPending} onCancel={onClose} />
        </Form>
      </FieldErrors>
    </Dialog>
  );
}
