/** The panel in which a report is planned, or a planned one is changed or ended. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import { metrics } from '#contracts/metric-definitions.ts';
import { roles } from '#contracts/permissions.ts';
import { cadences, reportRoutes, reportTemplates, type ReportPlan } from '#contracts/reports.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ChoiceField, FieldErrors, Form, SelectField, TextField } from '../../ui/field.tsx';
import { SeveralField } from '../../ui/several-field.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { criteriaTexts } from '../criteria/criteria-texts.ts';
import { roleTexts } from '../settings/role-texts.ts';
import {
  draftOf,
  emptyReport,
  faultsOf,
  fieldsOf,
  type ReportDraft,
  type ReportFault,
} from './report-draft.ts';
import { reportsTexts } from './reports-texts.ts';

type Accounts = readonly Pick<ReportPlan['audience'][number], 'accountId' | 'name'>[];

type FieldsProps = {
  readonly draft: ReportDraft;
  readonly accounts: Accounts;
  readonly faults: readonly ReportFault[];
  readonly onChange: (draft: ReportDraft) => void;
};

function AudienceFields({ draft, accounts, faults, onChange }: FieldsProps) {
  const texts = useTexts(reportsTexts);
  const { names } = useTexts(roleTexts);
  const nameOf = new Map(accounts.map(({ accountId, name }) => [accountId, name]));
  return (
    <>
      <SeveralField
        label={texts.roles}
        all={roles}
        nameOf={(role) => names[role]}
        value={draft.roles}
        error={faults.includes('audience') ? texts.audienceMissing : undefined}
        onChange={(next) => onChange({ ...draft, roles: next })}
      />
      <SeveralField
        label={texts.accounts}
        all={accounts.map(({ accountId }) => accountId)}
        nameOf={(accountId) => nameOf.get(accountId) ?? ''}
        value={draft.accountIds}
        onChange={(next) => onChange({ ...draft, accountIds: next })}
      />
    </>
  );
}

function Fields({ draft, accounts, faults, onChange }: FieldsProps) {
  const texts = useTexts(reportsTexts);
  const words = useTexts(criteriaTexts);
  const change = (part: Partial<ReportDraft>) => onChange({ ...draft, ...part });
  const errorOf = (fault: ReportFault, text: string) => (faults.includes(fault) ? text : undefined);
  return (
    <>
      <TextField
        label={texts.name}
        pointer="/name"
        value={draft.name}
        onChange={(name) => change({ name })}
        error={errorOf('name', texts.nameMissing)}
        isRequired
      />
      <ChoiceField
        label={texts.template}
        value={draft.template}
        choices={reportTemplates.map((value) => ({
          value,
          label: texts.templates[value],
          note: texts.templateNotes[value],
        }))}
        onChange={(template) => change({ template })}
      />
      <SeveralField
        label={texts.metrics}
        all={metrics}
        nameOf={(metric) => words.metrics[metric]}
        value={draft.metrics}
        error={errorOf('metrics', texts.metricsMissing)}
        onChange={(next) => change({ metrics: next })}
      />
      <SelectField
        label={texts.every}
        value={draft.every}
        choices={cadences.map((value) => ({ value, label: texts.cadences[value] }))}
        onChange={(every) => every !== null && change({ every })}
      />
      <TextField
        label={texts.firstOn}
        help={texts.firstOnHelp}
        pointer="/firstOn"
        type="date"
        value={draft.firstOn}
        onChange={(firstOn) => change({ firstOn })}
        error={errorOf('firstOn', texts.firstOnMissing)}
        isRequired
      />
      <AudienceFields draft={draft} accounts={accounts} faults={faults} onChange={onChange} />
    </>
  );
}

/** Ending a planned report; what was issued stays, so nothing is lost. */
function EndButton({
  rolloutId,
  plan,
  onDone,
}: {
  readonly rolloutId: RolloutId;
  readonly plan: ReportPlan;
  readonly onDone: () => void;
}) {
  const texts = useTexts(reportsTexts);
  const end = useCommand(reportRoutes.removeReportPlan, {
    onDone: () => {
      showToast({ tone: 'pass', title: texts.removed });
      onDone();
    },
  });
  return (
    <TextButton
      isDisabled={end.isPending}
      onClick={() => end.mutate({ params: { rolloutId, reportPlanId: plan.reportPlanId } })}
    >
      {texts.remove}
    </TextButton>
  );
}

/** The form; `plan` is null for a new one. */
export function ReportPlanPanel({
  rolloutId,
  plan,
  accounts,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly plan: ReportPlan | null;
  readonly accounts: Accounts;
  readonly onClose: () => void;
}) {
  const texts = useTexts(reportsTexts);
  const format = useFormat();
  const today = format.dateOf(useNow());
  const [draft, setDraft] = useState(
    plan === null ? emptyReport(texts.templates.status, metrics, today) : draftOf(plan),
  );
  const [isChecked, setChecked] = useState(false);
  const saving = {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.saved });
      onClose();
    },
  };
  const add = useCommand(reportRoutes.addReportPlan, saving);
  const change = useCommand(reportRoutes.changeReportPlan, saving);
  const { error } = plan === null ? add : change;
  const faults = faultsOf(draft);
  const submit = () => {
    setChecked(true);
    if (faults.length > 0) return;
    const body = fieldsOf(draft);
    if (plan === null) add.mutate({ params: { rolloutId }, body });
    else change.mutate({ params: { rolloutId, reportPlanId: plan.reportPlanId }, body });
  };
  return (
    <SidePanel
      title={plan === null ? texts.newTitle : texts.editTitle}
      onClose={onClose}
      buttons={
        <>
          <Button variant="filled" loading={add.isPending || change.isPending} onClick={submit}>
            {texts.save}
          </Button>
          <Button onClick={onClose}>{texts.cancel}</Button>
        </>
      }
      foot={plan !== null && <EndButton rolloutId={rolloutId} plan={plan} onDone={onClose} />}
    >
      <FieldErrors errors={error?.errors}>
        <Form onSubmit={submit}>
          <Fields draft={draft} accounts={accounts} faults={isChecked ? faults : []} onChange={setDraft} />
          {error !== null && error.errors.length === 0 && <ProblemNotice problem={error} />}
        </Form>
      </FieldErrors>
    </SidePanel>
  );
}
