/** Deciding a proposed change: accepted with owner and date, or rejected; both with a reason that stays. */
import { useState } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import { proposalRoutes, type Proposal } from '#contracts/proposals.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { reasonLengthMin } from '../../ui/confirm-preview.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ChoiceField, FieldErrors, Form, TextAreaField, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useFields } from '../../ui/use-fields.ts';
import { proposalTexts } from './proposal-texts.ts';

type Draft = {
  readonly verdict: 'accepted' | 'rejected';
  readonly reason: string;
  readonly owner: string;
  readonly dueOn: string;
};

const ownerMin = 2;

/** Who carries it out until when. */
function OwnerFields({
  draft,
  set,
  isChecked,
}: {
  readonly draft: Draft;
  readonly set: ReturnType<typeof useFields<Draft>>[1];
  readonly isChecked: boolean;
}) {
  const texts = useTexts(proposalTexts);
  return (
    <div className="bw-form-row">
      <TextField
        label={texts.owner}
        pointer="/owner"
        value={draft.owner}
        error={isChecked && draft.owner.trim().length < ownerMin ? texts.short : undefined}
        onChange={set('owner')}
        isRequired
      />
      <TextField
        label={texts.due}
        pointer="/dueOn"
        type="date"
        value={draft.dueOn}
        error={isChecked && draft.dueOn === '' ? texts.noDate : undefined}
        onChange={set('dueOn')}
        isRequired
      />
    </div>
  );
}

function bodyOf({ verdict, dueOn, ...words }: Draft) {
  const reason = words.reason.trim();
  const owner = words.owner.trim();
  if (reason.length < reasonLengthMin) return null;
  if (verdict === 'rejected') return { verdict, reason };
  return owner.length < ownerMin || dueOn === '' ? null : { verdict, reason, owner, dueOn };
}

export function DecideDialog({
  rolloutId,
  proposal: { proposalId, change },
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly proposal: Proposal;
  readonly onClose: () => void;
}) {
  const texts = useTexts(proposalTexts);
  const [draft, set] = useFields<Draft>({ verdict: 'accepted', reason: '', owner: '', dueOn: '' });
  const [isChecked, setChecked] = useState(false);
  const decide = useCommand(proposalRoutes.decideProposal, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts[draft.verdict] });
      onClose();
    },
  });
  const submit = () => {
    setChecked(true);
    const body = bodyOf(draft);
    if (body !== null) decide.mutate({ params: { rolloutId, proposalId }, body });
  };
  const isShort = isChecked && draft.reason.trim().length < reasonLengthMin;
  return (
    <Dialog isOpen title={texts.decideTitle} onClose={onClose}>
      <FieldErrors errors={decide.error?.errors}>
        <Form onSubmit={submit}>
          <p>{change}</p>
          <ChoiceField
            label={texts.verdict}
            value={draft.verdict}
            isFramed
            choices={[
              { value: 'accepted', label: texts.accept, note: texts.acceptNote },
              { value: 'rejected', label: texts.reject, note: texts.rejectNote },
            ]}
            onChange={set('verdict')}
          />
          <TextAreaField
            label={texts.reason}
            help={texts.reasonHelp}
            pointer="/reason"
            minRows={2}
            value={draft.reason}
            error={isShort ? texts.short : undefined}
            onChange={set('reason')}
            isRequired
          />
          {draft.verdict === 'accepted' && <OwnerFields draft={draft} set={set} isChecked={isChecked} />}
          {decide.error !== null && decide.error.errors.length === 0 && (
            <ProblemNotice problem={decide.error} />
          )}
          <FormFoot
            label={draft.verdict === 'accepted' ? texts.accept : texts.reject}
            isBusy={decide.isPending}
            onCancel={onClose}
          />
        </Form>
      </FieldErrors>
    </Dialog>
  );
}
