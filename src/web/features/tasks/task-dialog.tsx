/** Writing one task, of a template or of a stage. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { chainRoutes, failureRules, mayHold, taskActions, type TemplateTask } from '#contracts/chains.ts';
import type { AccountId } from '#contracts/ids.ts';
import { roles } from '#contracts/permissions.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { useRoute } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ChoiceField, Form, NumberField, SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { TrackField } from '../criteria/track-fields.tsx';
import { trackTexts } from '../criteria/track-texts.ts';
import { roleTexts } from '../settings/role-texts.ts';
import { draftOf, emptyTask, failureOf, isOfPerson, origins, taskOf, type TaskDraft } from './task-draft.ts';
import { tasksTexts } from './tasks-texts.ts';
import { templateTexts } from './template-texts.ts';

type Change = (part: Partial<TaskDraft>) => void;
const none = 'none';

function OwnerFields({ draft, change }: { readonly draft: TaskDraft; readonly change: Change }) {
  const texts = useTexts(templateTexts);
  const actions = useTexts(tasksTexts).actions;
  const { names } = useTexts(roleTexts);
  const people = useRoute(chainRoutes.listChainTemplates, {}).data?.people ?? [];
  return (
    <>
      <SelectField
        label={texts.action}
        value={draft.action}
        choices={taskActions.map((value) => ({ value, label: actions[value] }))}
        onChange={(action) =>
          action !== null &&
          change({
            action,
            ...(action !== 'each_person' && isOfPerson(draft.origin) ? { origin: 'before' } : {}),
          })
        }
      />
      {draft.action === 'check_success' && (
        <NumberField
          label={texts.leastPercent}
          help={texts.leastPercentHelp}
          min={1}
          max={100}
          value={draft.leastPercent}
          onChange={(leastPercent) => change({ leastPercent })}
        />
      )}
      {draft.action === 'send_deadline' && (
        <NumberField
          label={texts.daysGiven}
          help={texts.daysGivenHelp}
          min={1}
          max={60}
          value={draft.daysGiven}
          onChange={(daysGiven) => change({ daysGiven })}
        />
      )}
      <div className="tasks-pair">
        <SelectField
          label={texts.role}
          value={draft.ownerRole}
          choices={roles.map((value) => ({ value, label: names[value] }))}
          onChange={(ownerRole) => ownerRole !== null && change({ ownerRole })}
        />
        <SelectField
          label={texts.person}
          value={draft.ownerAccountId === null ? none : String(draft.ownerAccountId)}
          choices={[
            { value: none, label: texts.anybody },
            ...people.map(({ accountId, name }) => ({ value: String(accountId), label: name })),
          ]}
          onChange={(next) =>
            change({ ownerAccountId: next === null || next === none ? null : (Number(next) as AccountId) })
          }
        />
      </div>
    </>
  );
}

function WhenFields({
  draft,
  earlier,
  change,
}: {
  readonly draft: TaskDraft;
  readonly earlier: readonly string[];
  readonly change: Change;
}) {
  const texts = useTexts(templateTexts);
  return (
    <>
      {earlier.length > 0 && (
        <SelectField
          label={texts.waitsFor}
          value={draft.after === null ? none : String(draft.after)}
          choices={[
            { value: none, label: texts.waitsForNone },
            ...earlier.map((title, index) => ({ value: String(index + 1), label: `${index + 1}. ${title}` })),
          ]}
          onChange={(next) => change({ after: next === null || next === none ? null : Number(next) })}
        />
      )}
      <div className="tasks-pair">
        <NumberField
          label={texts.days}
          min={0}
          max={250}
          value={draft.days}
          onChange={(days) => change({ days })}
        />
        <SelectField
          label={texts.from}
          value={draft.origin}
          choices={origins
            .filter((origin) => origin !== 'task_before' || earlier.length > 0)
            .filter((origin) => !isOfPerson(origin) || draft.action === 'each_person')
            .map((value) => ({ value, label: texts.origins[value] }))}
          onChange={(origin) => origin !== null && change({ origin })}
        />
      </div>
      <ChoiceField
        label={texts.failure}
        value={failureOf(draft)}
        choices={failureRules
          .filter((value) => value !== 'hold' || mayHold(draft.action))
          .map((value) => ({ value, label: texts.failureNotes[value] }))}
        onChange={(onFailure) => change({ onFailure })}
        isFramed
      />
    </>
  );
}

export function TaskDialog({
  task,
  earlier,
  isBusy,
  problem,
  onSave,
  onRemove,
  onClose,
}: {
  /** Undefined for a new one. */
  readonly task: TemplateTask | undefined;
  /** The titles of the tasks before it, in order. */
  readonly earlier: readonly string[];
  readonly isBusy: boolean;
  readonly problem: ApiProblem | null;
  readonly onSave: (task: TemplateTask) => void;
  /** Absent where it cannot be removed. */
  readonly onRemove?: (() => void) | undefined;
  readonly onClose: () => void;
}) {
  const texts = useTexts(templateTexts);
  const words = useTexts(trackTexts);
  const [draft, setDraft] = useState(task === undefined ? emptyTask : draftOf(task));
  const [isLacking, setLacking] = useState(false);
  const change: Change = (part) => setDraft({ ...draft, ...part });
  const submit = () => {
    const ready = taskOf(draft);
    setLacking(ready === null);
    if (ready !== null) onSave(ready);
  };
  return (
    <Dialog isOpen title={task === undefined ? texts.addTask : texts.change} onClose={onClose}>
      <Form onSubmit={submit}>
        <TextField
          label={texts.title}
          value={draft.title}
          onChange={(title) => change({ title })}
          isRequired
        />
        <TextAreaField
          label={texts.instructions}
          help={texts.instructionsHelp}
          minRows={2}
          value={draft.instructions}
          onChange={(instructions) => change({ instructions })}
        />
        <OwnerFields draft={draft} change={change} />
        <WhenFields draft={draft} earlier={earlier} change={change} />
        <TrackField value={draft.track} help={words.tried} onChange={(track) => change({ track })} />
        {isLacking && <Notice tone="warn">{texts.lacking}</Notice>}
        {problem !== null && <ProblemNotice problem={problem} />}
        <div className="bw-form-buttons">
          {onRemove !== undefined && <TextButton onClick={onRemove}>{texts.removeTask}</TextButton>}
          <Button variant="default" onClick={onClose}>
            {texts.cancel}
          </Button>
          <Button type="submit" variant="filled" loading={isBusy}>
            {texts.save}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
