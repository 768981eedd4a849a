/** The panel in which a measure of use is written: its five parts, when it warns, and the value before the rollout. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  adoptionRoutes,
  populations,
  windowChoices,
  type AdoptionMeasure,
  type WindowDays,
} from '#contracts/adoption.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ChoiceField, FieldErrors, Form, NumberField, SelectField, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { showToast } from '../../ui/toasts.tsx';
import {
  draftOf,
  emptyMeasure,
  faultsOf,
  fieldsOf,
  type AdoptionDraft,
  type AdoptionFault,
} from './adoption-draft.ts';
import { adoptionFormTexts } from './adoption-form-texts.ts';
import { adoptionTexts } from './adoption-texts.ts';

type FieldsProps = {
  readonly draft: AdoptionDraft;
  readonly errorOf: (fault: AdoptionFault, text: string) => string | undefined;
  readonly onChange: (part: Partial<AdoptionDraft>) => void;
};

function BehaviourFields({ draft, errorOf, onChange }: FieldsProps) {
  const texts = useTexts(adoptionFormTexts);
  const { windowChoice } = useTexts(adoptionTexts);
  const format = useFormat();
  return (
    <>
      <TextField
        label={texts.feature}
        help={texts.featureHelp}
        pointer="/feature"
        value={draft.feature}
        error={errorOf('feature', texts.featureMissing)}
        onChange={(feature) => onChange({ feature })}
        isRequired
      />
      <SelectField
        label={texts.windowLabel}
        value={String(draft.windowDays)}
        choices={windowChoices.map((days) => ({
          value: String(days),
          label: windowChoice(format.number(days)),
        }))}
        onChange={(days) => days !== null && onChange({ windowDays: Number(days) as WindowDays })}
      />
      <NumberField
        label={texts.minDays}
        pointer="/minDays"
        value={draft.minDays}
        min={1}
        max={draft.windowDays}
        error={errorOf('minDays', texts.minDaysMissing)}
        onChange={(minDays) => onChange({ minDays })}
        isRequired
      />
    </>
  );
}

function PopulationFields({
  draft,
  sources,
  errorOf,
  onChange,
}: FieldsProps & { readonly sources: readonly string[] }) {
  const texts = useTexts(adoptionFormTexts);
  const words = useTexts(adoptionTexts);
  const format = useFormat();
  return (
    <>
      <SelectField
        label={texts.populationLabel}
        value={draft.population}
        choices={populations.map((value) => ({ value, label: words.populations[value] }))}
        onChange={(population) => population !== null && onChange({ population })}
      />
      <NumberField
        label={texts.settledDays}
        pointer="/settledDays"
        value={draft.settledDays}
        min={draft.windowDays}
        max={180}
        error={errorOf('settledDays', texts.settledMissing)}
        onChange={(settledDays) => onChange({ settledDays })}
        isRequired
      />
      <TextField
        label={texts.sourceLabel}
        help={texts.sourceHelp(format.list(sources))}
        pointer="/source"
        value={draft.source}
        error={errorOf('source', texts.sourceMissing)}
        onChange={(source) => onChange({ source })}
        isRequired
      />
    </>
  );
}

function ShareFields({ draft, errorOf, onChange }: FieldsProps) {
  const texts = useTexts(adoptionFormTexts);
  return (
    <>
      <NumberField
        label={texts.thresholdLabel}
        pointer="/threshold"
        value={draft.thresholdPercent}
        min={1}
        max={99}
        suffix=" %"
        error={errorOf('threshold', texts.thresholdMissing)}
        onChange={(thresholdPercent) => onChange({ thresholdPercent })}
        isRequired
      />
      <NumberField
        label={texts.fallLabel}
        help={texts.fallHelp}
        pointer="/fallShare"
        value={draft.fallPercent}
        min={5}
        max={90}
        suffix=" %"
        error={errorOf('fall', texts.fallMissing)}
        onChange={(fallPercent) => onChange({ fallPercent })}
        isRequired
      />
    </>
  );
}

/** Behaviour, window, population, source and threshold: none can be left out. */
function PartFields({ sources, ...fields }: FieldsProps & { readonly sources: readonly string[] }) {
  return (
    <>
      <BehaviourFields {...fields} />
      <PopulationFields {...fields} sources={sources} />
      <ShareFields {...fields} />
    </>
  );
}

function BaselineFields({ draft, errorOf, onChange }: FieldsProps) {
  const texts = useTexts(adoptionFormTexts);
  const lacking = errorOf('baseline', texts.baselineMissing);
  return (
    <>
      <ChoiceField
        label={texts.baselineLabel}
        value={draft.hasBaseline}
        choices={[
          { value: 'yes', label: texts.baselineYes, note: texts.baselineYesNote },
          { value: 'no', label: texts.baselineNo, note: texts.baselineNoNote },
        ]}
        onChange={(hasBaseline) => onChange({ hasBaseline })}
      />
      {lacking !== undefined && <Notice tone="warn">{lacking}</Notice>}
      {draft.hasBaseline === 'yes' && (
        <>
          <NumberField
            label={texts.baselineShare}
            pointer="/baseline/share"
            value={draft.baselinePercent}
            min={0}
            max={100}
            suffix=" %"
            error={errorOf('baselineValue', texts.baselineShareMissing)}
            onChange={(baselinePercent) => onChange({ baselinePercent })}
            isRequired
          />
          <TextField
            label={texts.baselineOn}
            pointer="/baseline/takenOn"
            type="date"
            value={draft.baselineOn}
            error={errorOf('baselineOn', texts.baselineOnMissing)}
            onChange={(baselineOn) => onChange({ baselineOn })}
            isRequired
          />
        </>
      )}
    </>
  );
}

/** The form; `measure` is null for a new one. */
export function AdoptionForm({
  measure,
  sources,
  isFrozen,
  onClose,
}: {
  readonly measure: AdoptionMeasure | null;
  readonly sources: readonly string[];
  readonly isFrozen: boolean;
  readonly onClose: () => void;
}) {
  const texts = useTexts(adoptionFormTexts);
  const rolloutId = useRolloutId();
  const [draft, setDraft] = useState(measure === null ? emptyMeasure(sources[0] ?? '') : draftOf(measure));
  const [isChecked, setChecked] = useState(false);
  const saving = {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.saved });
      onClose();
    },
  };
  const add = useCommand(adoptionRoutes.addAdoptionMeasure, saving);
  const change = useCommand(adoptionRoutes.changeAdoptionMeasure, saving);
  const { error } = measure === null ? add : change;
  const faults = faultsOf(draft);
  const submit = () => {
    setChecked(true);
    if (faults.length > 0) return;
    const body = fieldsOf(draft);
    if (measure === null) add.mutate({ params: { rolloutId }, body });
    else change.mutate({ params: { rolloutId, measureId: measure.measureId }, body });
  };
  const fields: FieldsProps = {
    draft,
    errorOf: (fault, text) => (isChecked && faults.includes(fault) ? text : undefined),
    onChange: (part) => setDraft({ ...draft, ...part }),
  };
  return (
    <SidePanel
      title={measure === null ? texts.newTitle : texts.editTitle}
      onClose={onClose}
      buttons={
        <>
          <Button variant="filled" loading={add.isPending || change.isPending} onClick={submit}>
            {texts.save}
          </Button>
          <Button onClick={onClose}>{texts.cancel}</Button>
        </>
      }
    >
      <FieldErrors errors={error?.errors}>
        <Form onSubmit={submit}>
          <Notice tone={isFrozen ? 'warn' : 'accent'}>{isFrozen ? texts.lateNote : texts.frozenNote}</Notice>
          <TextField
            label={texts.name}
            pointer="/name"
            value={draft.name}
            error={fields.errorOf('name', texts.nameMissing)}
            onChange={(name) => fields.onChange({ name })}
            isRequired
          />
          <PartFields {...fields} sources={sources} />
          <BaselineFields {...fields} />
          {error !== null && error.errors.length === 0 && <ProblemNotice problem={error} />}
        </Form>
      </FieldErrors>
    </SidePanel>
  );
}
