/** Putting off somebody's date for them: the free days within the limits, and beyond them for those who may. */
import { useState } from 'react';
import {
  deferralCodes,
  deferralRoutes,
  type DeferralCode,
  type DeferralState,
} from '#contracts/deferrals.ts';
import type { EnrolmentId, RolloutId } from '#contracts/ids.ts';
import type { Input } from '#contracts/route.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, Form, SelectField, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { deferralTexts } from './deferral-texts.ts';

const noDay = 'none';
const noteLengthMin = 3;

type Draft = {
  readonly why: DeferralCode | null;
  /** A date, or `noDay`. */
  readonly day: string | null;
  readonly note: string;
  readonly isBeyond: boolean;
};

/** What is sent; null while something is missing. */
function wishOf({ why, day, note, isBeyond }: Draft): Input<typeof deferralRoutes.putOff>['body'] | null {
  const written = note.trim();
  const isNoted = written.length >= noteLengthMin;
  if (why === null || day === null || (isBeyond && !isNoted)) return null;
  return {
    on: day === noDay ? null : day,
    why,
    ...(isNoted ? { note: written } : {}),
    ...(isBeyond ? { beyondLimits: true } : {}),
  };
}

function Fields({
  state,
  draft,
  onChange,
}: {
  readonly state: DeferralState;
  readonly draft: Draft;
  readonly onChange: (part: Partial<Draft>) => void;
}) {
  const texts = useTexts(deferralTexts);
  const format = useFormat();
  const canLift = useCan('rollout.run');
  const days = state.days
    .filter(({ isWithin }) => isWithin || draft.isBeyond)
    .map(({ on, isWithin }) => ({
      value: on,
      label: isWithin ? format.weekday(on) : texts.beyond(format.weekday(on)),
    }));
  return (
    <>
      <SelectField
        label={texts.reason}
        value={draft.why}
        choices={deferralCodes.map((code) => ({ value: code, label: texts.codes[code] }))}
        onChange={(why) => onChange({ why })}
        isRequired
      />
      <SelectField
        label={texts.day}
        value={draft.day}
        choices={[...days, { value: noDay, label: texts.noDay }]}
        onChange={(day) => onChange({ day })}
        isRequired
      />
      <TextField
        label={texts.remark}
        help={texts.remarkHelp}
        value={draft.note}
        onChange={(note) => onChange({ note })}
      />
      {canLift && (
        <CheckField
          label={texts.isBeyond}
          help={texts.isBeyondHelp}
          value={draft.isBeyond}
          onChange={(isBeyond) => onChange({ isBeyond })}
        />
      )}
    </>
  );
}

function PutOffForm({
  rolloutId,
  state,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly state: DeferralState;
  readonly onClose: () => void;
}) {
  const texts = useTexts(deferralTexts);
  const format = useFormat();
  const [draft, setDraft] = useState<Draft>({ why: null, day: null, note: '', isBeyond: false });
  const [isLacking, setLacking] = useState(false);
  const send = useCommand(deferralRoutes.putOff, {
    isQuiet: true,
    onDone: ({ on }) => {
      showToast({ tone: 'pass', title: on === null ? texts.doneOpen : texts.done });
      onClose();
    },
  });
  const wish = wishOf(draft);
  const submit = () => {
    setLacking(wish === null);
    if (wish !== null) send.mutate({ params: { rolloutId, enrolmentId: state.enrolmentId }, body: wish });
  };
  return (
    <Form onSubmit={submit}>
      <p>
        {texts.present(format.weekday(state.on))};{' '}
        {texts.standing(
          format.number(state.deferrals),
          format.number(state.most),
          format.dayMonth(state.latestOn),
        )}
      </p>
      <Fields state={state} draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
      {isLacking && wish === null && <Notice tone="warn">{texts.missing}</Notice>}
      {send.error !== null && <ProblemNotice problem={send.error} />}
      <FormFoot label={texts.send} isBusy={send.isPending} onCancel={onClose} />
    </Form>
  );
}

export function PutOffDialog({
  enrolmentId,
  person,
  onClose,
}: {
  readonly enrolmentId: EnrolmentId;
  readonly person: string;
  readonly onClose: () => void;
}) {
  const texts = useTexts(deferralTexts);
  const rolloutId = useRolloutId();
  const state = useRoute(deferralRoutes.getDeferral, { params: { rolloutId, enrolmentId } });
  return (
    <Dialog isOpen title={texts.dialogTitle(person)} onClose={onClose}>
      <Answer of={state} what={texts.date}>
        {(found) => <PutOffForm rolloutId={rolloutId} state={found} onClose={onClose} />}
      </Answer>
    </Dialog>
  );
}
