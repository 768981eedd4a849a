/** Hard rules and the method of a draft as fields: whom to begin with, lists, teams, minimums, weights. */
import { useState } from 'react';
import type { AttributeSummary } from '#contracts/pilot.ts';
import { seedMax } from '#contracts/cohort-rules.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { NumberField, SelectField, TextAreaField } from '../../ui/field.tsx';
import {
  attributeLabel,
  managerTeam,
  type Beginning,
  type PilotChoice,
  type Preset,
  type TeamMost,
} from './choice.ts';
import { chooseTexts } from './choose-texts.ts';
import { draftTexts } from './draft-texts.ts';
import { MinimumMaker, WeightMaker } from './rule-makers.tsx';
import { ruleTexts } from './rule-texts.ts';

const presets: readonly Preset[] = ['balanced', 'marginal-first', 'coverage-first'];
const equalChances = 'equal-chances';
const starts = ['random', 'tight'] as const;
const noRule = '';

type RuleProps = {
  readonly choice: PilotChoice;
  readonly attributes: readonly AttributeSummary[];
  readonly people: number;
  /** Whether there is a draft to begin with. */
  readonly canExtend: boolean;
  readonly onChange: (part: Partial<PilotChoice>) => void;
};

function BeginningFields({ choice, canExtend, onChange }: Omit<RuleProps, 'attributes' | 'people'>) {
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
  const isCube = choice.method === 'cube';
  return (
    <>
      <SelectField
        label={texts.method}
        help={isCube ? texts.equalChancesHelp : undefined}
        value={isCube ? equalChances : choice.preset}
        choices={[
          ...presets.map((value) => ({ value, label: texts.presets[value] })),
          { value: equalChances, label: texts.equalChances },
        ]}
        onChange={(value) =>
          onChange(
            value === equalChances ? { method: 'cube' } : { method: 'exchange', preset: value ?? 'balanced' },
          )
        }
      />
      {!isCube && (
        <SelectField
          label={words.spread}
          value={choice.start}
          choices={starts.map((value) => ({ value, label: words.spreads[value] }))}
          onChange={(start) => onChange({ start: start ?? 'random' })}
        />
      )}
    </>
  );
}

const units = ['people', 'share'] as const;
type Unit = (typeof units)[number];

/** The most of one team as it is written: people as they are, shares in percent. */
function mostIn(unit: Unit, value: number): TeamMost {
  return unit === 'people' ? { people: value } : { share: Math.min(100, value) / 100 };
}

function TeamFields({ choice, attributes, onChange }: Pick<RuleProps, 'choice' | 'attributes' | 'onChange'>) {
  const texts = useTexts(ruleTexts).fields;
  const { team, teamMost } = choice;
  const [unit, setUnit] = useState<Unit>(teamMost !== null && 'share' in teamMost ? 'share' : 'people');
  const written =
    teamMost === null ? null : 'people' in teamMost ? teamMost.people : Math.round(teamMost.share * 100);
  const teams = [
    { value: noRule, label: texts.none },
    { value: managerTeam, label: texts.manager },
    ...attributes
      .filter(({ advice }) => advice !== 'constant')
      .map(({ name }) => ({ value: name, label: attributeLabel(name) })),
  ];
  const setMost = (value: number | null, as: Unit) =>
    onChange({ teamMost: value === null ? null : mostIn(as, value) });
  return (
    <div className="pilot-maker-fields">
      <SelectField
        label={texts.team}
        value={team ?? noRule}
        choices={teams}
        onChange={(next) => onChange({ team: next === noRule ? null : next })}
      />
      <NumberField
        label={texts.teamMost}
        value={written}
        min={1}
        max={unit === 'people' ? 10_000 : 100}
        isDisabled={team === null}
        onChange={(value) => setMost(value, unit)}
      />
      <SelectField
        label={texts.unit}
        value={unit}
        isDisabled={team === null}
        choices={units.map((value) => ({ value, label: texts.units[value] }))}
        onChange={(next) => {
          setUnit(next ?? 'people');
          setMost(written, next ?? 'people');
        }}
      />
    </div>
  );
}

/** Every rule beside attributes and size. */
export function RuleFields(props: RuleProps) {
  const { choice, onChange } = props;
  const texts = useTexts(chooseTexts);
  const words = useTexts(draftTexts);
  const isCube = choice.method === 'cube';
  return (
    <>
      {!isCube && <BeginningFields {...props} />}
      <MethodFields {...props} />
      {!isCube && (
        <>
          <TeamFields {...props} />
          <MinimumMaker {...props} />
          <WeightMaker {...props} />
        </>
      )}
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
      <NumberField
        label={texts.seed}
        help={texts.seedHelp}
        value={choice.seed}
        min={0}
        max={seedMax}
        onChange={(seed) => onChange({ seed: seed ?? 1 })}
      />
    </>
  );
}
