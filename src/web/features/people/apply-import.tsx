/** Applying a previewed import: what must be decided first, and a last look at whom it concerns. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  importRoutes,
  type ImportDetail,
  type ImportDifference,
  type ImportReport,
} from '#contracts/imports.ts';
import { useCommand } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { CheckField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { importResultTexts } from './import-result-texts.ts';

type Consent = { readonly leaveOutBadRows: boolean; readonly confirmShrink: boolean };

function changesNothing({ joined, changed, left, returned }: ImportDifference): boolean {
  return joined + changed + left + returned === 0;
}

/** The questions that must be answered before this file may be applied. */
function Questions({
  report,
  difference,
  consent,
  onChange,
}: {
  readonly report: ImportReport;
  readonly difference: ImportDifference;
  readonly consent: Consent;
  readonly onChange: (consent: Consent) => void;
}) {
  const texts = useTexts(importResultTexts);
  const format = useFormat();
  const share = format.percent(difference.shareLeaving);
  return (
    <>
      {report.refused > 0 && (
        <CheckField
          label={texts.leaveOut(report.refused, format.number(report.refused))}
          value={consent.leaveOutBadRows}
          onChange={(leaveOutBadRows) => onChange({ ...consent, leaveOutBadRows })}
        />
      )}
      {difference.needsConfirmation && (
        <>
          <Notice tone="warn">{texts.shrinkWarning(share)}</Notice>
          <CheckField
            label={texts.shrink(format.number(difference.left), format.number(difference.before), share)}
            value={consent.confirmShrink}
            onChange={(confirmShrink) => onChange({ ...consent, confirmShrink })}
          />
        </>
      )}
    </>
  );
}

function Confirm({
  detail,
  difference,
  consent,
  isOpen,
  onClose,
}: {
  readonly detail: ImportDetail;
  readonly difference: ImportDifference;
  readonly consent: Consent;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const texts = useTexts(importResultTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const apply = useCommand(importRoutes.applyImport, { isQuiet: true, onDone: onClose });
  const { joined, changed, left, returned, leavers, joiners } = difference;
  const people = [
    ...leavers.map((one) => ({ id: one.externalId, name: one.name, note: texts.leaverNote })),
    ...joiners.map((one) => ({ id: `+${one.externalId}`, name: one.name, note: texts.joinerNote })),
  ];
  return (
    <ConfirmPreview
      isOpen={isOpen}
      title={texts.apply[detail.subject]}
      figures={[
        { value: format.number(joined + returned), label: texts.joined },
        { value: format.number(changed), label: texts.changed },
        { value: format.number(left), label: texts.left, tone: left > 0 ? 'warn' : undefined },
      ]}
      people={people}
      total={left + joined}
      confirmLabel={texts.apply[detail.subject]}
      isBusy={apply.isPending}
      error={apply.error === null ? undefined : sentence(apply.error)}
      onConfirm={() => apply.mutate({ params: { importId: detail.importId }, body: consent })}
      onCancel={onClose}
    >
      {texts.applyText}
    </ConfirmPreview>
  );
}

/** The card under the preview. */
export function ApplyImport({ detail }: { readonly detail: ImportDetail }) {
  const texts = useTexts(importResultTexts);
  const [consent, setConsent] = useState<Consent>({ leaveOutBadRows: false, confirmShrink: false });
  const [isAsking, setAsking] = useState(false);
  const { report, difference } = detail;
  if (report === null || difference === null) return null;
  if (changesNothing(difference)) return <Notice tone="none">{texts.applyNothing}</Notice>;
  const isDecided =
    (report.refused === 0 || consent.leaveOutBadRows) &&
    (!difference.needsConfirmation || consent.confirmShrink);
  return (
    <Card title={texts.applyHead}>
      <Questions report={report} difference={difference} consent={consent} onChange={setConsent} />
      <div className="bw-form-buttons">
        <Button
          variant="filled"
          leftSection={<Icon name={isDecided ? 'check' : 'lock'} />}
          disabled={!isDecided}
          onClick={() => setAsking(true)}
        >
          {texts.apply[detail.subject]}
        </Button>
        <span className="bw-quiet">{isDecided ? texts.applyText : texts.consentFirst}</span>
      </div>
      <Confirm
        detail={detail}
        difference={difference}
        consent={consent}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      />
    </Card>
  );
}
