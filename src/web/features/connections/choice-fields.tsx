/** The fields that say what is read and when, and the permissions this needs. */
import {
  deviceAttributes,
  permissionsFor,
  personAttributes,
  personKeys,
  type PersonAttribute,
} from '#contracts/connection-choices.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { CopyLine } from '../../ui/copy-line.tsx';
import { CheckField, NumberField, SelectField, TextField } from '../../ui/field.tsx';
import { hourChoices } from '../../ui/hours.ts';
import { SeveralField } from '../../ui/several-field.tsx';
import { choicesOf } from './connection-draft.ts';
import { connectionTexts } from './connection-texts.ts';
import type { ConnectionForm } from './use-connection-form.ts';

/** The name of an attribute that can be chosen. */
export function usePersonAttributeName(): (attribute: PersonAttribute) => string {
  const texts = useTexts(connectionTexts);
  const names: Readonly<Partial<Record<PersonAttribute, string>>> = texts.personNames;
  return (attribute) => names[attribute] ?? texts.extension(attribute.slice('extensionAttribute'.length));
}

export function PeopleFields({ form }: { readonly form: ConnectionForm }) {
  const texts = useTexts(connectionTexts);
  const nameOf = usePersonAttributeName();
  const { draft, set, faultOf } = form;
  const { people } = draft;
  const change = (next: Partial<typeof people>) => set('people')({ ...people, ...next });
  return (
    <>
      <CheckField
        label={texts.readPeople}
        value={draft.readsPeople}
        onChange={set('readsPeople')}
        error={faultOf('choice')}
      />
      {draft.readsPeople && (
        <div className="connection-inner">
          <CheckField
            label={texts.enabledOnly}
            value={people.enabledOnly}
            onChange={(enabledOnly) => change({ enabledOnly })}
          />
          <CheckField
            label={texts.includeGuests}
            value={people.includeGuests}
            onChange={(includeGuests) => change({ includeGuests })}
          />
          <SeveralField
            label={texts.attributes}
            help={texts.attributesHelp}
            all={personAttributes}
            nameOf={nameOf}
            value={people.attributes}
            onChange={(attributes) => change({ attributes })}
          />
          <TextField
            label={texts.group}
            help={texts.groupHelp}
            pointer="/people/groupId"
            value={people.groupId}
            onChange={(groupId) => change({ groupId })}
            error={faultOf('groupId')}
          />
          <SelectField
            label={texts.key}
            help={texts.keyHelp}
            value={people.key}
            onChange={(key) => change({ key: key ?? 'object_id' })}
            choices={personKeys.map((value) => ({ value, label: texts.keys[value] }))}
          />
        </div>
      )}
    </>
  );
}

export function DevicesFields({ form }: { readonly form: ConnectionForm }) {
  const texts = useTexts(connectionTexts);
  const { draft, set } = form;
  const { devices } = draft;
  const change = (next: Partial<typeof devices>) => set('devices')({ ...devices, ...next });
  return (
    <>
      <CheckField label={texts.readDevices} value={draft.readsDevices} onChange={set('readsDevices')} />
      {draft.readsDevices && (
        <div className="connection-inner">
          <CheckField
            label={texts.includePersonal}
            value={devices.includePersonal}
            onChange={(includePersonal) => change({ includePersonal })}
          />
          <SeveralField
            label={texts.attributes}
            all={deviceAttributes}
            nameOf={(attribute) => texts.deviceNames[attribute]}
            value={devices.attributes}
            onChange={(attributes) => change({ attributes })}
          />
        </div>
      )}
    </>
  );
}

export function DailyFields({ form }: { readonly form: ConnectionForm }) {
  const texts = useTexts(connectionTexts);
  const { draft, set } = form;
  return (
    <>
      <CheckField label={texts.readDaily} value={draft.readsDaily} onChange={set('readsDaily')} />
      {draft.readsDaily && (
        <div className="connection-inner">
          <SelectField
            label={texts.hour}
            help={texts.hourHelp}
            value={String(draft.hour)}
            onChange={(hour) => set('hour')(Number(hour ?? draft.hour))}
            choices={hourChoices}
          />
          <NumberField
            label={texts.applyUpTo}
            help={texts.applyUpToHelp}
            value={draft.applyUpToPercent}
            onChange={set('applyUpToPercent')}
            min={0}
            max={100}
            suffix=" %"
          />
        </div>
      )}
    </>
  );
}

/** Follows what is chosen while it is chosen. */
export function NeededPermissions({ form }: { readonly form: ConnectionForm }) {
  const texts = useTexts(connectionTexts);
  const format = useFormat();
  const targetedGroup = form.stored?.targetedGroup ?? null;
  const needed = permissionsFor({ ...choicesOf(form.draft), targetedGroup });
  if (needed.length === 0) return null;
  return (
    <div>
      <h3>{`${texts.permissions} (${format.number(needed.length)})`}</h3>
      <p className="bw-quiet">{texts.permissionsText}</p>
      <CopyLine label={texts.permissions} text={needed.join('\n')} />
    </div>
  );
}
