/** Choosing a pilot: attributes as chips, the size, and how the people are weighed; "Select" drafts a cohort. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AttributeSummary, CohortView, PilotView } from '#contracts/pilot.ts';
import { pilotRoutes } from '#contracts/pilot.ts';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Form } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { AttributeChips } from './attribute-chips.tsx';
import { attributesMax, requestFor, startingChoice, type PilotChoice } from './choice.ts';
import { chooseTexts } from './choose-texts.ts';
import { DraftingNotice, isUnderWay } from './drafting-notice.tsx';
import { draftTexts } from './draft-texts.ts';
import { RuleChips } from './rule-chips.tsx';
import { RuleFields } from './rule-fields.tsx';
import { hasCurve, SizeCurve } from './size-curve.tsx';
import { SizeField } from './size-field.tsx';

type Change = (part: Partial<PilotChoice>) => void;

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

export type ChooseProps = {
  readonly rolloutId: RolloutId;
  readonly stageId: StageId;
  readonly people: number;
  readonly attributes: readonly AttributeSummary[];
  readonly cohort: CohortView | null;
  readonly pilot: PilotView;
};

/** The rules in force as chips, and folded away under them the fields that make them. */
function Rules({
  choice,
  attributes,
  people,
  hasDraft,
  onChange,
}: Pick<ChooseProps, 'attributes' | 'people'> & {
  readonly choice: PilotChoice;
  readonly hasDraft: boolean;
  readonly onChange: Change;
}) {
  const texts = useTexts(chooseTexts);
  return (
    <div className="pilot-rules">
      <RuleChips choice={choice} onChange={onChange} />
      <details className="pilot-details">
        <summary>{hasDraft ? texts.more : texts.moreRules}</summary>
        <div className="bw-form">
          {hasDraft && (
            <AttributeChips attributes={attributes} chosen={choice.by} onChange={(by) => onChange({ by })} />
          )}
          <RuleFields
            choice={choice}
            attributes={attributes}
            people={people}
            canExtend={hasDraft}
            onChange={onChange}
          />
        </div>
      </details>
    </div>
  );
}

function ChooseForm(props: ChooseProps) {
  const { rolloutId, stageId, people, attributes, cohort, pilot } = props;
  const texts = useTexts(chooseTexts);
  const words = useTexts(draftTexts);
  const format = useFormat();
  const [choice, setChoice] = useState(() => startingChoice(people, attributes, cohort));
  const draft = useCommand(pilotRoutes.draftCohort, { isQuiet: true });
  const problem = useProblem(choice);
  const isBusy = draft.isPending || (pilot.drafting !== null && isUnderWay(pilot.drafting.status));
  const change: Change = (part) => setChoice((before) => ({ ...before, ...part }));
  const select = () => {
    if (problem !== null) return;
    const body = requestFor(choice, attributes, cohort?.cohortId ?? null);
    draft.mutate({ params: { rolloutId, stageId }, body });
  };
  return (
    <Form onSubmit={select}>
      {cohort === null && <p>{texts.lead}</p>}
      {cohort === null && (
        <AttributeChips attributes={attributes} chosen={choice.by} onChange={(by) => change({ by })} />
      )}
      <SizeField
        size={choice.size}
        people={people}
        hasSlider={!hasCurve(pilot.advice, choice, attributes)}
        onChange={(size) => change({ size })}
      />
      <SizeCurve
        place={{ rolloutId, stageId }}
        advice={pilot.advice}
        choice={choice}
        attributes={attributes}
        isBlocked={choice.by.length === 0}
        onSize={(size) => change({ size })}
      />
      <Rules
        choice={choice}
        attributes={attributes}
        people={people}
        hasDraft={cohort !== null}
        onChange={change}
      />
      {pilot.excluded > 0 && (
        <p className="bw-quiet">{words.excluded(pilot.excluded, format.number(pilot.excluded))}</p>
      )}
      {problem !== null && <Notice tone="warn">{problem}</Notice>}
      {draft.error !== null && <ProblemNotice problem={draft.error} />}
      <DraftingNotice drafting={pilot.drafting} />
      <div className="bw-form-buttons">
        <Button
          type="submit"
          variant={cohort === null ? 'filled' : 'default'}
          disabled={problem !== null || isBusy}
        >
          {texts.select(format.number(choice.size))}
        </Button>
      </div>
    </Form>
  );
}

/** The card that drafts a cohort; starts from the shown draft when there is one. */
export function ChoosePeople(props: ChooseProps) {
  const texts = useTexts(chooseTexts);
  const canPlan = useCan('rollout.plan');
  return (
    <Card title={props.cohort === null ? texts.title : texts.titleAgain}>
      {props.people === 0 && <NobodyToChoose />}
      {!canPlan && <p className="bw-quiet">{texts.notAllowed}</p>}
      {props.people > 0 && canPlan && <ChooseForm key={props.cohort?.cohortId ?? 0} {...props} />}
    </Card>
  );
}
