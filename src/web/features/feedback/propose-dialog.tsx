/** Proposing a change of the plan because of the selected feedback. */
import { useState } from 'react';
import type { FeedbackPiece } from '#contracts/feedback.ts';
import type { ProposalId, RolloutId } from '#contracts/ids.ts';
import { proposalParts, proposalRoutes, type ProposalPart } from '#contracts/proposals.ts';
import { given } from '../../api/given.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldErrors, Form, SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useFields } from '../../ui/use-fields.ts';
import { FeedbackQuotes } from './feedback-quotes.tsx';
import { proposalTexts } from './proposal-texts.ts';

/** Quotes shown above the fields. */
const quotesMost = 3;
const changeMin = 5;
const whyMin = 3;

type Draft = {
  readonly part: ProposalPart;
  readonly change: string;
  readonly why: string;
  readonly forWhom: string;
  readonly decideBy: string;
};

function Fields({
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
    <>
      <TextField
        label={texts.change}
        help={texts.changeHelp}
        pointer="/change"
        value={draft.change}
        error={isChecked && draft.change.trim().length < changeMin ? texts.short : undefined}
        onChange={set('change')}
        isRequired
        hasFocus
      />
      <div className="bw-form-row">
        <SelectField
          label={texts.part}
          value={draft.part}
          choices={proposalParts.map((value) => ({ value, label: texts.parts[value] }))}
          onChange={set('part')}
        />
        <TextField
          label={texts.decideByField}
          pointer="/decideBy"
          type="date"
          value={draft.decideBy}
          error={isChecked && draft.decideBy === '' ? texts.noDate : undefined}
          onChange={set('decideBy')}
          isRequired
        />
      </div>
      <TextAreaField
        label={texts.why}
        pointer="/why"
        minRows={2}
        value={draft.why}
        error={isChecked && draft.why.trim().length < whyMin ? texts.short : undefined}
        onChange={set('why')}
        isRequired
      />
      <TextField
        label={texts.forWhom}
        help={texts.forWhomHelp}
        pointer="/forWhom"
        value={draft.forWhom}
        onChange={set('forWhom')}
      />
    </>
  );
}

export function ProposeDialog({
  rolloutId,
  pieces,
  onDone,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly pieces: readonly FeedbackPiece[];
  readonly onDone: (proposalId: ProposalId) => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(proposalTexts);
  const format = useFormat();
  const [draft, set] = useFields<Draft>({ part: 'dates', change: '', why: '', forWhom: '', decideBy: '' });
  const [isChecked, setChecked] = useState(false);
  const propose = useCommand(proposalRoutes.proposeChange, {
    isQuiet: true,
    onDone: ({ proposalId }) => {
      showToast({ tone: 'pass', title: texts.proposed });
      onDone(proposalId);
    },
  });
  const submit = () => {
    setChecked(true);
    const change = draft.change.trim();
    const why = draft.why.trim();
    const forWhom = draft.forWhom.trim();
    if (change.length < changeMin || why.length < whyMin || draft.decideBy === '') return;
    propose.mutate({
      params: { rolloutId },
      body: {
        ...{ part: draft.part, change, why, decideBy: draft.decideBy },
        ...given({ forWhom: forWhom === '' ? undefined : forWhom }),
        feedback: pieces.map(({ source, key }) => ({ source, key })),
      },
    });
  };
  const quotes = pieces.map(({ stage, ...piece }) => ({ ...piece, stageName: stage?.name ?? null }));
  return (
    <Dialog isOpen title={texts.propose} width={600} onClose={onClose}>
      <FieldErrors errors={propose.error?.errors}>
        <Form onSubmit={submit}>
          <p className="bw-quiet">{texts.proposeText(pieces.length, format.number(pieces.length))}</p>
          <FeedbackQuotes quotes={quotes} most={quotesMost} />
          <Fields draft={draft} set={set} isChecked={isChecked} />
          {propose.error !== null && propose.error.errors.length === 0 && (
            <ProblemNotice problem={propose.error} />
          )}
          <FormFoot label={texts.propose} isBusy={propose.isPending} onCancel={onClose} />
        </Form>
      </FieldErrors>
    </Dialog>
  );
}
