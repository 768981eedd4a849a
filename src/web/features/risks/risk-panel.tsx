/** The panel in which a risk is added, reviewed or closed. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import { overallRisk, riskLevels, riskRoutes, type Risk, type RiskFields } from '#contracts/risks.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { FieldErrors, Form, SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { RiskTag } from './risk-tag.tsx';
import { riskTexts } from './risk-texts.ts';

const emptyRisk: RiskFields = {
  name: '',
  likelihood: 'medium',
  impact: 'medium',
  mitigation: '',
  owner: '',
  reviewOn: '',
};

function fieldsOf({ name, likelihood, impact, mitigation, owner, reviewOn }: Risk): RiskFields {
  return { name, likelihood, impact, mitigation, owner, reviewOn };
}

type Shortest = Readonly<Record<'name' | 'mitigation' | 'owner', number>>;
const shortest: Shortest = { name: 5, mitigation: 3, owner: 2 };

/** Likelihood and impact, and what they weigh together. */
function WeightFields({
  draft,
  onChange,
}: {
  readonly draft: RiskFields;
  readonly onChange: (draft: RiskFields) => void;
}) {
  const texts = useTexts(riskTexts);
  const levels = riskLevels.map((value) => ({ value, label: texts.levels[value] }));
  return (
    <>
      <div className="risk-pair">
        <SelectField
          label={texts.likelihood}
          value={draft.likelihood}
          choices={levels}
          onChange={(likelihood) => likelihood !== null && onChange({ ...draft, likelihood })}
        />
        <SelectField
          label={texts.impact}
          value={draft.impact}
          choices={levels}
          onChange={(impact) => impact !== null && onChange({ ...draft, impact })}
        />
      </div>
      <p className="risk-overall">
        {texts.overall} <RiskTag level={overallRisk(draft)} />
      </p>
    </>
  );
}

function Fields({
  draft,
  isChecked,
  onChange,
}: {
  readonly draft: RiskFields;
  readonly isChecked: boolean;
  readonly onChange: (draft: RiskFields) => void;
}) {
  const texts = useTexts(riskTexts);
  const change = (part: Partial<RiskFields>) => onChange({ ...draft, ...part });
  const shortOf = (field: keyof Shortest) =>
    isChecked && draft[field].trim().length < shortest[field] ? texts.short : undefined;
  return (
    <>
      <TextAreaField
        label={texts.name}
        help={texts.nameHelp}
        pointer="/name"
        value={draft.name}
        minRows={2}
        error={shortOf('name')}
        onChange={(name) => change({ name })}
        isRequired
      />
      <WeightFields draft={draft} onChange={onChange} />
      <TextAreaField
        label={texts.mitigation}
        pointer="/mitigation"
        value={draft.mitigation}
        error={shortOf('mitigation')}
        onChange={(mitigation) => change({ mitigation })}
        isRequired
      />
      <TextField
        label={texts.owner}
        pointer="/owner"
        value={draft.owner}
        error={shortOf('owner')}
        onChange={(owner) => change({ owner })}
        isRequired
      />
      <TextField
        label={texts.review}
        pointer="/reviewOn"
        type="date"
        value={draft.reviewOn}
        error={isChecked && draft.reviewOn === '' ? texts.noDate : undefined}
        onChange={(reviewOn) => change({ reviewOn })}
        isRequired
      />
    </>
  );
}

function CloseSection({
  rolloutId,
  risk,
  onDone,
}: {
  readonly rolloutId: RolloutId;
  readonly risk: Risk;
  readonly onDone: () => void;
}) {
  const texts = useTexts(riskTexts);
  const [reason, setReason] = useState('');
  const close = useCommand(riskRoutes.closeRisk, {
    onDone: () => {
      showToast({ tone: 'pass', title: texts.closedToast });
      onDone();
    },
  });
  return (
    <PanelSection title={texts.close}>
      <TextField label={texts.closeReason} value={reason} onChange={setReason} />
      <Button
        className="risk-close"
        disabled={reason.trim().length < 3}
        loading={close.isPending}
        onClick={() =>
          close.mutate({ params: { rolloutId, riskId: risk.riskId }, body: { reason: reason.trim() } })
        }
      >
        {texts.close}
      </Button>
    </PanelSection>
  );
}

/** The form; `risk` is null for a new one. */
export function RiskPanel({
  rolloutId,
  risk,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly risk: Risk | null;
  readonly onClose: () => void;
}) {
  const texts = useTexts(riskTexts);
  const format = useFormat();
  const [draft, setDraft] = useState<RiskFields>(risk === null ? emptyRisk : fieldsOf(risk));
  const [isChecked, setChecked] = useState(false);
  const saving = {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.saved });
      onClose();
    },
  };
  const add = useCommand(riskRoutes.addRisk, saving);
  const review = useCommand(riskRoutes.reviewRisk, saving);
  const { error } = risk === null ? add : review;
  const submit = () => {
    setChecked(true);
    const isShort = (['name', 'mitigation', 'owner'] as const).some(
      (field) => draft[field].trim().length < shortest[field],
    );
    if (isShort || draft.reviewOn === '') return;
    if (risk === null) add.mutate({ params: { rolloutId }, body: draft });
    else review.mutate({ params: { rolloutId, riskId: risk.riskId }, body: draft });
  };
  return (
    <SidePanel
      title={risk === null ? texts.newTitle : texts.editTitle}
      subtitle={
        risk === null ? undefined : texts.lastReview(risk.reviewedBy, format.dateTime(risk.reviewedAt))
      }
      onClose={onClose}
      buttons={
        <>
          <Button variant="filled" loading={add.isPending || review.isPending} onClick={submit}>
            {risk === null ? texts.save : texts.reviewed}
          </Button>
          <Button onClick={onClose}>{texts.cancel}</Button>
        </>
      }
    >
      <FieldErrors errors={error?.errors}>
        <Form onSubmit={submit}>
          <Fields draft={draft} isChecked={isChecked} onChange={setDraft} />
          {error !== null && error.errors.length === 0 && <ProblemNotice problem={error} />}
        </Form>
      </FieldErrors>
      {risk !== null && risk.closedBecause === null && (
        <CloseSection rolloutId={rolloutId} risk={risk} onDone={onClose} />
      )}
    </SidePanel>
  );
}
