/** Fields that make one rule at a time: the fewest people of a group, and what counts more. The chips show what is made. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AttributeSummary } from '#contracts/pilot.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { NumberField, SelectField } from '../../ui/field.tsx';
import { attributeLabel, type PilotChoice } from './choice.ts';
import { ruleTexts } from './rule-texts.ts';
import { withMinimum, withWeight } from './rules.ts';

type MakerProps = {
  readonly choice: PilotChoice;
  readonly attributes: readonly AttributeSummary[];
  readonly onChange: (part: Partial<PilotChoice>) => void;
};

/** Stands for every attribute, every group, or no second attribute. */
const any = '';
const peopleAtFirst = 2;
const factors = ['0.25', '0.5', '1.5', '2', '3', '5', '10'] as const;
type Factor = (typeof factors)[number];

function namesAs(by: readonly string[]) {
  return by.map((value) => ({ value, label: attributeLabel(value) }));
}

/** The groups of an attribute that can be named; numbers are cut into groups only while choosing. */
function groupsOf(attribute: AttributeSummary | undefined): AttributeSummary['largest'] {
  const isCut = attribute !== undefined && attribute.isNumeric && attribute.advice !== 'good';
  return attribute === undefined || isCut ? [] : attribute.largest;
}

/** Makes a minimum: of every group, of every group of one attribute, or of a single group. */
export function MinimumMaker({
  choice,
  attributes,
  people,
  onChange,
}: MakerProps & { readonly people: number }) {
  const { fields } = useTexts(ruleTexts);
  const format = useFormat();
  const [wanted, setWanted] = useState(any);
  const [wantedGroup, setGroup] = useState(any);
  const [least, setLeast] = useState<number | null>(peopleAtFirst);
  const of = choice.by.includes(wanted) ? wanted : any;
  const groups = groupsOf(attributes.find(({ name }) => name === of));
  const group = groups.find(({ level }) => level === wantedGroup);
  const expected = group === undefined ? 0 : (group.people / Math.max(1, people)) * choice.size;
  const add = () => {
    if (least === null) return;
    const added = { attribute: of === any ? null : of, level: group?.level ?? null, people: least };
    onChange({ minimums: withMinimum(choice.minimums, added) });
  };
  return (
    <fieldset className="pilot-maker">
      <legend>{fields.minimum}</legend>
      <p className="bw-quiet">
        {group === undefined
          ? fields.minimumHelp
          : fields.minimumExpected(group.level, format.number(group.people), format.number(expected, 1))}
      </p>
      <div className="pilot-maker-fields">
        <SelectField
          label={fields.of}
          value={of}
          choices={[{ value: any, label: fields.everyAttribute }, ...namesAs(choice.by)]}
          onChange={(name) => setWanted(name ?? any)}
        />
        <SelectField
          label={fields.group}
          value={group?.level ?? any}
          isDisabled={groups.length === 0}
          choices={[
            { value: any, label: fields.everyGroup },
            ...groups.map(({ level }) => ({ value: level, label: level })),
          ]}
          onChange={(level) => setGroup(level ?? any)}
        />
        <NumberField label={fields.atLeast} value={least} min={1} max={1000} onChange={setLeast} />
      </div>
      <Button size="compact-sm" disabled={least === null || least < 1} onClick={add}>
        {fields.addMinimum}
      </Button>
    </fieldset>
  );
}

/** Makes a weight: of one attribute, or of a pair of them. */
export function WeightMaker({ choice, onChange }: Omit<MakerProps, 'attributes'>) {
  const { fields } = useTexts(ruleTexts);
  const { by } = choice;
  const [wanted, setWanted] = useState<string | null>(null);
  const [wantedOther, setOther] = useState(any);
  const [factor, setFactor] = useState<Factor>('2');
  const of = wanted !== null && by.includes(wanted) ? wanted : by[0];
  const others = by.filter((name) => name !== of);
  const other = others.includes(wantedOther) ? wantedOther : any;
  const add = () => {
    if (of === undefined) return;
    const added = { attributes: other === any ? [of] : [of, other], factor: Number(factor) };
    onChange({ weights: withWeight(choice.weights, added) });
  };
  return (
    <fieldset className="pilot-maker">
      <legend>{fields.weight}</legend>
      <p className="bw-quiet">{fields.weightHelp}</p>
      <div className="pilot-maker-fields">
        <SelectField label={fields.of} value={of ?? null} choices={namesAs(by)} onChange={setWanted} />
        <SelectField
          label={fields.with}
          value={other}
          choices={[{ value: any, label: fields.alone }, ...namesAs(others)]}
          onChange={(name) => setOther(name ?? any)}
        />
        <SelectField
          label={fields.factor}
          value={factor}
          choices={factors.map((value) => ({ value, label: fields.factors[value] }))}
          onChange={(next) => setFactor(next ?? '2')}
        />
      </div>
      <Button size="compact-sm" disabled={of === undefined} onClick={add}>
        {fields.addWeight}
      </Button>
    </fieldset>
  );
}
