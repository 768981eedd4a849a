/** Hard rules and the method of a draft as fields: whom to begin with, lists, teams, minimums, weights. */
import type { AttributeSummary } from '#contracts/pilot.ts';
import { seedMax } from '#contracts/cohort-rules.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { NumberField, SelectField, TextAreaField } from '../../ui/field.tsx';
import { attributeLabel, managerTeam, type Beginning, type PilotChoice, type Preset } from './choice.ts';
import { chooseTexts } from './choose-texts.ts';
import { draftTexts } from './draft-texts.ts';

const presets: readonly Preset[] = ['balanced', 'marginal-first', 'coverage-first'];
const starts = ['random', 'tight'] as const;
const noRule = '';

type RuleProps = {
  readonly choice: PilotChoice;
  readonly attributes: readonly AttributeSummary[];
  /** Whether there is a draft to begin with. */
  readonly canExtend: boolean;
  readonly onChange: (part: Partial<PilotChoice>) => void;
};

function BeginningFields({ choice, canExtend, onChange }: Omit<RuleProps, 'attributes'>) {
  const texts = useTexts(draftTexts);
  const beginnings: readonly Beginning[] = canExtend
    ? ['nobody', 'earlier', 'volunteers']
    : ['nobody', 'volunteers'];
  return (
    <>
      <SelectField
        label={texts.start}
        value={choice.beginning}
        choices={beginnings.map((value) => ({ value, label: texts.starts[value] }))}
        onChange={(beginning) => onChange({ beginning: beginning ?? 'nobody' })}
      />
      {choice.beginning === 'volunteers' && (
        <TextAreaField
          label={texts.volunteers}
          help={texts.volunteersHelp}
          value={choice.volunteers}
          onChange={(volunteers) => onChange({ volunteers })}
        />
      )}
    </>
  );
}

function MethodFields({ choice, onChange }: Pick<RuleProps, 'choice' | 'onChange'>) {
  const texts = useTexts(chooseTexts);
  const words = useTexts(draftTexts);
  const emphases = [
    { value: noRule, label: words.none },
    ...choice.by.map((value) => ({ value, label: attributeLabel(value) })),
  ];
  return (
    <>
      <SelectField
        label={texts.method}
        value={choice.preset}
        choices={presets.map((value) => ({ value, label: texts.presets[value] }))}
        onChange={(preset) => onChange({ preset: preset ?? 'balanced' })}
      />
      <SelectField
        label={words.spread}
        value={choice.start}
        choices={starts.map((value) => ({ value, label: words.spreads[value] }))}
        onChange={(start) => onChange({ start: start ?? 'random' })}
      />
      <SelectField
        label={words.emphasis}
        value={choice.emphasis ?? noRule}
        choices={emphases}
        onChange={(emphasis) => onChange({ emphasis: emphasis === noRule ? null : emphasis })}
      />
    </>
  );
}

function TeamFields({ choice, attributes, onChange }: Omit<RuleProps, 'canExtend'>) {
  const texts = useTexts(draftTexts);
  const teams = [
    { value: noRule, label: texts.none },
    { value: managerTeam, label: texts.manager },
    ...attributes
      .filter(({ advice }) => advice !== 'constant')
      .map(({ name }) => ({ value: name, label: attributeLabel(name) })),
  ];
  return (
    <div className="bw-form-row" data-tight>
      <SelectField
        label={texts.team}
        value={choice.team ?? noRule}
        choices={teams}
        onChange={(team) => onChange({ team: team === noRule ? null : team })}
      />
      <NumberField
        label={texts.teamMost}
        value={choice.teamMost}
        min={1}
        max={10_000}
        isDisabled={choice.team === null}
        onChange={(teamMost) => onChange({ teamMost })}
      />
    </div>
  );
}

/** Every rule beside attributes and size. */
export function RuleFields(props: RuleProps) {
  const { choice, onChange } = props;
  const texts = useTexts(chooseTexts);
  const words = useTexts(draftTexts);
  return (
    <>
      <BeginningFields {...props} />
      <MethodFields {...props} />
      <TeamFields {...props} />
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
      <TextAreaField
        label={words.must}
        help={words.listHelp}
        value={choice.must}
        minRows={2}
        onChange={(must) => onChange({ must })}
      />
      <TextAreaField
        label={words.exclude}
        help={words.listHelp}
        value={choice.exclude}
        minRows={2}
        onChange={(exclude) => onChange({ exclude })}
      />
    </>
  );
}
