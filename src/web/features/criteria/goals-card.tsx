/** The goals of the rollout: what each is, who answers for it, how much it weighs, until when, what measures it. */
import { Button } from '@mantine/core';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { criteriaTexts } from './criteria-texts.ts';
import type { CriterionDraft } from './criterion-draft.ts';
import { shareOf, unfitFields, type GoalDraft } from './goal-draft.ts';
import { goalTexts } from './goal-texts.ts';

type GoalsProps = {
  readonly goals: readonly GoalDraft[];
  readonly drafts: readonly CriterionDraft[];
  /** Absent where goals can only be read. */
  readonly editing?:
    | {
        readonly onAdd: () => void;
        readonly onEdit: (id: string) => void;
        readonly onRemove: (id: string) => void;
      }
    | undefined;
};

function GoalRow({ goal, goals, drafts, editing }: GoalsProps & { readonly goal: GoalDraft }) {
  const texts = useTexts(goalTexts);
  const words = useTexts(criteriaTexts);
  const format = useFormat();
  const own = drafts.filter(({ goal: id }) => id === goal.id).length;
  const name = goal.name === '' ? texts.nameless : goal.name;
  const facts = [
    goal.owner,
    texts.share(format.percent(shareOf(goal, goals), 0)),
    goal.dueOn === null ? texts.noDate : texts.until(format.date(goal.dueOn)),
    own === 0 ? texts.unmeasured : texts.measuredBy(own, format.number(own)),
  ].filter((fact) => fact !== '');
  return (
    <Row
      icon="flag"
      title={
        <span className="goal-name">
          <b>{name}</b>
          <Tag tone={goal.importance === 'must' ? 'accent' : 'none'} icon={null}>
            {texts.importances[goal.importance]}
          </Tag>
          {unfitFields(goal).length > 0 && <Tag tone="warn">{words.incomplete}</Tag>}
        </span>
      }
      note={facts.join(' · ')}
      end={
        editing && (
          <span className="criterion-buttons">
            <TextButton label={texts.editNamed(name)} onClick={() => editing.onEdit(goal.id)}>
              {texts.edit}
            </TextButton>
            <TextButton label={texts.removeNamed(name)} onClick={() => editing.onRemove(goal.id)}>
              {texts.remove}
            </TextButton>
          </span>
        )
      }
    />
  );
}

/** The card; heaviest goals first. */
export function GoalsCard({ goals, drafts, editing }: GoalsProps) {
  const texts = useTexts(goalTexts);
  if (goals.length === 0 && editing === undefined) return null;
  const ordered = goals.toSorted((a, b) => (b.weight ?? 0) - (a.weight ?? 0));
  return (
    <Card title={texts.title} note={texts.note} isLined>
      {goals.length === 0 && <p className="bw-quiet goal-none">{texts.none}</p>}
      <Rows label={texts.title}>
        {ordered.map((goal) => (
          <GoalRow key={goal.id} goal={goal} goals={goals} drafts={drafts} editing={editing} />
        ))}
      </Rows>
      {editing && (
        <div className="goal-add">
          <Button leftSection={<Icon name="plus" />} onClick={editing.onAdd}>
            {texts.add}
          </Button>
        </div>
      )}
    </Card>
  );
}
