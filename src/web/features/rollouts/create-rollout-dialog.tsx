/** Creating a rollout: a name is all it needs; it starts as a draft with an empty pilot. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { rolloutRoutes } from '#contracts/rollouts.ts';
import { useCommand } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldErrors, Form, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { rolloutsTexts } from './rollouts-texts.ts';

function CreateForm({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts(rolloutsTexts);
  const sentence = useProblemSentence();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [isChecked, setChecked] = useState(false);
  const create = useCommand(rolloutRoutes.createRollout, {
    isQuiet: true,
    onDone: ({ rolloutId }) => void navigate({ to: `/rollouts/${rolloutId}` as never }),
  });
  const isMissing = name.trim() === '';
  const submit = () => {
    setChecked(true);
    if (!isMissing) create.mutate({ body: { name: name.trim() } });
  };
  return (
    <FieldErrors errors={create.error?.errors}>
      <Form onSubmit={submit}>
        <p>{texts.createText}</p>
        <TextField
          label={texts.name}
          pointer="/name"
          value={name}
          onChange={setName}
          placeholder={texts.namePlaceholder}
          error={isChecked && isMissing ? texts.nameMissing : undefined}
          hasFocus
          isRequired
        />
        {create.error !== null && create.error.errors.length === 0 && (
          <Notice tone="fail">{sentence(create.error)}</Notice>
        )}
        <FormFoot label={texts.createNow} isBusy={create.isPending} onCancel={onClose} />
      </Form>
    </FieldErrors>
  );
}

/** The dialog; leads to the new rollout. */
export function CreateRolloutDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const texts = useTexts(rolloutsTexts);
  return (
    <Dialog isOpen={isOpen} title={texts.createTitle} onClose={onClose}>
      <CreateForm onClose={onClose} />
    </Dialog>
  );
}
