/** Writing the record of a stand-up: notes, and a line for each action. */
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { AccountId } from '#contracts/ids.ts';
import type { Hypercare } from '#contracts/hypercare.ts';
import { standUpActionsMax, standUpRoutes, type StandUpRecord } from '#contracts/stand-ups.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { recordTexts } from './stand-up-record-texts.ts';

type Line = { readonly words: string; readonly person: string | null; readonly dueOn: string };

/** What the lines say; null while one of them is unfinished. */
function actionsOf(lines: readonly Line[]) {
  const actions = lines.flatMap(({ words, person, dueOn }) =>
    words.trim().length < 3 || person === null || dueOn === ''
      ? []
      : [{ words: words.trim(), accountId: Number(person) as AccountId, dueOn }],
  );
  return actions.length === lines.length ? actions : null;
}

function LineFields({
  line,
  people,
  onChange,
  onRemove,
}: {
  readonly line: Line;
  readonly people: Hypercare['candidates'];
  readonly onChange: (line: Line) => void;
  readonly onRemove: () => void;
}) {
  const texts = useTexts(recordTexts);
  return (
    <div className="hyper-action-line">
      <TextField label={texts.action} value={line.words} onChange={(words) => onChange({ ...line, words })} />
      <SelectField
        label={texts.owner}
        value={line.person}
        choices={people.map(({ accountId, name }) => ({ value: String(accountId), label: name }))}
        onChange={(person) => onChange({ ...line, person })}
      />
      <TextField
        label={texts.due}
        type="date"
        value={line.dueOn}
        onChange={(dueOn) => onChange({ ...line, dueOn })}
      />
      <TextButton onClick={onRemove}>
        {texts.remove}
        <span className="bw-hidden"> {line.words}</span>
      </TextButton>
    </div>
  );
}

function Lines({
  lines,
  people,
  onChange,
}: {
  readonly lines: readonly Line[];
  readonly people: Hypercare['candidates'];
  readonly onChange: (lines: readonly Line[]) => void;
}) {
  const texts = useTexts(recordTexts);
  return (
    <>
      {lines.map((line, index) => (
        <LineFields
          // Lines have no identity of their own: they are added and removed by place.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          line={line}
          people={people}
          onChange={(next) => onChange(lines.map((one, at) => (at === index ? next : one)))}
          onRemove={() => onChange(lines.filter((_, at) => at !== index))}
        />
      ))}
      {lines.length < standUpActionsMax && (
        <div>
          <Button
            size="compact-sm"
            onClick={() => onChange([...lines, { words: '', person: null, dueOn: '' }])}
          >
            {texts.add}
          </Button>
        </div>
      )}
    </>
  );
}

export function StandUpDialog({
  heldOn,
  record,
  people,
  onClose,
}: {
  readonly heldOn: string;
  /** The open record of the day; null when there is none yet. */
  readonly record: StandUpRecord | null;
  readonly people: Hypercare['candidates'];
  readonly onClose: () => void;
}) {
  const texts = useTexts(recordTexts);
  const format = useFormat();
  const rolloutId = useRolloutId();
  const [notes, setNotes] = useState(record?.notes ?? '');
  const [lines, setLines] = useState<readonly Line[]>(
    (record?.actions ?? []).map(({ words, accountId, dueOn }) => ({
      words,
      person: String(accountId),
      dueOn,
    })),
  );
  const [isClosed, setClosed] = useState(false);
  const [isLacking, setLacking] = useState(false);
  const save = useCommand(standUpRoutes.writeStandUp, {
    isQuiet: true,
    onDone: () => {
      onClose();
      showToast({ tone: 'pass', title: isClosed ? texts.savedClosed : texts.saved });
    },
  });
  const submit = () => {
    const actions = actionsOf(lines);
    setLacking(actions === null);
    if (actions !== null) save.mutate({ params: { rolloutId, heldOn }, body: { notes, actions, isClosed } });
  };
  return (
    <Dialog isOpen title={texts.recordOf(format.weekday(heldOn))} width={720} onClose={onClose}>
      <Form onSubmit={submit}>
        <p className="bw-quiet">{texts.dialogText}</p>
        <TextAreaField label={texts.notes} help={texts.notesHelp} value={notes} onChange={setNotes} />
        <Lines lines={lines} people={people} onChange={setLines} />
        <Checkbox
          label={texts.close}
          description={texts.closeHelp}
          checked={isClosed}
          onChange={(event) => setClosed(event.currentTarget.checked)}
        />
        {isLacking && <Notice tone="warn">{texts.lacking}</Notice>}
        {save.error !== null && <ProblemNotice problem={save.error} />}
        <FormFoot label={texts.save} isBusy={save.isPending} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
