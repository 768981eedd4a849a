/** The counts stages are held to besides the criteria: for every stage, and for single ones; written with the criteria. */
import { Button } from '@mantine/core';
import type { StageId } from '#contracts/ids.ts';
import { isEmpty } from '#contracts/pass-rules.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { sayRule } from '#contracts/say-pass-rule.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { NumberField, SelectField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { isFit, newRule, type PassRuleDraft } from './pass-rule-draft.ts';
import { passRuleTexts } from './pass-rule-texts.ts';
import './pass-rules-card.css';

type Stages = { readonly stages: readonly Stage[] };

/** The stage a count is for, by name; a stage that is no longer planned by its number. */
export function useRuleName(stages: readonly Stage[]): (stageId: StageId | null) => string {
  const texts = useTexts(passRuleTexts);
  const stageName = useStageName();
  return (stageId) => {
    if (stageId === null) return texts.everyStage;
    const stage = stages.find((one) => one.stageId === stageId);
    return stage === undefined ? `${texts.stage} ${stageId}` : stageName(stage.name);
  };
}

function RuleRow({ rule, stages }: Stages & { readonly rule: PassRuleDraft }) {
  const texts = useTexts(passRuleTexts);
  const say = useSay();
  const name = useRuleName(stages);
  const whole = { ...rule, minimumSample: rule.minimumSample ?? 1 };
  return (
    <Row
      icon="flag"
      title={<b>{name(rule.stageId)}</b>}
      note={isEmpty(whole) ? texts.noCount : say(sayRule(whole))}
    />
  );
}

/** A stage with fewer people than must be done cannot pass: that is seen before it is frozen. */
function TooMany({ rule, stages }: Stages & { readonly rule: PassRuleDraft }) {
  const texts = useTexts(passRuleTexts);
  const format = useFormat();
  const stageName = useStageName();
  const { stageId, succeededAtLeast } = rule;
  const small = stages.find(
    (stage) =>
      (stageId === null || stage.stageId === stageId) &&
      stage.people > 0 &&
      stage.people < (succeededAtLeast ?? 0),
  );
  if (small === undefined) return null;
  return <Notice tone="warn">{texts.tooMany(stageName(small.name), format.number(small.people))}</Notice>;
}

function RuleFields({
  rule,
  stages,
  free,
  onChange,
  onRemove,
}: Stages & {
  readonly rule: PassRuleDraft;
  /** Stages without a count of their own; null is every stage. */
  readonly free: readonly (StageId | null)[];
  readonly onChange: (rule: PassRuleDraft) => void;
  readonly onRemove: () => void;
}) {
  const texts = useTexts(passRuleTexts);
  const name = useRuleName(stages);
  const choices = [rule.stageId, ...free].map((stageId) => ({
    value: String(stageId ?? ''),
    label: name(stageId),
  }));
  return (
    <>
      <div className="pass-rule">
        <SelectField
          label={texts.stage}
          value={String(rule.stageId ?? '')}
          choices={choices}
          onChange={(value) =>
            onChange({ ...rule, stageId: value === '' || value === null ? null : (Number(value) as StageId) })
          }
        />
        <NumberField
          label={texts.succeeded}
          min={1}
          value={rule.succeededAtLeast}
          onChange={(succeededAtLeast) => onChange({ ...rule, succeededAtLeast })}
        />
        <NumberField
          label={texts.failed}
          min={0}
          value={rule.failedAtMost}
          onChange={(failedAtMost) => onChange({ ...rule, failedAtMost })}
        />
        <NumberField
          label={texts.sample}
          min={1}
          value={rule.minimumSample}
          onChange={(minimumSample) => onChange({ ...rule, minimumSample })}
        />
        <TextButton label={texts.removeNamed(name(rule.stageId))} onClick={onRemove}>
          {texts.remove}
        </TextButton>
      </div>
      {!isFit(rule) && <p className="bw-quiet">{texts.incomplete}</p>}
      <TooMany rule={rule} stages={stages} />
    </>
  );
}

/** The card; without `onChange` it can only be read, and is left out while there is no count. */
export function PassRulesCard({
  rules,
  stages,
  onChange,
}: Stages & {
  readonly rules: readonly PassRuleDraft[];
  readonly onChange: ((rules: readonly PassRuleDraft[]) => void) | undefined;
}) {
  const texts = useTexts(passRuleTexts);
  if (onChange === undefined && rules.length === 0) return null;
  const taken = new Set(rules.map(({ stageId }) => stageId));
  const free = [null, ...stages.map(({ stageId }) => stageId)].filter((stageId) => !taken.has(stageId));
  return (
    <Card title={texts.title} note={texts.note} isLined>
      {onChange === undefined ? (
        <Rows label={texts.title}>
          {rules.map((rule) => (
            <RuleRow key={rule.stageId ?? 'every'} rule={rule} stages={stages} />
          ))}
        </Rows>
      ) : (
        <div className="pass-rules">
          <p className="bw-quiet">{rules.length === 0 ? texts.none : texts.lead}</p>
          {rules.map((rule, index) => (
            <RuleFields
              key={rule.stageId ?? 'every'}
              rule={rule}
              stages={stages}
              free={free}
              onChange={(next) => onChange(rules.with(index, next))}
              onRemove={() => onChange(rules.filter((one) => one !== rule))}
            />
          ))}
          {free.length > 0 && (
            <Button
              leftSection={<Icon name="plus" />}
              onClick={() => onChange([...rules, newRule(free[0] ?? null)])}
            >
              {texts.add}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}
