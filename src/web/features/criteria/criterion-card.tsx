/** One criterion as a card: what is measured, what is accepted and aimed at, from whom, and what the pilot can show. */
import type { ReactNode } from 'react';
import { scopeOf } from '#contracts/criteria.ts';
import type { Statement } from '#contracts/shared-schemas.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { criteriaTexts } from './criteria-texts.ts';
import {
  findingsOf,
  isQualitative,
  type CriterionDraft,
  type QualitativeDraft,
  type QuantitativeDraft,
} from './criterion-draft.ts';
import { writeValue } from './criterion-values.ts';
import { goalTexts } from './goal-texts.ts';
import { StandardScale } from './standard-scale.tsx';

function Entry({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The value before the rollout, or that there is none, or that nobody has said. */
function useBaseline(): (draft: QuantitativeDraft) => string {
  const texts = useTexts(goalTexts);
  const format = useFormat();
  return ({ kind, baseline }) => {
    if (baseline === undefined) return texts.baselineOpen;
    return baseline === null ? texts.baselineNone : writeValue(format, kind, baseline, true);
  };
}

/** From how many people it is judged, how many are measured at most, what it was before, what it is for. */
function Facts({
  draft,
  goalName,
}: {
  readonly draft: CriterionDraft;
  readonly goalName: string | undefined;
}) {
  const texts = useTexts(criteriaTexts);
  const words = useTexts(goalTexts);
  const format = useFormat();
  const baseline = useBaseline();
  const scope = isQualitative(draft) ? 'everyone' : scopeOf(draft);
  const people = (number: number | null) =>
    number === null ? '–' : texts.people(number, format.number(number));
  return (
    <dl className="criterion-standards">
      {isQualitative(draft) ? (
        <Entry term={texts.quorum}>{people(draft.quorum)}</Entry>
      ) : (
        <>
          <Entry term={texts.sample}>{people(draft.minimumSample)}</Entry>
          <Entry term={texts.horizon}>{people(draft.horizon)}</Entry>
          {scope !== 'everyone' && <Entry term={texts.scope}>{texts.scopes[scope]}</Entry>}
          {(goalName !== undefined || draft.baseline !== undefined) && (
            <Entry term={words.baseline}>{baseline(draft)}</Entry>
          )}
        </>
      )}
      {goalName !== undefined && <Entry term={words.ofGoal}>{goalName}</Entry>}
    </dl>
  );
}

function Rubric({ draft }: { readonly draft: QualitativeDraft }) {
  return (
    <ol className="criterion-rubric">
      {draft.rubric.map(({ level, meaning }) => (
        <li
          key={level}
          value={level}
          data-accepted={(draft.minimum !== null && level >= draft.minimum) || undefined}
        >
          {meaning}
        </li>
      ))}
    </ol>
  );
}

function WhatIsMeasured({ draft }: { readonly draft: CriterionDraft }) {
  const texts = useTexts(criteriaTexts);
  return (
    <p className="criterion-what">
      {isQualitative(draft) ? texts.rated : `${texts.metrics[draft.metric]}, ${texts.better[draft.better]}`}
      {' · '}
      {texts.roleMeans[draft.role]}
    </p>
  );
}

/** What the card says about a pilot of the present size. */
export function Advice({ advice }: { readonly advice: readonly Statement[] }) {
  const texts = useTexts(criteriaTexts);
  const say = useSay();
  return (
    <p className="criterion-advice">
      <Icon name="info" size={14} />
      <span>
        <b>{texts.adviceTitle}:</b> {advice.map(say).join(' ')}
      </span>
    </p>
  );
}

/** The card; without `onEdit` it can only be read. */
export function CriterionCard({
  draft,
  goalName,
  advice,
  isUnsaved,
  isSelected,
  onEdit,
  onRemove,
}: {
  readonly draft: CriterionDraft;
  /** The goal it belongs to. */
  readonly goalName: string | undefined;
  readonly advice: readonly Statement[] | undefined;
  readonly isUnsaved: boolean;
  readonly isSelected: boolean;
  readonly onEdit?: (() => void) | undefined;
  readonly onRemove?: (() => void) | undefined;
}) {
  const texts = useTexts(criteriaTexts);
  const isIncomplete = findingsOf(draft).length > 0;
  const needsAdvice = !isQualitative(draft) && !isIncomplete;
  return (
    <Card
      title={draft.name === '' ? texts.nameless : draft.name}
      isSelected={isSelected}
      note={
        isIncomplete ? (
          <Tag tone="warn">{texts.incomplete}</Tag>
        ) : (
          <Tag tone={draft.role === 'signal' ? 'none' : 'accent'} icon={null}>
            {texts.roles[draft.role]}
          </Tag>
        )
      }
      foot={
        <>
          <span className="criterion-source">
            {texts.source}: {draft.source}
          </span>
          {onEdit !== undefined && (
            <span className="criterion-buttons">
              <TextButton onClick={onEdit}>{texts.edit}</TextButton>
              {onRemove !== undefined && <TextButton onClick={onRemove}>{texts.remove}</TextButton>}
            </span>
          )}
        </>
      }
    >
      <WhatIsMeasured draft={draft} />
      <StandardScale draft={draft} />
      <Facts draft={draft} goalName={goalName} />
      {isQualitative(draft) && <Rubric draft={draft} />}
      {needsAdvice && !isUnsaved && advice !== undefined && <Advice advice={advice} />}
      {needsAdvice && isUnsaved && <p className="bw-quiet">{texts.adviceLater}</p>}
    </Card>
  );
}
