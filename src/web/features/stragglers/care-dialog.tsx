/** What is done about stragglers, one dialog for each thing: whom it concerns, its fields, and the server's answer. */
import { useState, type ReactNode } from 'react';
import type { EnrolmentId, RolloutId } from '#contracts/ids.ts';
import { stragglerRoutes, type StragglerFilter } from '#contracts/stragglers.ts';
import { given } from '../../api/given.ts';
import { useCommand } from '../../api/hooks.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { reasonLengthMin } from '../../ui/confirm-preview.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ChoiceField, FieldErrors, Form, TextAreaField, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Figures } from '../../ui/side-panel.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { stragglersTexts } from './stragglers-texts.ts';

export type CareKind = 'assign' | 'contact' | 'retry' | 'close';

/** Whom it concerns, and how many they are: people chosen one by one, or all who fit the filters. */
export type CareChoice = { readonly people: number } & (
  | { readonly enrolmentIds: readonly EnrolmentId[] }
  | { readonly filter: StragglerFilter }
);

type CareProps = {
  readonly rolloutId: RolloutId;
  readonly choice: CareChoice;
  readonly onDone: () => void;
  readonly onClose: () => void;
};

const isSaid = (text: string) => text.trim().length >= reasonLengthMin;

/** The choice as the server takes it: who fits the filters only as long as they are as many as were shown. */
function chosenOf(choice: CareChoice) {
  return 'filter' in choice
    ? { filter: choice.filter, shown: choice.people }
    : { enrolmentIds: [...choice.enrolmentIds] };
}

function useDone(onDone: () => void) {
  const texts = useTexts(stragglersTexts);
  const format = useFormat();
  return ({ people }: { readonly people: number }) => {
    showToast({ tone: 'pass', title: texts.changed(people, format.number(people)) });
    onDone();
  };
}

/** The frame of each of them; `isReady` says whether what has to be filled in is. */
function CareForm({
  title,
  text,
  label,
  choice,
  isReady,
  missing,
  isBusy,
  problem,
  onSend,
  onClose,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly choice: CareChoice;
  readonly isReady: boolean;
  /** What to do while it is not ready; usually to fill in what is required. */
  readonly missing?: string | undefined;
  readonly isBusy: boolean;
  readonly problem: ApiProblem | null;
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const texts = useTexts(stragglersTexts);
  const format = useFormat();
  const [isLacking, setLacking] = useState(false);
  const submit = () => {
    setLacking(!isReady);
    if (isReady) onSend();
  };
  const { people } = choice;
  return (
    <Dialog isOpen title={title} onClose={onClose}>
      <FieldErrors errors={problem?.errors}>
        <Form onSubmit={submit}>
          <p>{text}</p>
          <Figures
            figures={[
              {
                value: format.number(people),
                label: 'filter' in choice ? texts.fitting(people) : texts.chosen(people),
              },
            ]}
          />
          {children}
          {isLacking && !isReady && <Notice tone="warn">{missing ?? texts.missing}</Notice>}
          {problem !== null && problem.errors.length === 0 && <ProblemNotice problem={problem} />}
          <FormFoot label={label} isBusy={isBusy} onCancel={onClose} />
        </Form>
      </FieldErrors>
    </Dialog>
  );
}

function Assign({ rolloutId, choice, onDone, onClose }: CareProps) {
  const texts = useTexts(stragglersTexts);
  const [owner, setOwner] = useState('');
  const [nextStep, setNextStep] = useState('');
  const [expectedOn, setExpectedOn] = useState('');
  const assign = useCommand(stragglerRoutes.assignStragglers, { isQuiet: true, onDone: useDone(onDone) });
  const text = (value: string) => (value.trim() === '' ? undefined : value.trim());
  const fields = given({ owner: text(owner), nextStep: text(nextStep), expectedOn: text(expectedOn) });
  return (
    <CareForm
      title={texts.assignTitle}
      text={texts.assignText}
      label={texts.assign}
      choice={choice}
      isReady={Object.keys(fields).length > 0}
      missing={texts.assignNothing}
      isBusy={assign.isPending}
      problem={assign.error}
      onSend={() => assign.mutate({ params: { rolloutId }, body: { ...chosenOf(choice), ...fields } })}
      onClose={onClose}
    >
      <TextField
        label={texts.owner}
        help={texts.ownerHelp}
        pointer="/owner"
        value={owner}
        onChange={setOwner}
      />
      <TextField
        label={texts.nextStep}
        help={texts.nextStepHelp}
        pointer="/nextStep"
        value={nextStep}
        onChange={setNextStep}
      />
      <TextField
        label={texts.expectedOn}
        help={texts.expectedHelp}
        pointer="/expectedOn"
        type="date"
        value={expectedOn}
        onChange={setExpectedOn}
      />
    </CareForm>
  );
}

function Contact({ rolloutId, choice, onDone, onClose }: CareProps) {
  const texts = useTexts(stragglersTexts);
  const [note, setNote] = useState('');
  const contact = useCommand(stragglerRoutes.noteStragglerContact, {
    isQuiet: true,
    onDone: useDone(onDone),
  });
  return (
    <CareForm
      title={texts.contactTitle}
      text={texts.contactText}
      label={texts.contact}
      choice={choice}
      isReady={isSaid(note)}
      isBusy={contact.isPending}
      problem={contact.error}
      onSend={() =>
        contact.mutate({ params: { rolloutId }, body: { ...chosenOf(choice), note: note.trim() } })
      }
      onClose={onClose}
    >
      <TextAreaField label={texts.note} pointer="/note" value={note} onChange={setNote} isRequired />
    </CareForm>
  );
}

function Retry({ rolloutId, choice, onDone, onClose }: CareProps) {
  const texts = useTexts(stragglersTexts);
  const [on, setOn] = useState('');
  const [reason, setReason] = useState('');
  const retry = useCommand(stragglerRoutes.retryStragglers, { isQuiet: true, onDone: useDone(onDone) });
  return (
    <CareForm
      title={texts.retryTitle}
      text={texts.retryText}
      label={texts.retry}
      choice={choice}
      isReady={on !== '' && isSaid(reason)}
      isBusy={retry.isPending}
      problem={retry.error}
      onSend={() =>
        retry.mutate({ params: { rolloutId }, body: { ...chosenOf(choice), on, reason: reason.trim() } })
      }
      onClose={onClose}
    >
      <TextField label={texts.from} type="date" pointer="/on" value={on} onChange={setOn} isRequired />
      <TextField label={texts.reason} pointer="/reason" value={reason} onChange={setReason} isRequired />
    </CareForm>
  );
}

function Close({ rolloutId, choice, onDone, onClose }: CareProps) {
  const texts = useTexts(stragglersTexts);
  const [as, setAs] = useState<'done' | 'left_out'>('done');
  const [reason, setReason] = useState('');
  const close = useCommand(stragglerRoutes.closeStragglers, { isQuiet: true, onDone: useDone(onDone) });
  return (
    <CareForm
      title={texts.closeTitle}
      text={texts.closeText}
      label={texts.close}
      choice={choice}
      isReady={isSaid(reason)}
      isBusy={close.isPending}
      problem={close.error}
      onSend={() =>
        close.mutate({ params: { rolloutId }, body: { ...chosenOf(choice), as, reason: reason.trim() } })
      }
      onClose={onClose}
    >
      <ChoiceField
        label={texts.closeAs}
        value={as}
        choices={[
          { value: 'done', label: texts.done, note: texts.doneNote },
          { value: 'left_out', label: texts.leftOut, note: texts.leftOutNote },
        ]}
        onChange={setAs}
      />
      <TextField label={texts.reason} pointer="/reason" value={reason} onChange={setReason} isRequired />
    </CareForm>
  );
}

const dialogs = { assign: Assign, contact: Contact, retry: Retry, close: Close } as const;

export function CareDialog({ kind, ...props }: CareProps & { readonly kind: CareKind }) {
  const Chosen = dialogs[kind];
  return <Chosen {...props} />;
}
