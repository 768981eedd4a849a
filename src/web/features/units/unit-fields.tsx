/** The fields of a deployment unit. */
import { pilotRoutes } from '#contracts/pilot.ts';
import type { Unit, Units } from '#contracts/units.ts';
import { useRoute } from '../../api/hooks.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { SeveralField } from '../../ui/several-field.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { useAttributeName } from '../rollouts/attribute-texts.ts';
import type { ConditionDraft, UnitDraft } from './unit-draft.ts';
import { unitFormTexts } from './unit-form-texts.ts';

const conditionsMax = 5;

type FieldsProps = {
  readonly draft: UnitDraft;
  readonly onChange: (change: Partial<UnitDraft>) => void;
};

function ConditionFields({
  condition,
  attributes,
  levels,
  onChange,
  onDrop,
}: {
  readonly condition: ConditionDraft;
  readonly attributes: readonly string[];
  readonly levels: readonly string[];
  readonly onChange: (condition: ConditionDraft) => void;
  readonly onDrop: (() => void) | undefined;
}) {
  const texts = useTexts(unitFormTexts);
  const attributeName = useAttributeName();
  return (
    <div className="bw-unit-condition">
      <SelectField
        label={texts.attribute}
        value={condition.attribute}
        choices={attributes.map((value) => ({ value, label: attributeName(value) }))}
        onChange={(attribute) => onChange({ attribute, values: [] })}
      />
      <SeveralField
        label={texts.values}
        help={texts.valuesHelp}
        // A value that nobody has any more stays in the rule until somebody takes it out.
        all={[...new Set([...levels, ...condition.values])]}
        nameOf={(value) => value}
        value={condition.values}
        onChange={(values) => onChange({ ...condition, values })}
      />
      {onDrop !== undefined && <TextButton onClick={onDrop}>{texts.dropCondition}</TextButton>}
    </div>
  );
}

function RuleFields({ draft, onChange, attributes }: FieldsProps & Pick<Units, 'attributes'>) {
  const texts = useTexts(unitFormTexts);
  const known = useRoute(pilotRoutes.listAttributes, {}).data?.attributes ?? [];
  const { conditions } = draft;
  const taken = new Set(conditions.map(({ attribute }) => attribute));
  return (
    <>
      {conditions.map((condition, index) => (
        <ConditionFields
          // The place of a condition is what tells it from the others.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          condition={condition}
          attributes={attributes.filter((name) => name === condition.attribute || !taken.has(name))}
          levels={
            known
              .find(({ name }) => name === condition.attribute)
              ?.largest.map(({ level }) => level)
              .toSorted() ?? []
          }
          onChange={(next) => onChange({ conditions: conditions.with(index, next) })}
          onDrop={
            conditions.length === 1
              ? undefined
              : () => onChange({ conditions: conditions.toSpliced(index, 1) })
          }
        />
      ))}
      {conditions.length < conditionsMax && (
        <p>
          <TextButton
            onClick={() => onChange({ conditions: [...conditions, { attribute: null, values: [] }] })}
          >
            {texts.addCondition}
          </TextButton>
        </p>
      )}
    </>
  );
}

function OwnerFields({ draft, onChange, accounts }: FieldsProps & Pick<Units, 'accounts'>) {
  const texts = useTexts(unitFormTexts);
  return (
    <>
      <SelectField
        label={texts.owner}
        help={texts.ownerHelp}
        value={draft.owner}
        choices={[
          { value: 'none', label: texts.noOwner },
          ...accounts.map(({ accountId, name }) => ({ value: String(accountId), label: name })),
          { value: 'person', label: texts.somebody },
        ]}
        onChange={(owner) => onChange({ owner: owner ?? 'none' })}
      />
      {draft.owner === 'person' && (
        <TextField
          label={texts.ownerPerson}
          value={draft.ownerPerson}
          onChange={(ownerPerson) => onChange({ ownerPerson })}
          isRequired
        />
      )}
    </>
  );
}

export function UnitFieldset({
  unit,
  list,
  ...form
}: FieldsProps & { readonly unit: Unit | undefined; readonly list: Units }) {
  const texts = useTexts(unitFormTexts);
  const { draft, onChange } = form;
  const others = list.units.filter((other) => other !== unit);
  return (
    <>
      <TextField
        label={texts.name}
        pointer="/name"
        value={draft.name}
        onChange={(name) => onChange({ name })}
        isRequired
      />
      <RuleFields {...form} attributes={list.attributes} />
      <TextAreaField
        label={texts.named}
        help={texts.namedHelp}
        pointer="/named"
        value={draft.named}
        onChange={(named) => onChange({ named })}
      />
      <OwnerFields {...form} accounts={list.accounts} />
      {others.length > 0 && (
        <SelectField
          label={texts.place}
          value={String(Math.min(draft.place, others.length + 1))}
          choices={[
            { value: '1', label: texts.first },
            ...others.map(({ name }, index) => ({ value: String(index + 2), label: texts.after(name) })),
          ]}
          onChange={(place) => onChange({ place: Number(place ?? draft.place) })}
        />
      )}
    </>
  );
}
