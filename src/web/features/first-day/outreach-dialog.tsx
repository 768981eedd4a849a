/** What is done about one entry of the outreach queue: who calls, that they called, and what came of it. */
import { useState, type ReactNode } from 'react';
import {
  firstDayRoutes,
  outreachOutcomes,
  type Outreach,
  type OutreachOutcome,
} from '#contracts/first-day.ts';
import { useCommand } from '../../api/hooks.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ChoiceField, FieldErrors, Form, TextAreaField, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { firstDayTexts } from './first-day-texts.ts';

export type OutreachWork = 'assign' | 'contact' | 'settle';

const wordsMin = 3;
const isSaid = (text: string) => text.trim().length >= wordsMin;

type WorkProps = { readonly row: Outreach; readonly onClose: () => void };

function useDone(onClose: () => void) {
  const texts = useTexts(firstDayTexts);
  return {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.saved });
      onClose();
    },
  };
}

/** The frame of each; `isReady` says whether what has to be filled in is. */
function WorkForm({
  title,
  text,
  isReady,
  isBusy,
  problem,
  onSend,
  onClose,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly isReady: boolean;
  readonly isBusy: boolean;
  readonly problem: ApiProblem | null;
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const texts = useTexts(firstDayTexts);
  const [isLacking, setLacking] = useState(false);
  const submit = () => {
    setLacking(!isReady);
    if (isReady) onSend();
  };
  return (
    <Dialog isOpen title={title} onClose={onClose}>
      <FieldErrors errors={problem?.errors}>
        <Form onSubmit={submit}>
          <p>{text}</p>
          {children}
          {isLacking && !isReady && <Notice tone="warn">{texts.missing}</Notice>}
          {problem !== null && problem.errors.length === 0 && <ProblemNotice problem={problem} />}
          <FormFoot label={texts.save} isBusy={isBusy} onCancel={onClose} />
        </Form>
      </FieldErrors>
    </Dialog>
  );
}

function Assign({ row, onClose }: WorkProps) {
  const texts = useTexts(firstDayTexts);
  const rolloutId = useRolloutId();
  const [owner, setOwner] = useState(row.owner ?? '');
  const assign = useCommand(firstDayRoutes.assignOutreach, useDone(onClose));
  const name = owner.trim();
  return (
    <WorkForm
      title={texts.assignTitle}
      text={texts.assignText}
      isReady
      isBusy={assign.isPending}
      problem={assign.error}
      onSend={() =>
        assign.mutate({
          params: { rolloutId, outreachId: row.outreachId },
          body: { owner: name === '' ? null : name },
        })
      }
      onClose={onClose}
    >
      <TextField
        label={texts.owner}
        help={texts.ownerHelp}
        pointer="/owner"
        value={owner}
        onChange={setOwner}
      />
    </WorkForm>
  );
}

function Contact({ row, onClose }: WorkProps) {
  const texts = useTexts(firstDayTexts);
  const rolloutId = useRolloutId();
  const [note, setNote] = useState('');
  const contact = useCommand(firstDayRoutes.noteOutreachContact, useDone(onClose));
  return (
    <WorkForm
      title={texts.contactTitle}
      text={texts.contactText}
      isReady={isSaid(note)}
      isBusy={contact.isPending}
      problem={contact.error}
      onSend={() =>
        contact.mutate({
          params: { rolloutId, outreachId: row.outreachId },
          body: { note: note.trim() },
        })
      }
      onClose={onClose}
    >
      <TextAreaField label={texts.noteLabel} pointer="/note" value={note} onChange={setNote} isRequired />
    </WorkForm>
  );
}

function Settle({ row, onClose }: WorkProps) {
  const texts = useTexts(firstDayTexts);
  const rolloutId = useRolloutId();
  const [outcome, setOutcome] = useState<OutreachOutcome | null>(null);
  const [note, setNote] = useState('');
  const settle = useCommand(firstDayRoutes.settleOutreach, useDone(onClose));
  return (
    <WorkForm
      title={texts.settleTitle}
      text={texts.settleText}
      isReady={outcome !== null && isSaid(note)}
      isBusy={settle.isPending}
      problem={settle.error}
      onSend={() =>
        outcome !== null &&
        settle.mutate({
          params: { rolloutId, outreachId: row.outreachId },
          body: { outcome, note: note.trim() },
        })
      }
      onClose={onClose}
    >
      <ChoiceField
        label={texts.outcome}
        value={outcome}
        choices={outreachOutcomes.map((value) => ({ value, label: texts.outcomes[value] }))}
        onChange={setOutcome}
      />
      <TextAreaField label={texts.noteLabel} pointer="/note" value={note} onChange={setNote} isRequired />
    </WorkForm>
  );
}

const dialogs = { assign: Assign, contact: Contact, settle: Settle };

export function OutreachDialog({ work, ...props }: WorkProps & { readonly work: OutreachWork }) {
  const Work = dialogs[work];
  return <Work {...props} />;
}
