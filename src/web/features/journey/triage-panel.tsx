/** The panel of the triage matrix: for each importance and severity, what becomes of the starts. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { appImportances, type AppImportance } from '#contracts/people.ts';
import type { RolloutId } from '#contracts/ids.ts';
import {
  triageActions,
  triageGrades,
  triageRoutes,
  type TriageAction,
  type TriageMatrix,
} from '#contracts/triage.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Form, SelectField } from '../../ui/field.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { triageTexts } from './triage-texts.ts';

/** The matrix with one cell changed. */
function withCell(
  matrix: TriageMatrix,
  importance: AppImportance,
  index: number,
  action: TriageAction,
): TriageMatrix {
  const actions = matrix[importance].with(index, action) as unknown as TriageMatrix[AppImportance];
  return { ...matrix, [importance]: actions };
}

function MatrixFields({
  matrix,
  isDisabled,
  onChange,
}: {
  readonly matrix: TriageMatrix;
  readonly isDisabled: boolean;
  readonly onChange: (matrix: TriageMatrix) => void;
}) {
  const texts = useTexts(triageTexts);
  const choices = triageActions.map((value) => ({ value, label: texts.actions[value] }));
  return appImportances.map((importance) => (
    <PanelSection key={importance} title={texts.importances[importance]}>
      <fieldset className="journey-matrix" aria-label={texts.importances[importance]}>
        {triageGrades.map((grade, index) => (
          <SelectField
            key={grade}
            label={texts.severity(grade)}
            value={matrix[importance][index]!}
            choices={choices}
            isDisabled={isDisabled}
            onChange={(action) => {
              if (action !== null) onChange(withCell(matrix, importance, index, action));
            }}
          />
        ))}
      </fieldset>
    </PanelSection>
  ));
}

function LoadedTriage({
  rolloutId,
  saved,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly saved: TriageMatrix;
  readonly onClose: () => void;
}) {
  const texts = useTexts(triageTexts);
  const canPlan = useCan('rollout.plan');
  const [matrix, setMatrix] = useState(saved);
  const save = useCommand(triageRoutes.saveTriage, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.saved });
      onClose();
    },
  });
  const submit = () => save.mutate({ params: { rolloutId }, body: matrix });
  return (
    <SidePanel
      title={texts.title}
      onClose={onClose}
      buttons={
        canPlan ? (
          <Button variant="filled" loading={save.isPending} disabled={matrix === saved} onClick={submit}>
            {texts.save}
          </Button>
        ) : undefined
      }
      foot={canPlan ? undefined : texts.denied}
    >
      <p>{texts.intro}</p>
      <Form onSubmit={submit}>
        <MatrixFields matrix={matrix} isDisabled={!canPlan} onChange={setMatrix} />
      </Form>
      <p className="bw-quiet">{texts.unstated}</p>
      {save.error !== null && <ProblemNotice problem={save.error} />}
    </SidePanel>
  );
}

/** The panel, once the matrix is there. */
export function TriagePanel({
  rolloutId,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly onClose: () => void;
}) {
  const texts = useTexts(triageTexts);
  const matrix = useRoute(triageRoutes.getTriage, { params: { rolloutId } });
  return (
    <Answer of={matrix} what={texts.what}>
      {(saved) => <LoadedTriage rolloutId={rolloutId} saved={saved} onClose={onClose} />}
    </Answer>
  );
}
