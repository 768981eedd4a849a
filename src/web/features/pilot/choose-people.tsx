/** Choosing a pilot: attributes as chips, the size, and how the people are weighed; "Select" drafts a cohort. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AttributeSummary, CohortView } from '#contracts/pilot.ts';
import { pilotRoutes } from '#contracts/pilot.ts';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Form, NumberField, SelectField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { AttributeChips } from './attribute-chips.tsx';
import { attributesMax, requestFor, startingChoice, type PilotChoice, type Preset } from './choice.ts';
import { chooseTexts } from './choose-texts.ts';
import { SizeField } from './size-field.tsx';

type Change = (part: Partial<PilotChoice>) => void;

const presets: readonly Preset[] = ['balanced', 'marginal-first', 'coverage-first'];
const seedMax = 2_147_483_647;

function MethodFields({ choice, onChange }: { readonly choice: PilotChoice; readonly onChange: Change }) {
  const texts = useTexts(chooseTexts);
  return (
    <>
      <SelectField
        label={texts.method}
        value={choice.preset}
        choices={presets.map((value) => ({ value, label: texts.presets[value] }))}
        onChange={(preset) => onChange({ preset: preset ?? 'balanced' })}
      />
      <div className="bw-form-row" data-tight>
        <NumberField
          label={texts.minimum}
          help={texts.minimumHelp}
          value={choice.minimum}
          min={1}
          max={1000}
          onChange={(minimum) => onChange({ minimum })}
        />
        <NumberField
          label={texts.seed}
          help={texts.seedHelp}
          value={choice.seed}
          min={0}
          max={seedMax}
          onChange={(seed) => onChange({ seed: seed ?? 1 })}
        />
      </div>
    </>
  );
}

/** What keeps a choice from being sent, or null. */
function useProblem(choice: PilotChoice): string | null {
  const texts = useTexts(chooseTexts);
  const format = useFormat();
  if (choice.by.length === 0) return texts.noneChosen;
  if (choice.by.length > attributesMax) return texts.tooMany(format.number(attributesMax));
  return choice.size < 1 ? texts.sizeMissing : null;
}

function NobodyToChoose() {
  const texts = useTexts(chooseTexts);
  return (
    <Notice tone="warn" actions={<Link to={'/people'}>{texts.importPeople}</Link>}>
      {texts.noPeople}
    </Notice>
  );
}

function ChooseForm(props: {
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
  readonly people: number;
  readonly attributes: readonly AttributeSummary[];
  readonly cohort: CohortView | null;
  readonly onDrafted: (cohort: CohortView) => void;
}) {
  const { rolloutId, stageId, people, attributes, cohort } = props;
  const texts = useTexts(chooseTexts);
  const format = useFormat();
  const [choice, setChoice] = useState(() => startingChoice(people, attributes, cohort));
  const draft = useCommand(pilotRoutes.draftCohort, { isQuiet: true, onDone: props.onDrafted });
  const problem = useProblem(choice);
  const change: Change = (part) => setChoice((before) => ({ ...before, ...part }));
  const select = () => {
    if (problem === null) draft.mutate({ params: { rolloutId, stageId }, body: requestFor(choice) });
  };
  const details = (
    <AttributeChips attributes={attributes} chosen={choice.by} onChange={(by) => change({ by })} />
  );
  return (
    <Form onSubmit={select}>
      {cohort === null && <p>{texts.lead}</p>}
      {cohort === null && details}
      <SizeField size={choice.size} people={people} onChange={(size) => change({ size })} />
      {cohort === null && <MethodFields choice={choice} onChange={change} />}
      {problem !== null && <Notice tone="warn">{problem}</Notice>}
      {draft.error !== null && <ProblemNotice problem={draft.error} />}
      {draft.isPending && (
        <Progress label={texts.working(format.number(choice.size), format.number(people))} />
      )}
      <div className="bw-form-buttons">
        <Button
          type="submit"
          variant={cohort === null ? 'filled' : 'default'}
          disabled={problem !== null || draft.isPending}
        >
          {texts.select(format.number(choice.size))}
        </Button>
      </div>
      {cohort !== null && (
        <details className="pilot-details">
          <summary>{texts.more}</summary>
          <div className="bw-form">
            {details}
            <MethodFields choice={choice} onChange={change} />
          </div>
        </details>
      )}
    </Form>
  );
}

/** The card that drafts a cohort; starts from the last draft when there is one. */
export function ChoosePeople(props: {
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
  readonly people: number;
  readonly attributes: readonly AttributeSummary[];
  readonly cohort: CohortView | null;
  readonly onDrafted: (cohort: CohortView) => void;
}) {
  const texts = useTexts(chooseTexts);
  const canPlan = useCan('rollout.plan');
  return (
    <Card title={props.cohort === null ? texts.title : texts.titleAgain}>
      {props.people === 0 && <NobodyToChoose />}
      {!canPlan && <p className="bw-quiet">{texts.notAllowed}</p>}
      {props.people > 0 && canPlan && <ChooseForm {...props} />}
    </Card>
  );
}
