/** What is said when use has fallen, and clearing it with a reason; and the alerts that were. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { adoptionRoutes, type AdoptionAlert, type AdoptionMeasure } from '#contracts/adoption.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldErrors, Form, TextAreaField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { adoptionTexts } from './adoption-texts.ts';
import { openAlertOf } from './adoption-value.tsx';

type Props = { readonly measure: AdoptionMeasure };

const reasonMin = 3;

function ClearDialog({ measure, onClose }: Props & { readonly onClose: () => void }) {
  const texts = useTexts(adoptionTexts);
  const rolloutId = useRolloutId();
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const clear = useCommand(adoptionRoutes.clearAdoptionAlert, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.cleared });
      onClose();
    },
  });
  const isShort = reason.trim().length < reasonMin;
  const submit = () => {
    setChecked(true);
    if (isShort) return;
    clear.mutate({ params: { rolloutId, measureId: measure.measureId }, body: { reason: reason.trim() } });
  };
  return (
    <Dialog isOpen title={texts.clearTitle} onClose={onClose}>
      <FieldErrors errors={clear.error?.errors}>
        <Form onSubmit={submit}>
          <p>{texts.clearText}</p>
          <TextAreaField
            label={texts.reason}
            pointer="/reason"
            value={reason}
            error={isChecked && isShort ? texts.reasonMissing : undefined}
            onChange={setReason}
            isRequired
          />
          {clear.error !== null && clear.error.errors.length === 0 && <ProblemNotice problem={clear.error} />}
          <FormFoot label={texts.clear} isBusy={clear.isPending} onCancel={onClose} />
        </Form>
      </FieldErrors>
    </Dialog>
  );
}

export function OpenAlert({ measure }: Props) {
  const texts = useTexts(adoptionTexts);
  const format = useFormat();
  const canClear = useCan('rollout.plan');
  const [isClearing, setClearing] = useState(false);
  const alert = openAlertOf(measure);
  if (alert === undefined) return null;
  const { fallAtLeast, peakOn, endsOn } = alert;
  return (
    <>
      <Notice
        tone="warn"
        title={texts.falling}
        actions={canClear ? <Button onClick={() => setClearing(true)}>{texts.clear}</Button> : undefined}
      >
        {texts.fallText(format.percent(fallAtLeast, 0), format.date(peakOn), format.date(endsOn))}
      </Notice>
      {isClearing && <ClearDialog measure={measure} onClose={() => setClearing(false)} />}
    </>
  );
}

function useClosing() {
  const texts = useTexts(adoptionTexts);
  const format = useFormat();
  return ({ closedAt, closedBy, reason }: AdoptionAlert): string => {
    const on = closedAt === null ? '' : format.date(format.dateOf(closedAt));
    return reason === null ? texts.recovered(on) : texts.clearedBy(closedBy ?? '', on, reason);
  };
}

/** What was raised before, and how each ended. */
export function EarlierAlerts({ measure }: Props) {
  const texts = useTexts(adoptionTexts);
  const format = useFormat();
  const closing = useClosing();
  const closed = measure.alerts.filter(({ status }) => status !== 'open');
  if (closed.length === 0) return null;
  return (
    <PanelSection title={texts.earlier}>
      <ul className="adoption-earlier">
        {closed.map((alert) => (
          <li key={alert.alertId}>
            {texts.earlierFall(format.percent(alert.fallAtLeast, 0), format.date(alert.endsOn))}
            <small>{closing(alert)}</small>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
