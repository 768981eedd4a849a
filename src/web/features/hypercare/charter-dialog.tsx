/** Writing the charter. Once hypercare has begun, its length and exit criteria can be read but not changed. */
import { useState } from 'react';
import { hypercareRoutes, type Hypercare } from '#contracts/hypercare.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldErrors, Form, NumberField, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { draftOf, finishedCharter, type CharterDraft, type CharterNumber } from './charter-draft.ts';
import { charterTexts } from './charter-texts.ts';

type Fields = {
  readonly draft: CharterDraft;
  readonly isFixed: boolean;
  readonly onChange: (draft: CharterDraft) => void;
};

function LengthFields({ draft, isFixed, onChange }: Fields) {
  const texts = useTexts(charterTexts);
  const field = (name: CharterNumber, pointer: string) => ({
    pointer,
    value: draft[name],
    onChange: (value: number | null) => onChange({ ...draft, [name]: value }),
  });
  return (
    <div className="hyper-fields">
      <NumberField
        label={texts.leastWeeks}
        {...field('leastWeeks', '/leastWeeks')}
        min={1}
        max={12}
        isDisabled={isFixed}
      />
      <NumberField
        label={texts.mostWeeks}
        {...field('mostWeeks', '/mostWeeks')}
        min={1}
        max={26}
        isDisabled={isFixed}
      />
      <NumberField
        label={texts.priorityOneMinutes}
        {...field('priorityOneMinutes', '/priorityOneMinutes')}
        min={5}
      />
      <NumberField label={texts.usualMinutes} {...field('usualMinutes', '/usualMinutes')} min={5} />
      <TextField
        label={texts.standUpAt}
        help={texts.standUpHelp}
        pointer="/standUpAt"
        value={draft.standUpAt}
        onChange={(standUpAt) => onChange({ ...draft, standUpAt })}
      />
    </div>
  );
}

function ExitFields({ draft, isFixed, onChange }: Fields) {
  const texts = useTexts(charterTexts);
  const field = (name: CharterNumber, pointer: string) => ({
    pointer: `/exit/${pointer}`,
    value: draft[name],
    isDisabled: isFixed,
    onChange: (value: number | null) => onChange({ ...draft, [name]: value }),
  });
  return (
    <fieldset className="hyper-exit">
      <legend>{texts.exit}</legend>
      <div className="hyper-fields">
        <NumberField
          label={texts.peopleDone}
          help={texts.empty}
          {...field('peopleDonePercent', 'peopleDoneAbove')}
          min={0}
          max={100}
        />
        <NumberField
          label={texts.satisfaction}
          help={texts.empty}
          {...field('satisfactionAbove', 'satisfactionAbove')}
          min={1}
          max={5}
          step={0.1}
        />
        <NumberField
          label={texts.fewestAnswers}
          help={texts.fewestHelp}
          {...field('fewestAnswers', 'fewestAnswers')}
          min={1}
        />
        <NumberField
          label={texts.tickets}
          help={texts.empty}
          {...field('ticketsPerDayMost', 'ticketsPerDayMost')}
          min={0}
        />
        <NumberField
          label={texts.windowDays}
          help={texts.windowHelp}
          {...field('windowDays', 'windowDays')}
          min={1}
          max={28}
        />
      </div>
    </fieldset>
  );
}

export function CharterDialog({
  hypercare,
  onClose,
}: {
  readonly hypercare: Hypercare;
  readonly onClose: () => void;
}) {
  const texts = useTexts(charterTexts);
  const rolloutId = useRolloutId();
  const [draft, setDraft] = useState(draftOf(hypercare.charter));
  const [isLacking, setLacking] = useState(false);
  const save = useCommand(hypercareRoutes.writeCharter, {
    isQuiet: true,
    onDone: () => {
      onClose();
      showToast({ tone: 'pass', title: texts.saved });
    },
  });
  const submit = () => {
    const body = finishedCharter(draft);
    setLacking(body === null);
    if (body !== null) save.mutate({ params: { rolloutId }, body });
  };
  const fields: Fields = { draft, isFixed: hypercare.phase !== 'before', onChange: setDraft };
  return (
    <Dialog isOpen title={hypercare.isTemplate ? texts.write : texts.change} width={600} onClose={onClose}>
      <FieldErrors errors={save.error?.errors}>
        <Form onSubmit={submit}>
          {fields.isFixed && <Notice>{texts.fixed}</Notice>}
          <LengthFields {...fields} />
          <ExitFields {...fields} />
          {isLacking && <Notice tone="warn">{texts.missing}</Notice>}
          {save.error !== null && save.error.errors.length === 0 && <ProblemNotice problem={save.error} />}
          <FormFoot label={texts.save} isBusy={save.isPending} onCancel={onClose} />
        </Form>
      </FieldErrors>
    </Dialog>
  );
}
