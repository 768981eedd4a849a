/** The panel that adds a milestone. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import { milestoneRoutes } from '#contracts/milestones.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { FieldErrors, Form, TextField } from '../../ui/field.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { emptyMilestone, finished, MilestoneFields } from './milestone-fields.tsx';
import type { Predecessors } from './milestone-words.ts';
import { timelineTexts } from './timeline-texts.ts';

/** The form. */
export function NewMilestone({
  rolloutId,
  predecessors,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly predecessors: Predecessors;
  readonly onClose: () => void;
}) {
  const texts = useTexts(timelineTexts);
  const [draft, setDraft] = useState(emptyMilestone);
  const [on, setOn] = useState('');
  const [isChecked, setChecked] = useState(false);
  const add = useCommand(milestoneRoutes.addMilestone, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.added });
      onClose();
    },
  });
  const submit = () => {
    setChecked(true);
    const fields = finished(draft);
    if (fields !== null && on !== '') add.mutate({ params: { rolloutId }, body: { ...fields, on } });
  };
  return (
    <SidePanel
      title={texts.newMilestone}
      onClose={onClose}
      buttons={
        <>
          <Button variant="filled" loading={add.isPending} onClick={submit}>
            {texts.save}
          </Button>
          <Button onClick={onClose}>{texts.cancel}</Button>
        </>
      }
    >
      <FieldErrors errors={add.error?.errors}>
        <Form onSubmit={submit}>
          <MilestoneFields
            draft={draft}
            predecessors={predecessors}
            isChecked={isChecked}
            onChange={setDraft}
          />
          <TextField
            label={texts.date}
            pointer="/on"
            type="date"
            value={on}
            onChange={setOn}
            error={isChecked && on === '' ? texts.noDate : undefined}
            isRequired
          />
          {add.error !== null && add.error.errors.length === 0 && <ProblemNotice problem={add.error} />}
        </Form>
      </FieldErrors>
    </SidePanel>
  );
}
