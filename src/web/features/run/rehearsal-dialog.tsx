/** Recording a rehearsal of the rollback: which of its steps worked. The program plays its own part when it is saved. */
import { useState } from 'react';
import { rollbackRoutes, type RollbackPlan } from '#contracts/rollback-plan.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, Form, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { rehearsalTexts } from './rehearsal-texts.ts';

export function RehearsalDialog({
  stage,
  plan,
  onClose,
}: {
  readonly stage: Stage;
  readonly plan: RollbackPlan;
  readonly onClose: () => void;
}) {
  const texts = useTexts(rehearsalTexts);
  const rolloutId = useRolloutId();
  const [worked, setWorked] = useState<ReadonlySet<number>>(new Set());
  const [note, setNote] = useState('');
  const record = useCommand(rollbackRoutes.recordRollbackRehearsal, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'none', title: texts.recorded });
      onClose();
    },
  });
  const places = plan.steps.map((_, index) => index + 1);
  const failedSteps = places.filter((place) => !worked.has(place));
  const toggle = (place: number, hasWorked: boolean) =>
    setWorked(new Set(hasWorked ? [...worked, place] : [...worked].filter((one) => one !== place)));
  return (
    <Dialog isOpen title={texts.title} onClose={onClose}>
      <Form
        onSubmit={() =>
          record.mutate({
            params: { rolloutId, stageId: stage.stageId },
            body: { failedSteps, note: note.trim() },
          })
        }
      >
        <p>{texts.lead}</p>
        {plan.steps.map((step, index) => (
          <CheckField
            key={`${index + 1}. ${step}`}
            label={`${index + 1}. ${step}`}
            value={worked.has(index + 1)}
            onChange={(hasWorked) => toggle(index + 1, hasWorked)}
          />
        ))}
        <TextField label={texts.note} help={texts.noteHelp} value={note} onChange={setNote} />
        {failedSteps.length > 0 && <Notice tone="warn">{texts.willFail(failedSteps.length)}</Notice>}
        {record.error !== null && <ProblemNotice problem={record.error} />}
        <FormFoot label={texts.save} isBusy={record.isPending} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
