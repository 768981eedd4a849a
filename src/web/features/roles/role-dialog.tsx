/** Writing down one role: who has it, what for, with which skills, and when it is active. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { rolloutPhases, type Responsibility, type RolloutPhase } from '#contracts/responsibilities.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, Form, TextAreaField, TextField } from '../../ui/field.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { rolesTexts } from './roles-texts.ts';

const emptyRole: Responsibility = {
  role: '',
  people: '',
  duties: '',
  skills: '',
  phases: ['pilot', 'waves'],
};

/** The role as it is sent, or null while something is missing. */
function complete(draft: Responsibility): Responsibility | null {
  const role = draft.role.trim();
  const duties = draft.duties.trim();
  if (role.length < 2 || duties.length < 2 || draft.phases.length === 0) return null;
  return { ...draft, role, duties, people: draft.people.trim(), skills: draft.skills.trim() };
}

/** The dialog; without `role` it writes a new one, which cannot be removed. */
export function RoleDialog({
  role,
  isBusy,
  problem,
  onSave,
  onRemove,
  onClose,
}: {
  readonly role: Responsibility | undefined;
  readonly isBusy: boolean;
  readonly problem: ApiProblem | null;
  readonly onSave: (role: Responsibility) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(rolesTexts);
  const [draft, setDraft] = useState(role ?? emptyRole);
  const change = (part: Partial<Responsibility>) => setDraft({ ...draft, ...part });
  const ready = complete(draft);
  const toggle = (phase: RolloutPhase, isOn: boolean) =>
    change({
      phases: rolloutPhases.filter((each) => (each === phase ? isOn : draft.phases.includes(each))),
    });
  return (
    <Dialog isOpen title={role === undefined ? texts.add : texts.edit(role.role)} onClose={onClose}>
      <Form onSubmit={() => ready !== null && onSave(ready)}>
        <TextField label={texts.role} value={draft.role} onChange={(next) => change({ role: next })} />
        <TextField
          label={texts.people}
          help={texts.peopleHelp}
          value={draft.people}
          onChange={(next) => change({ people: next })}
        />
        <TextAreaField
          label={texts.duties}
          value={draft.duties}
          minRows={2}
          onChange={(next) => change({ duties: next })}
        />
        <TextField label={texts.skills} value={draft.skills} onChange={(next) => change({ skills: next })} />
        <fieldset className="roles-phases">
          <legend>{texts.phases}</legend>
          {rolloutPhases.map((phase) => (
            <CheckField
              key={phase}
              label={texts.phaseNames[phase]}
              value={draft.phases.includes(phase)}
              onChange={(isOn) => toggle(phase, isOn)}
            />
          ))}
        </fieldset>
        {problem !== null && <ProblemNotice problem={problem} />}
        <div className="bw-form-buttons">
          {role !== undefined && <TextButton onClick={onRemove}>{texts.remove}</TextButton>}
          <Button variant="default" onClick={onClose}>
            {texts.cancel}
          </Button>
          <Button type="submit" variant="filled" disabled={ready === null} loading={isBusy}>
            {texts.save}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
