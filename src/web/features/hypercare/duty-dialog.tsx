/** Writing the roster: a line for each person and range of days. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { dutyMax, hypercareRoutes, type Hypercare } from '#contracts/hypercare.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, SelectField, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { charterTexts } from './charter-texts.ts';
import { finishedDuty, linesOf, nextLine, type DutyLine } from './duty-draft.ts';

function LineFields({
  line,
  choices,
  onChange,
  onRemove,
}: {
  readonly line: DutyLine;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (line: DutyLine) => void;
  readonly onRemove: () => void;
}) {
  const texts = useTexts(charterTexts);
  const name = choices.find(({ value }) => value === line.person)?.label ?? '…';
  return (
    <div className="hyper-duty-line">
      <SelectField
        label={texts.person}
        value={line.person}
        choices={choices}
        onChange={(person) => onChange({ ...line, person })}
      />
      <TextField
        label={texts.from}
        type="date"
        value={line.from}
        onChange={(from) => onChange({ ...line, from })}
      />
      <TextField label={texts.to} type="date" value={line.to} onChange={(to) => onChange({ ...line, to })} />
      <TextButton onClick={onRemove}>
        {texts.removeDuty}
        <span className="bw-hidden"> {name}</span>
      </TextButton>
    </div>
  );
}

export function DutyDialog({
  hypercare,
  today,
  onClose,
}: {
  readonly hypercare: Hypercare;
  readonly today: string;
  readonly onClose: () => void;
}) {
  const texts = useTexts(charterTexts);
  const rolloutId = useRolloutId();
  const [lines, setLines] = useState<readonly DutyLine[]>(
    hypercare.duty.length === 0 ? [nextLine([], today)] : linesOf(hypercare.duty),
  );
  const [isLacking, setLacking] = useState(false);
  const save = useCommand(hypercareRoutes.setDuty, {
    isQuiet: true,
    onDone: () => {
      onClose();
      showToast({ tone: 'pass', title: texts.dutySaved });
    },
  });
  const names = new Map(
    [...hypercare.duty, ...hypercare.candidates].map(({ accountId, name }) => [String(accountId), name]),
  );
  const choices = [...names].map(([value, label]) => ({ value, label }));
  const submit = () => {
    const duty = finishedDuty(lines);
    setLacking(duty === null);
    if (duty !== null) save.mutate({ params: { rolloutId }, body: { duty } });
  };
  return (
    <Dialog isOpen title={texts.changeDuty} width={640} onClose={onClose}>
      <Form onSubmit={submit}>
        <p className="bw-quiet">{texts.dutyText}</p>
        {lines.map((line, index) => (
          <LineFields
            // Lines have no identity of their own: they are added and removed by place.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            line={line}
            choices={choices}
            onChange={(next) => setLines(lines.map((one, at) => (at === index ? next : one)))}
            onRemove={() => setLines(lines.filter((_, at) => at !== index))}
          />
        ))}
        {lines.length < dutyMax && (
          <div>
            <Button size="compact-sm" onClick={() => setLines([...lines, nextLine(lines, today)])}>
              {texts.addDuty}
            </Button>
          </div>
        )}
        {isLacking && <Notice tone="warn">{texts.dutyMissing}</Notice>}
        {save.error !== null && <ProblemNotice problem={save.error} />}
        <FormFoot label={texts.save} isBusy={save.isPending} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
