/** Writing how a stage is brought back. */
import { useState } from 'react';
import { rollbackRoutes, type RollbackPlan } from '#contracts/rollback-plan.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldErrors, Form, TextAreaField, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { rollbackTexts } from './rollback-texts.ts';

const wordsMin = 3;

export function RollbackDialog({
  stage,
  plan,
  onClose,
}: {
  readonly stage: Stage;
  readonly plan: RollbackPlan | null;
  readonly onClose: () => void;
}) {
  const texts = useTexts(rollbackTexts);
  const rolloutId = useRolloutId();
  const [trigger, setTrigger] = useState(plan?.trigger ?? '');
  const [lines, setLines] = useState(plan?.steps.join('\n') ?? '');
  const [owner, setOwner] = useState(plan?.owner ?? '');
  const [isLacking, setLacking] = useState(false);
  const save = useCommand(rollbackRoutes.writeRollbackPlan, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.saved });
      onClose();
    },
  });
  const submit = () => {
    const steps = lines
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const isReady = steps.length > 0 && trigger.trim().length >= wordsMin && owner.trim() !== '';
    setLacking(!isReady);
    if (!isReady) return;
    save.mutate({
      params: { rolloutId, stageId: stage.stageId },
      body: { trigger: trigger.trim(), steps, owner: owner.trim() },
    });
  };
  return (
    <Dialog isOpen title={plan === null ? texts.write : texts.change} onClose={onClose}>
      <FieldErrors errors={save.error?.errors}>
        <Form onSubmit={submit}>
          {plan !== null && plan.rehearsedOn !== null && <p>{texts.changeNote}</p>}
          <TextField
            label={texts.trigger}
            pointer="/trigger"
            value={trigger}
            onChange={setTrigger}
            isRequired
          />
          <TextAreaField
            label={texts.steps}
            help={texts.stepsHelp}
            pointer="/steps"
            minRows={4}
            value={lines}
            onChange={setLines}
            isRequired
          />
          <TextField label={texts.owner} pointer="/owner" value={owner} onChange={setOwner} isRequired />
          {isLacking && <Notice tone="warn">{texts.missing}</Notice>}
          {save.error !== null && save.error.errors.length === 0 && <ProblemNotice problem={save.error} />}
          <FormFoot label={texts.save} isBusy={save.isPending} onCancel={onClose} />
        </Form>
      </FieldErrors>
    </Dialog>
  );
}
