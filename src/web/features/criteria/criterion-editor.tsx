/** The panel in which one criterion is written; every change shows at once in its card, nothing is saved by itself. */
import { Button } from '@mantine/core';
import { criterionRoles } from '#contracts/criteria.ts';
import { kindOfMetric, metrics } from '#contracts/metric-definitions.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { ChoiceField, NumberField, SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { criteriaTexts } from './criteria-texts.ts';
import {
  findingsOf,
  isQualitative,
  type CriterionDraft,
  type FindingField,
  type QualitativeDraft,
  type QuantitativeDraft,
} from './criterion-draft.ts';
import { fieldUnit, type Metric } from './criterion-values.ts';
import { BaselineFields } from './baseline-fields.tsx';
import { fieldTexts } from './field-texts.ts';
import type { GoalDraft } from './goal-draft.ts';
import { goalTexts } from './goal-texts.ts';
import { LiveAdvice } from './live-advice.tsx';
import { ScopeField } from './scope-field.tsx';
import { SilenceField } from './silence-field.tsx';
import { TrackFields } from './track-fields.tsx';
import { ValidityField } from './validity-field.tsx';
import { RubricFields } from './rubric-fields.tsx';

const peopleMax = 1_000_000;
const ratersMax = 20;

/** The error of each field in words. */
function useErrorOf(draft: CriterionDraft): (field: FindingField) => string | undefined {
  const texts = useTexts(fieldTexts).problems;
  const findings = findingsOf(draft);
  return (field) => {
    const problem = findings.find((finding) => finding.field === field)?.problem;
    if (problem === undefined) return undefined;
    if (problem === 'outside') return texts.outside[draft.kind];
    if (problem === 'wrongSide') {
      const isLower = !isQualitative(draft) && draft.better === 'lower';
      return isLower ? texts.wrongSideLower : texts.wrongSideHigher;
    }
    if (problem === 'tooFew') return field === 'quorum' ? texts.tooFewRaters : texts.tooFewLevels;
    return texts[problem];
  };
}

type ErrorOf = (field: FindingField) => string | undefined;

/** Minimum and target in the unit people write: shares as percents. */
function StandardFields({
  draft,
  errorOf,
  onChange,
}: {
  readonly draft: QuantitativeDraft;
  readonly errorOf: ErrorOf;
  readonly onChange: (draft: CriterionDraft) => void;
}) {
  const texts = useTexts(fieldTexts);
  const { shown, kept, step, suffix } = fieldUnit(draft.kind);
  return (
    <div className="criterion-pair">
      <NumberField
        label={draft.better === 'lower' ? texts.limit : texts.minimum}
        help={texts.minimumHelp}
        value={shown(draft.minimum)}
        step={step}
        suffix={suffix}
        error={errorOf('minimum')}
        onChange={(value) => onChange({ ...draft, minimum: kept(value) })}
      />
      <NumberField
        label={texts.target}
        help={texts.targetHelp}
        value={shown(draft.target)}
        step={step}
        suffix={suffix}
        error={errorOf('target')}
        onChange={(value) => onChange({ ...draft, target: kept(value) })}
      />
    </div>
  );
}

function QuantitativeFields({
  draft,
  errorOf,
  onChange,
}: {
  readonly draft: QuantitativeDraft;
  readonly errorOf: ErrorOf;
  readonly onChange: (draft: CriterionDraft) => void;
}) {
  const texts = useTexts(fieldTexts);
  const words = useTexts(criteriaTexts);
  const measure = (metric: Metric) => {
    const kind = kindOfMetric[metric];
    // Limits of another kind of measure mean nothing here.
    const limits = kind === draft.kind ? {} : { minimum: null, target: null };
    onChange({
      ...draft,
      ...limits,
      metric,
      kind,
      better: metric === 'tickets_per_person' ? 'lower' : 'higher',
    });
  };
  return (
    <>
      <SelectField
        label={texts.metric}
        value={draft.metric}
        choices={metrics.map((value) => ({ value, label: words.metrics[value] }))}
        onChange={(metric) => measure(metric ?? draft.metric)}
      />
      <SelectField
        label={texts.better}
        value={draft.better}
        choices={[
          { value: 'higher', label: texts.higher },
          { value: 'lower', label: texts.lower },
        ]}
        onChange={(better) => onChange({ ...draft, better: better ?? draft.better })}
      />
      <StandardFields draft={draft} errorOf={errorOf} onChange={onChange} />
      <ScopeField draft={draft} onChange={onChange} />
      <BaselineFields draft={draft} onChange={onChange} />
      <SilenceField draft={draft} onChange={onChange} />
      <div className="criterion-pair">
        <NumberField
          label={texts.sample}
          help={texts.sampleHelp}
          value={draft.minimumSample}
          min={1}
          max={peopleMax}
          suffix={texts.people}
          error={errorOf('sample')}
          onChange={(minimumSample) => onChange({ ...draft, minimumSample })}
        />
        <NumberField
          label={texts.horizon}
          help={texts.horizonHelp}
          value={draft.horizon}
          min={1}
          max={peopleMax}
          suffix={texts.people}
          error={errorOf('horizon')}
          onChange={(horizon) => onChange({ ...draft, horizon })}
        />
      </div>
    </>
  );
}

function QualitativeFields({
  draft,
  errorOf,
  onChange,
}: {
  readonly draft: QualitativeDraft;
  readonly errorOf: ErrorOf;
  readonly onChange: (draft: CriterionDraft) => void;
}) {
  const texts = useTexts(fieldTexts);
  return (
    <>
      <RubricFields draft={draft} error={errorOf('rubric')} onChange={onChange} />
      <div className="criterion-pair">
        <NumberField
          label={texts.minimum}
          value={draft.minimum}
          min={1}
          max={5}
          error={errorOf('minimum')}
          onChange={(minimum) => onChange({ ...draft, minimum })}
        />
        <NumberField
          label={texts.target}
          value={draft.target}
          min={1}
          max={5}
          error={errorOf('target')}
          onChange={(target) => onChange({ ...draft, target })}
        />
      </div>
      <NumberField
        label={texts.quorum}
        help={texts.quorumHelp}
        value={draft.quorum}
        min={2}
        max={ratersMax}
        suffix={texts.people}
        error={errorOf('quorum')}
        onChange={(quorum) => onChange({ ...draft, quorum })}
      />
      <ValidityField draft={draft} onChange={onChange} />
    </>
  );
}

/** Which goal it belongs to; nothing while there are no goals. */
function GoalField({
  draft,
  goals,
  onChange,
}: {
  readonly draft: CriterionDraft;
  readonly goals: readonly GoalDraft[];
  readonly onChange: (draft: CriterionDraft) => void;
}) {
  const texts = useTexts(goalTexts);
  if (goals.length === 0) return null;
  const belong = (goal: string | null) => {
    const { goal: _earlier, ...rest } = draft;
    onChange(goal === null || goal === '' ? rest : { ...rest, goal });
  };
  return (
    <SelectField
      label={texts.ofGoal}
      value={draft.goal ?? ''}
      choices={[
        { value: '', label: texts.noGoal },
        ...goals.map(({ id, name }) => ({ value: id, label: name === '' ? texts.nameless : name })),
      ]}
      onChange={belong}
    />
  );
}

/** The editor of one criterion. */
export function CriterionEditor({
  rolloutId,
  draft,
  deciding,
  goals,
  onChange,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly draft: CriterionDraft;
  /** Measured criteria that decide, this one included. */
  readonly deciding: number;
  readonly goals: readonly GoalDraft[];
  readonly onChange: (draft: CriterionDraft) => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts(fieldTexts);
  const words = useTexts(criteriaTexts);
  const errorOf = useErrorOf(draft);
  return (
    <SidePanel
      title={texts.title}
      onClose={onClose}
      buttons={<Button onClick={onClose}>{texts.done}</Button>}
    >
      <TextField
        label={texts.name}
        help={texts.nameHelp}
        value={draft.name}
        error={errorOf('name')}
        onChange={(name) => onChange({ ...draft, name })}
      />
      <ChoiceField
        label={texts.role}
        value={draft.role}
        choices={criterionRoles.map((value) => ({
          value,
          label: words.roles[value],
          note: words.roleMeans[value],
        }))}
        onChange={(role) => onChange({ ...draft, role })}
      />
      {draft.role === 'entry' && (
        <p className="bw-quiet">{isQualitative(draft) ? texts.entryRated : texts.entryMeasured}</p>
      )}
      <GoalField draft={draft} goals={goals} onChange={onChange} />
      <TrackFields draft={draft} onChange={onChange} />
      {isQualitative(draft) ? (
        <QualitativeFields draft={draft} errorOf={errorOf} onChange={onChange} />
      ) : (
        <QuantitativeFields draft={draft} errorOf={errorOf} onChange={onChange} />
      )}
      {!isQualitative(draft) && <LiveAdvice rolloutId={rolloutId} draft={draft} deciding={deciding} />}
      <TextAreaField
        label={texts.source}
        help={texts.sourceHelp}
        value={draft.source}
        minRows={2}
        error={errorOf('source')}
        onChange={(source) => onChange({ ...draft, source })}
      />
    </SidePanel>
  );
}
