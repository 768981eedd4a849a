/** The panel that records a finding: what, at which step, from where, and about which app. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  improvementSources,
  journeyRoutes,
  journeySteps,
  type ImprovementSource,
  type JourneyStep,
} from '#contracts/journey.ts';
import type { Track } from '#contracts/criteria.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { given } from '../../api/given.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { FieldErrors, Form, SelectField, TextAreaField } from '../../ui/field.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useFields } from '../../ui/use-fields.ts';
import { TrackField } from '../criteria/track-fields.tsx';
import { trackTexts } from '../criteria/track-texts.ts';
import { AppFields, appOf, noApp, useTriageAction } from './app-fields.tsx';
import { journeyTexts } from './journey-texts.ts';

export const wordsMin = 3;

type Draft = {
  readonly text: string;
  readonly step: JourneyStep;
  readonly source: ImprovementSource;
};

/** What people stumble over, where and how it was noticed. */
function WordFields({
  draft,
  error,
  set,
}: {
  readonly draft: Draft;
  readonly error: string | undefined;
  readonly set: <Key extends keyof Draft>(key: Key) => (value: Draft[Key] | null) => void;
}) {
  const texts = useTexts(journeyTexts);
  return (
    <>
      <TextAreaField
        label={texts.question}
        help={texts.whatHelp}
        pointer="/text"
        value={draft.text}
        onChange={set('text')}
        error={error}
        isRequired
      />
      <SelectField
        label={texts.where}
        value={draft.step}
        onChange={set('step')}
        choices={journeySteps.map((value) => ({ value, label: texts.steps[value] }))}
      />
      <SelectField
        label={texts.source}
        value={draft.source}
        onChange={set('source')}
        choices={improvementSources.map((value) => ({ value, label: texts.sourceChoices[value] }))}
      />
    </>
  );
}

/** The form; `onRecorded` opens what was recorded. */
export function NewFinding({
  rolloutId,
  firstStep,
  onRecorded,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly firstStep: JourneyStep;
  readonly onRecorded: (improvementId: number) => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(journeyTexts);
  const words = useTexts(trackTexts);
  const [draft, set] = useFields<Draft>({ text: '', step: firstStep, source: 'ticket' });
  const [app, setApp] = useState(noApp);
  const [track, setTrack] = useState<Track | null>(null);
  const [isChecked, setChecked] = useState(false);
  const action = useTriageAction(rolloutId, app);
  const record = useCommand(journeyRoutes.recordFinding, {
    isQuiet: true,
    onDone: ({ improvementId }) => {
      showToast({ tone: 'pass', title: texts.recorded });
      onRecorded(improvementId);
    },
  });
  const text = draft.text.trim();
  const isUnsaid = action === 'workaround' && app.workaround.trim().length < wordsMin;
  const submit = () => {
    setChecked(true);
    if (text.length < wordsMin || isUnsaid) return;
    record.mutate({
      params: { rolloutId },
      body: { ...draft, text, ...given({ app: appOf(app), track: track ?? undefined }) },
    });
  };
  return (
    <SidePanel
      title={texts.newFinding}
      onClose={onClose}
      buttons={
        <>
          <Button variant="filled" loading={record.isPending} onClick={submit}>
            {texts.save}
          </Button>
          <Button onClick={onClose}>{texts.cancel}</Button>
        </>
      }
    >
      <FieldErrors errors={record.error?.errors}>
        <Form onSubmit={submit}>
          <WordFields
            draft={draft}
            error={isChecked && text.length < wordsMin ? texts.short : undefined}
            set={set}
          />
          <TrackField value={track} help={words.tried} onChange={setTrack} />
          <AppFields
            draft={app}
            action={action}
            error={isChecked && isUnsaid ? texts.short : undefined}
            onChange={setApp}
          />
          {record.error !== null && record.error.errors.length === 0 && (
            <ProblemNotice problem={record.error} />
          )}
        </Form>
      </FieldErrors>
    </SidePanel>
  );
}
