/**
 * Deciding an open gate: what the rules propose, the choice with its reason and conditions, the votes. Whatever
 * is not possible is off and says why; the decision itself is confirmed once more.
 */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { decisions, gateRoutes, type Decision, type GateView } from '#contracts/gate.ts';
import type { RolloutId } from '#contracts/ids.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { useCommand } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useBarredBy } from '../../app/process-manager.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { ChoiceField, TextAreaField, type RichChoice } from '../../ui/field.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { stateTexts } from '../../ui/state-texts.ts';
import { useStageName } from '../rollouts/stage-name.ts';
import { ConditionFields, emptyCondition, isComplete, type Condition } from './condition-fields.tsx';
import { decisionTexts } from './decision-texts.ts';
import { OverridesSection } from '../rollouts/overrides-section.tsx';
import { ProposalNotice } from './proposal-notice.tsx';
import { shortHash, standingInTheWay } from './verdict-words.ts';
import { countingVotes, VotesSection } from './votes-section.tsx';

/** A stage is extended at most so often. */
const extensionsMax = 2;

type Draft = {
  readonly decision: Decision | null;
  readonly reason: string;
  readonly conditions: readonly Condition[];
};

/** The five decisions with what each means, and why one is not possible. */
function useChoices(gate: GateView, stage: Stage): readonly RichChoice<Decision>[] {
  const texts = useTexts(decisionTexts);
  const verdicts = useTexts(stateTexts).verdict;
  const format = useFormat();
  const most = format.number(extensionsMax);
  const standing = standingInTheWay(gate.criteria);
  const blocked: Partial<Record<Decision, string>> = {
    ...(standing && {
      go: texts.goBlocked(standing.definition.name, verdicts[standing.evaluation.verdict]),
    }),
    ...(stage.extensions >= extensionsMax && { extend: texts.extendBlocked(most) }),
  };
  const noteOf = (decision: Decision) =>
    decision === 'extend' ? texts.means.extend(format.number(stage.extensions), most) : texts.means[decision];
  return decisions.map((value) => ({
    value,
    label: texts.decisions[value],
    note: noteOf(value),
    blockedBecause: blocked[value],
  }));
}

/** What keeps the draft from being decided, or null. */
function useMissing(gate: GateView, { decision, reason, conditions }: Draft): string | null {
  const texts = useTexts(decisionTexts);
  const format = useFormat();
  const canDecide = useCan('gate.decide');
  const barred = useBarredBy();
  const votes = countingVotes(gate);
  if (!canDecide) return texts.decideDenied;
  if (barred !== undefined) return barred;
  if (votes < gate.quorum) return texts.needQuorum(format.number(votes), format.number(gate.quorum));
  if (decision === null) return `${texts.choose}.`;
  const isConditional = decision === 'conditional_go';
  if (isConditional && (conditions.length === 0 || !conditions.every(isComplete)))
    return texts.needConditions;
  return reason.trim() === '' ? texts.needReason : null;
}

function DecisionPreview({
  rolloutId,
  gate,
  draft,
  decision,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly gate: GateView;
  readonly draft: Draft;
  readonly decision: Decision;
  readonly onClose: () => void;
}) {
  const texts = useTexts(decisionTexts);
  const stageName = useStageName();
  const format = useFormat();
  const sentence = useProblemSentence();
  const decide = useCommand(gateRoutes.decideGate, { isQuiet: true, onDone: onClose });
  const conditions =
    decision === 'conditional_go'
      ? draft.conditions.map(({ text, owner, dueOn }) => ({ text: text.trim(), owner: owner.trim(), dueOn }))
      : [];
  const label = texts.decide(texts.decisions[decision]);
  return (
    <ConfirmPreview
      isOpen
      title={label}
      figures={[
        { value: format.number(countingVotes(gate)), label: texts.figures.votes },
        { value: format.number(gate.criteria.length), label: texts.figures.criteria },
        { value: format.number(conditions.length), label: texts.figures.conditions },
      ]}
      people={conditions.map((condition, index) => ({
        id: index,
        name: condition.text,
        note: texts.due(condition.owner, format.date(condition.dueOn)),
      }))}
      isDangerous={decision === 'rollback'}
      confirmLabel={label}
      isBusy={decide.isPending}
      error={decide.error === null ? undefined : sentence(decide.error)}
      onConfirm={() =>
        decide.mutate({
          params: { rolloutId, gateId: gate.gateId },
          body: { decision, reason: draft.reason.trim(), conditions, evidenceHash: gate.evidenceHash },
        })
      }
      onCancel={onClose}
    >
      <p>{texts.confirm(stageName(gate.stageName))}</p>
      <blockquote className="gate-quote">{draft.reason.trim()}</blockquote>
    </ConfirmPreview>
  );
}

function DecisionFields({
  gate,
  stage,
  draft,
  onChange,
}: {
  readonly gate: GateView;
  readonly stage: Stage;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}) {
  const texts = useTexts(decisionTexts);
  const choices = useChoices(gate, stage);
  return (
    <>
      <div>
        <ChoiceField
          label={texts.decision}
          isLabelHidden
          value={draft.decision}
          choices={choices}
          onChange={(decision) => onChange({ ...draft, decision })}
        />
      </div>
      <TextAreaField
        label={texts.reason}
        value={draft.reason}
        onChange={(reason) => onChange({ ...draft, reason })}
      />
      {draft.decision === 'conditional_go' && (
        <ConditionFields
          conditions={draft.conditions}
          onChange={(conditions) => onChange({ ...draft, conditions })}
        />
      )}
    </>
  );
}

/** The panel of an open gate. */
export function DecisionPanel({
  rolloutId,
  gate,
  stage,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly gate: GateView;
  readonly stage: Stage;
  readonly onClose: () => void;
}) {
  const texts = useTexts(decisionTexts);
  const canDecide = useCan('gate.decide');
  const [draft, setDraft] = useState<Draft>({ decision: null, reason: '', conditions: [emptyCondition(0)] });
  const [isConfirming, setConfirming] = useState(false);
  const missing = useMissing(gate, draft);
  const { decision } = draft;
  return (
    <SidePanel
      title={texts.decision}
      onClose={onClose}
      buttons={
        canDecide && (
          <Button variant="filled" disabled={missing !== null} onClick={() => setConfirming(true)}>
            {decision === null ? texts.choose : texts.decide(texts.decisions[decision])}
          </Button>
        )
      }
      foot={
        <>
          {missing !== null && <div>{missing}</div>}
          <div>{texts.evidence(shortHash(gate.evidenceHash))}</div>
        </>
      }
    >
      <ProposalNotice gate={gate} />
      {canDecide && <DecisionFields gate={gate} stage={stage} draft={draft} onChange={setDraft} />}
      <OverridesSection overrides={gate.overrides} />
      <VotesSection rolloutId={rolloutId} gate={gate} />
      {isConfirming && decision !== null && (
        <DecisionPreview
          rolloutId={rolloutId}
          gate={gate}
          draft={draft}
          decision={decision}
          onClose={() => setConfirming(false)}
        />
      )}
    </SidePanel>
  );
}
