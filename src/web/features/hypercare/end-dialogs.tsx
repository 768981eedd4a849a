/** Ending hypercare, ending it although criteria are unmet, and prolonging it. */
import { useState } from 'react';
import { hypercareRoutes, prolongationWeeksMax, type Hypercare } from '#contracts/hypercare.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice, useProblemSentence } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { ConfirmPreview, reasonLengthMin } from '../../ui/confirm-preview.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldErrors, Form, NumberField, TextAreaField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { hypercareTexts } from './hypercare-texts.ts';

type Shown = { readonly hypercare: Hypercare; readonly onClose: () => void };

function useFigures({ criteria }: Hypercare) {
  const texts = useTexts(hypercareTexts);
  const format = useFormat();
  const met = criteria.filter(({ verdict }) => verdict === 'pass').length;
  const unmet = criteria.length - met;
  return [
    { value: format.number(met), label: texts.figures.met },
    { value: format.number(unmet), label: texts.figures.unmet, tone: unmet === 0 ? undefined : 'warn' },
  ] as const;
}

export function EndDialog({ hypercare, onClose }: Shown) {
  const texts = useTexts(hypercareTexts);
  const sentence = useProblemSentence();
  const rolloutId = useRolloutId();
  const end = useCommand(hypercareRoutes.endHypercare, {
    isQuiet: true,
    onDone: () => {
      onClose();
      showToast({ tone: 'pass', title: texts.ended });
    },
  });
  return (
    <ConfirmPreview
      isOpen
      title={texts.end}
      figures={useFigures(hypercare)}
      confirmLabel={texts.end}
      isBusy={end.isPending}
      error={end.error === null ? undefined : sentence(end.error)}
      onConfirm={() => end.mutate({ params: { rolloutId } })}
      onCancel={onClose}
    >
      <p>{texts.endText}</p>
    </ConfirmPreview>
  );
}

export function EndEarlyDialog({ hypercare, onClose }: Shown) {
  const texts = useTexts(hypercareTexts);
  const sentence = useProblemSentence();
  const say = useSay();
  const rolloutId = useRolloutId();
  const end = useCommand(hypercareRoutes.endHypercareEarly, {
    isQuiet: true,
    onDone: () => {
      onClose();
      showToast({ tone: 'pass', title: texts.ended });
    },
  });
  const confirm = (reason: string) => {
    end.mutate({ params: { rolloutId }, body: { reason } });
  };
  return (
    <ConfirmPreview
      isOpen
      title={texts.endEarly}
      figures={useFigures(hypercare)}
      confirmLabel={texts.endEarly}
      isDangerous
      needsReason
      isBusy={end.isPending}
      error={end.error === null ? undefined : sentence(end.error)}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{texts.endEarlyText}</p>
      <ul className="hyper-lacks">
        {hypercare.inTheWay.map((one) => (
          <li key={say(one)}>{say(one)}</li>
        ))}
      </ul>
    </ConfirmPreview>
  );
}

export function ProlongDialog({ hypercare, onClose }: Shown) {
  const texts = useTexts(hypercareTexts);
  const format = useFormat();
  const rolloutId = useRolloutId();
  const [weeks, setWeeks] = useState<number | null>(2);
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const prolong = useCommand(hypercareRoutes.prolongHypercare, {
    isQuiet: true,
    onDone: () => {
      onClose();
      showToast({ tone: 'pass', title: texts.prolonged });
    },
  });
  const words = reason.trim();
  const submit = () => {
    setChecked(true);
    if (weeks === null || words.length < reasonLengthMin) return;
    prolong.mutate({ params: { rolloutId }, body: { weeks, reason: words } });
  };
  return (
    <Dialog isOpen title={texts.prolong} onClose={onClose}>
      <FieldErrors errors={prolong.error?.errors}>
        <Form onSubmit={submit}>
          <p>{texts.prolongText(format.date(hypercare.dueOn ?? ''), hypercare.prolongationsLeft)}</p>
          <NumberField
            label={texts.weeks}
            pointer="/weeks"
            value={weeks}
            min={1}
            max={prolongationWeeksMax}
            onChange={setWeeks}
            isRequired
          />
          <TextAreaField
            label={texts.reason}
            help={texts.reasonHelp}
            pointer="/reason"
            minRows={2}
            value={reason}
            onChange={setReason}
            error={isChecked && words.length < reasonLengthMin ? texts.reasonShort : undefined}
            isRequired
          />
          {prolong.error !== null && prolong.error.errors.length === 0 && (
            <ProblemNotice problem={prolong.error} />
          )}
          <FormFoot label={texts.prolong} isBusy={prolong.isPending} onCancel={onClose} />
        </Form>
      </FieldErrors>
    </Dialog>
  );
}
