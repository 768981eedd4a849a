/** What counts as ready in this rollout: the grade of each reason and the thresholds, changed with a reason. */
import { useState } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import {
  guidePlatforms,
  readinessGrades,
  readinessReasons,
  readinessRoutes,
  usualReadiness,
  type ReadinessRules,
} from '#contracts/readiness.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { reasonLengthMin } from '../../ui/confirm-preview.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldErrors, Form, NumberField, SelectField, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { readinessTexts } from './readiness-texts.ts';

type Fields = { readonly rules: ReadinessRules; readonly onChange: (rules: ReadinessRules) => void };

function Grades({ rules, onChange }: Fields) {
  const texts = useTexts(readinessTexts);
  const choices = readinessGrades.map((value) => ({ value, label: texts.grades[value] }));
  return (
    <fieldset className="ready-fields">
      <legend>{texts.grade}</legend>
      {readinessReasons.map((reason) => (
        <SelectField
          key={reason}
          label={texts.reasons[reason]}
          value={rules.grades[reason]}
          choices={choices}
          onChange={(grade) =>
            onChange({ ...rules, grades: { ...rules.grades, [reason]: grade ?? rules.grades[reason] } })
          }
        />
      ))}
      <p className="bw-quiet">{texts.checklistPrivacy}</p>
    </fieldset>
  );
}

function Thresholds({ rules, onChange }: Fields) {
  const texts = useTexts(readinessTexts);
  const { minimumVersions, department, checklistDays } = rules;
  const share = (value: number | null, before: number) => (value === null ? before : value / 100);
  return (
    <>
      <fieldset className="ready-fields">
        <legend>{texts.minimum}</legend>
        {guidePlatforms.map((platform) => (
          <TextField
            key={platform}
            label={texts.platforms[platform]}
            pointer={`/minimumVersions/${platform}`}
            value={minimumVersions[platform]}
            onChange={(version) =>
              onChange({ ...rules, minimumVersions: { ...minimumVersions, [platform]: version } })
            }
          />
        ))}
      </fieldset>
      <fieldset className="ready-fields">
        <legend>{texts.departmentsTitle}</legend>
        <NumberField
          label={texts.departmentReady}
          suffix=" %"
          min={0}
          max={100}
          value={Math.round(department.ready * 100)}
          onChange={(value) =>
            onChange({ ...rules, department: { ...department, ready: share(value, department.ready) } })
          }
        />
        <NumberField
          label={texts.departmentAttention}
          suffix=" %"
          min={0}
          max={100}
          value={Math.round(department.attention * 100)}
          onChange={(value) =>
            onChange({
              ...rules,
              department: { ...department, attention: share(value, department.attention) },
            })
          }
        />
        {rules.grades.checklist_open !== 'off' && (
          <NumberField
            label={texts.checklistDays}
            min={0}
            max={60}
            value={checklistDays}
            onChange={(value) => onChange({ ...rules, checklistDays: value ?? checklistDays })}
          />
        )}
      </fieldset>
    </>
  );
}

export function RulesDialog({
  rolloutId,
  rules,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly rules: ReadinessRules;
  readonly onClose: () => void;
}) {
  const texts = useTexts(readinessTexts);
  const [draft, change] = useState(rules);
  const [reason, setReason] = useState('');
  const [isShort, setShort] = useState(false);
  const save = useCommand(readinessRoutes.setReadinessRules, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.saved });
      onClose();
    },
  });
  const submit = () => {
    const said = reason.trim();
    setShort(said.length < reasonLengthMin);
    if (said.length >= reasonLengthMin)
      save.mutate({ params: { rolloutId }, body: { ...draft, reason: said } });
  };
  return (
    <Dialog isOpen title={texts.rulesTitle} width={640} onClose={onClose}>
      <FieldErrors errors={save.error?.errors}>
        <Form onSubmit={submit}>
          <p>{texts.rulesLead}</p>
          <Grades rules={draft} onChange={change} />
          <Thresholds rules={draft} onChange={change} />
          <TextField label={texts.reason} pointer="/reason" value={reason} onChange={setReason} isRequired />
          {isShort && <Notice tone="warn">{texts.reasonShort}</Notice>}
          {save.error !== null && save.error.errors.length === 0 && <ProblemNotice problem={save.error} />}
          <TextButton onClick={() => change(usualReadiness)}>{texts.usual}</TextButton>
          <FormFoot label={texts.save} isBusy={save.isPending} onCancel={onClose} />
        </Form>
      </FieldErrors>
    </Dialog>
  );
}
