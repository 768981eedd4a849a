/** What needs nothing but words: withdrawing, giving up, and saying what was done. */
import { useState } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import { proposalRoutes, type Proposal } from '#contracts/proposals.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { reasonLengthMin } from '../../ui/confirm-preview.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldErrors, Form, TextAreaField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { proposalTexts } from './proposal-texts.ts';

export type WordsAct = 'withdraw' | 'carry_out' | 'drop';

/** The commands of the three acts. */
function useActs(onClose: () => void) {
  const texts = useTexts(proposalTexts);
  const then = (title: string) => ({
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title });
      onClose();
    },
  });
  const withdraw = useCommand(proposalRoutes.withdrawProposal, then(texts.withdrawn));
  const carryOut = useCommand(proposalRoutes.carryOutProposal, then(texts.carriedOut));
  const drop = useCommand(proposalRoutes.dropProposal, then(texts.dropped));
  return { withdraw, carryOut, drop };
}

function useWords(act: WordsAct) {
  const texts = useTexts(proposalTexts);
  const reason = { label: texts.reason, help: texts.reasonHelp };
  return {
    withdraw: { title: texts.withdrawTitle, button: texts.withdraw, ...reason },
    carry_out: {
      title: texts.wordsTitle,
      button: texts.carriedOut,
      label: texts.wordsField,
      help: texts.wordsHelp,
    },
    drop: { title: texts.dropTitle, button: texts.drop, ...reason },
  }[act];
}

export function WordsDialog({
  rolloutId,
  proposal: { proposalId, change },
  act,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly proposal: Proposal;
  readonly act: WordsAct;
  readonly onClose: () => void;
}) {
  const texts = useTexts(proposalTexts);
  const words = useWords(act);
  const acts = useActs(onClose);
  const [text, setText] = useState('');
  const [isChecked, setChecked] = useState(false);
  const { isPending, error } = { withdraw: acts.withdraw, carry_out: acts.carryOut, drop: acts.drop }[act];
  const said = text.trim();
  const submit = () => {
    setChecked(true);
    if (said.length < reasonLengthMin) return;
    const params = { rolloutId, proposalId };
    if (act === 'carry_out') acts.carryOut.mutate({ params, body: { text: said } });
    else acts[act].mutate({ params, body: { reason: said } });
  };
  return (
    <Dialog isOpen title={words.title} onClose={onClose}>
      <FieldErrors errors={error?.errors}>
        <Form onSubmit={submit}>
          <p>{change}</p>
          <TextAreaField
            label={words.label}
            help={words.help}
            pointer={act === 'carry_out' ? '/text' : '/reason'}
            minRows={2}
            value={text}
            error={isChecked && said.length < reasonLengthMin ? texts.short : undefined}
            onChange={setText}
            isRequired
          />
          {error !== null && error.errors.length === 0 && <ProblemNotice problem={error} />}
          <FormFoot label={words.button} isBusy={isPending} onCancel={onClose} />
        </Form>
      </FieldErrors>
    </Dialog>
  );
}
