/** Decides how the people of a phase enrol, and which of its groups do it in a way of their own. */
import { useState } from 'react';
import {
  enrolmentApproaches,
  enrolmentApproachRoutes,
  type EnrolmentApproach,
  type EnrolmentApproaches,
} from '#contracts/enrolment-approaches.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ChoiceField, Form, SelectField } from '../../ui/field.tsx';
import { FormFoot } from '../../ui/form-foot.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { enrolTexts } from '../rollouts/enrol-texts.ts';
import { enrolTableTexts } from './enrol-table-texts.ts';
import { useGroupName } from './group-name.ts';
import type { PhaseRow } from './phase-months.ts';

/** A choice of a field; `none` is no decision. */
type Chosen = EnrolmentApproach | 'none';

const read = (chosen: Chosen): EnrolmentApproach | null => (chosen === 'none' ? null : chosen);

type GroupChoices = Readonly<Record<string, Chosen>>;

const keyOf = (values: PhaseRow['groups'][number]['values']): string => JSON.stringify(values);

/** What was decided for each group so far. */
function choicesOf(groups: PhaseRow['groups'], decided: EnrolmentApproaches['groups']): GroupChoices {
  const own = new Map(decided.map(({ values, approach }) => [keyOf(values), approach]));
  return Object.fromEntries(groups.map(({ values }) => [keyOf(values), own.get(keyOf(values)) ?? 'none']));
}

function GroupFields({
  groups,
  chosen,
  onChange,
  choices,
}: {
  readonly groups: PhaseRow['groups'];
  readonly chosen: GroupChoices;
  readonly onChange: (chosen: GroupChoices) => void;
  readonly choices: readonly { readonly value: EnrolmentApproach; readonly label: string }[];
}) {
  const texts = useTexts(enrolTableTexts);
  const groupName = useGroupName();
  return (
    <fieldset className="bw-enrol-groups">
      <legend>{texts.groups}</legend>
      <p className="bw-quiet">{texts.groupsHelp}</p>
      <div>
        {groups.map(({ values }) => (
          <SelectField<Chosen>
            key={keyOf(values)}
            label={groupName(values)}
            value={chosen[keyOf(values)] ?? 'none'}
            choices={[{ value: 'none', label: texts.asPhase }, ...choices]}
            onChange={(next) => onChange({ ...chosen, [keyOf(values)]: next ?? 'none' })}
          />
        ))}
      </div>
    </fieldset>
  );
}

export function EnrolDialog({
  rolloutId,
  row,
  phase,
  approaches,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly row: PhaseRow;
  readonly phase: string;
  readonly approaches: EnrolmentApproaches;
  readonly onClose: () => void;
}) {
  const texts = useTexts(enrolTableTexts);
  const { ways } = useTexts(enrolTexts);
  const { stageId } = row.stage;
  const [stage, setStage] = useState<Chosen>(
    approaches.stages.find((each) => each.stageId === stageId)?.approach ?? 'none',
  );
  const [groups, setGroups] = useState(() => choicesOf(row.groups, approaches.groups));
  const save = useCommand(enrolmentApproachRoutes.chooseEnrolmentApproaches, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.saved });
      onClose();
    },
  });
  const submit = () =>
    save.mutate({
      params: { rolloutId },
      body: {
        stages: [{ stageId, approach: read(stage) }],
        groups: row.groups.map(({ values }) => ({
          values: [...values],
          approach: read(groups[keyOf(values)] ?? 'none'),
        })),
      },
    });
  const choices = enrolmentApproaches.map((value) => ({ value, label: ways[value] }));
  return (
    <Dialog isOpen title={texts.dialog(phase)} onClose={onClose}>
      <Form onSubmit={submit}>
        <ChoiceField<Chosen>
          label={texts.everybody}
          value={stage}
          onChange={setStage}
          choices={[
            ...choices.map((choice) => ({ ...choice, note: texts.explain[choice.value] })),
            { value: 'none', label: ways.undecided },
          ]}
        />
        {row.groups.length > 0 && (
          <GroupFields groups={row.groups} chosen={groups} onChange={setGroups} choices={choices} />
        )}
        <p className="bw-quiet">{texts.care}</p>
        {save.error !== null && <ProblemNotice problem={save.error} />}
        <FormFoot label={texts.save} isBusy={save.isPending} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
