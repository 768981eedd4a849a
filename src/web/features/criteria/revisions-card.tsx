/** What was changed of the criteria after they were frozen: each revision with its reason, old beside new. */
import type { CriteriaRevision } from '#contracts/criteria.ts';
import { isEmpty } from '#contracts/pass-rules.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { sayRule } from '#contracts/say-pass-rule.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { BecauseOf } from '../feedback/carries-out.tsx';
import {
  changedCriteria,
  changedGoals,
  type CriterionChange,
  type FieldChange,
  type GoalChange,
} from './compare-revisions.ts';
import { criteriaTexts } from './criteria-texts.ts';
import { writeValue } from './criterion-values.ts';
import { goalTexts } from './goal-texts.ts';
import { changedRules } from './pass-rule-draft.ts';
import { passRuleTexts } from './pass-rule-texts.ts';
import { useRuleName } from './pass-rules-card.tsx';
import { revisionTexts } from './revision-texts.ts';
import './revisions-card.css';

/** A value of a field in words. */
function useWrite(): (change: FieldChange, value: FieldChange['was'], kind: CriterionKind) => string {
  const words = useTexts(criteriaTexts);
  const goals = useTexts(goalTexts);
  const format = useFormat();
  return ({ field }, value, kind) => {
    if (field === 'baseline' && value === null) return goals.baselineNone;
    if (value === undefined || value === null) return '–';
    if (field === 'role') return words.roles[value as keyof typeof words.roles];
    if (field === 'scope') return words.scopes[value as keyof typeof words.scopes];
    if (typeof value === 'string') return value;
    const isValue = field === 'minimum' || field === 'target' || field === 'baseline';
    return isValue ? writeValue(format, kind, value, true) : format.number(value);
  };
}

type CriterionKind = CriterionChange['definition']['kind'];

function ChangedFields({ change }: { readonly change: Extract<CriterionChange, { kind: 'changed' }> }) {
  const texts = useTexts(revisionTexts);
  const write = useWrite();
  const { definition, before, fields, isOther } = change;
  return (
    <li>
      <b>{before.name}</b>
      <ul>
        {isOther && <li>{texts.other}</li>}
        {fields.map((field) => (
          <li key={field.field}>
            {texts.fields[field.field]}: <span className="bw-hidden">{texts.was} </span>
            <s>{write(field, field.was, before.kind)}</s> <span aria-hidden="true">→ </span>
            <span className="bw-hidden">{texts.isNow} </span>
            <b>{write(field, field.isNow, definition.kind)}</b>
          </li>
        ))}
      </ul>
    </li>
  );
}

function Change({ change }: { readonly change: CriterionChange }) {
  const texts = useTexts(revisionTexts);
  if (change.kind === 'changed') return <ChangedFields change={change} />;
  const { name } = change.definition;
  return <li>{change.kind === 'added' ? texts.added(name) : texts.removed(name)}</li>;
}

function useGoalWords(): (change: GoalChange) => string {
  const texts = useTexts(revisionTexts);
  const words = { added: texts.goalAdded, removed: texts.goalRemoved, changed: texts.goalChanged };
  return ({ kind, goal }) => words[kind](goal.name);
}

function Revision({
  revision,
  before,
  stages,
}: {
  readonly stages: readonly Stage[];
  readonly revision: CriteriaRevision;
  readonly before: CriteriaRevision;
}) {
  const texts = useTexts(revisionTexts);
  const format = useFormat();
  const goalWords = useGoalWords();
  const counts = useTexts(passRuleTexts);
  const ruleName = useRuleName(stages);
  const say = useSay();
  return (
    <section className="revision">
      <h3>
        {texts.revision(format.number(revision.revision))}
        <Tag tone={revision.afterData ? 'warn' : 'none'} icon={null}>
          {revision.afterData ? texts.afterData : texts.beforeData}
        </Tag>
      </h3>
      <p>{revision.reason}</p>
      <p className="bw-quiet">{texts.by(revision.authorName, format.dateTime(revision.frozenAt))}</p>
      <BecauseOf proposal={revision.proposal} />
      <ul className="revision-changes">
        {changedCriteria(before, revision).map((change) => (
          <Change key={`${change.kind} ${change.definition.id}`} change={change} />
        ))}
        {changedGoals(before, revision).map((change) => (
          <li key={`${change.kind} ${change.goal.id}`}>{goalWords(change)}</li>
        ))}
        {changedRules(before.passRules ?? [], revision.passRules ?? []).map(({ kind, rule }) => (
          <li key={`count ${rule.stageId ?? ''}`}>
            {counts.changes[kind](ruleName(rule.stageId))}
            {kind !== 'removed' && !isEmpty(rule) && `: ${say(sayRule(rule))}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The card, newest change first; nothing while the first revision stands. */
export function RevisionsCard({
  revisions,
  stages,
}: {
  readonly revisions: readonly CriteriaRevision[];
  readonly stages: readonly Stage[];
}) {
  const texts = useTexts(revisionTexts);
  if (revisions.length < 2) return null;
  return (
    <Card title={texts.title} note={texts.note} isLined>
      {revisions
        .map((revision, index) => ({ revision, before: revisions[index - 1] }))
        .toReversed()
        .map(
          ({ revision, before }) =>
            before !== undefined && (
              <Revision key={revision.revision} revision={revision} before={before} stages={stages} />
            ),
        )}
    </Card>
  );
}
