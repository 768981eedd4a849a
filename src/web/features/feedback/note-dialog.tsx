/** Noting what was said in a meeting, a conversation, a mail or a chat. */
import { useState } from 'react';
import { calendarRoutes } from '#contracts/calendar.ts';
import { tracks, type Track } from '#contracts/criteria.ts';
import {
  feedbackChannels,
  feedbackRoutes,
  feedbackTextMax,
  type FeedbackChannel,
  type FeedbackOverview,
  type NewFeedbackNote,
} from '#contracts/feedback.ts';
import type { StageId } from '#contracts/ids.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { given } from '../../api/given.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldErrors, Form, SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useFields } from '../../ui/use-fields.ts';
import { trackTexts } from '../criteria/track-texts.ts';
import { useStageName } from '../rollouts/stage-name.ts';
import { feedbackTexts } from './feedback-texts.ts';
import { ThemesField } from './themes-field.tsx';

const notSaid = '-';
const textMin = 3;

type Draft = {
  readonly channel: FeedbackChannel;
  readonly text: string;
  readonly on: string;
  readonly department: string;
  readonly stage: string;
  readonly track: Track | typeof notSaid;
  readonly themes: readonly string[];
};

function noteOf({ channel, text, on, department, stage, track, themes }: Draft): NewFeedbackNote {
  return {
    ...{ channel, text: text.trim().slice(0, feedbackTextMax), on, themes: [...themes] },
    ...given({
      department: department === notSaid ? undefined : department,
      stageId: stage === notSaid ? undefined : (Number(stage) as StageId),
      track: track === notSaid ? undefined : track,
    }),
  };
}

type Setter = ReturnType<typeof useFields<Draft>>[1];

/** Where and when it was said. */
function PlaceFields({
  draft,
  set,
  isChecked,
}: {
  readonly draft: Draft;
  readonly set: Setter;
  readonly isChecked: boolean;
}) {
  const texts = useTexts(feedbackTexts);
  return (
    <div className="bw-form-row">
      <SelectField
        label={texts.channel}
        value={draft.channel}
        choices={feedbackChannels.map((value) => ({ value, label: texts.channels[value] }))}
        onChange={set('channel')}
      />
      <TextField
        label={texts.on}
        pointer="/on"
        type="date"
        value={draft.on}
        error={isChecked && draft.on === '' ? texts.noDate : undefined}
        onChange={set('on')}
        isRequired
      />
    </div>
  );
}

/** Whom and what it is about, as far as that is known. */
function AboutFields({
  draft,
  set,
  rollout,
  existing,
}: {
  readonly draft: Draft;
  readonly set: Setter;
  readonly rollout: Rollout;
  readonly existing: readonly string[];
}) {
  const texts = useTexts(feedbackTexts);
  const trackWords = useTexts(trackTexts).tracks;
  const stageName = useStageName();
  const departments = useRoute(calendarRoutes.getCalendar, {}).data?.places.department ?? [];
  const none = { value: notSaid, label: texts.notSaid };
  return (
    <>
      <div className="bw-form-row">
        <SelectField
          label={texts.department}
          value={draft.department}
          choices={[none, ...departments.map((value) => ({ value, label: value }))]}
          onChange={set('department')}
        />
        <SelectField
          label={texts.track}
          value={draft.track}
          choices={[
            { value: notSaid, label: texts.notSaid },
            ...tracks.map((value) => ({ value, label: trackWords[value] })),
          ]}
          onChange={set('track')}
        />
      </div>
      <SelectField
        label={texts.stage}
        help={texts.stageHelp}
        value={draft.stage}
        choices={[
          none,
          ...rollout.stages.map(({ stageId, name }) => ({ value: String(stageId), label: stageName(name) })),
        ]}
        onChange={set('stage')}
      />
      <ThemesField
        label={texts.themesField}
        help={texts.themesHelp}
        existing={existing}
        value={draft.themes}
        onChange={set('themes')}
      />
    </>
  );
}

export function NoteDialog({
  rollout,
  overview,
  onClose,
}: {
  readonly rollout: Rollout;
  readonly overview: FeedbackOverview;
  readonly onClose: () => void;
}) {
  const texts = useTexts(feedbackTexts);
  const format = useFormat();
  const today = format.dateOf(new Date(useNow()).toISOString());
  const [draft, set] = useFields<Draft>({
    ...{ channel: 'meeting', text: '', on: today, department: notSaid, stage: notSaid, track: notSaid },
    themes: [],
  });
  const [isChecked, setChecked] = useState(false);
  const note = useCommand(feedbackRoutes.noteFeedback, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.noted });
      onClose();
    },
  });
  const said = draft.text.trim();
  const submit = () => {
    setChecked(true);
    if (said.length < textMin || draft.on === '') return;
    note.mutate({ params: { rolloutId: rollout.rolloutId }, body: noteOf(draft) });
  };
  return (
    <Dialog isOpen title={texts.noteTitle} onClose={onClose}>
      <FieldErrors errors={note.error?.errors}>
        <Form onSubmit={submit}>
          <TextAreaField
            label={texts.text}
            help={texts.textHelp}
            pointer="/text"
            value={draft.text}
            error={isChecked && said.length < textMin ? texts.short : undefined}
            onChange={set('text')}
            isRequired
          />
          <PlaceFields draft={draft} set={set} isChecked={isChecked} />
          <AboutFields
            draft={draft}
            set={set}
            rollout={rollout}
            existing={overview.themes.map(({ theme }) => theme)}
          />
          {note.error !== null && note.error.errors.length === 0 && <ProblemNotice problem={note.error} />}
          <FormFoot label={texts.save} isBusy={note.isPending} onCancel={onClose} />
        </Form>
      </FieldErrors>
    </Dialog>
  );
}
