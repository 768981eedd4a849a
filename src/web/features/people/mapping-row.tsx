/** One column of the file: its name, examples, what it becomes, and why. */
import { Select, TextInput } from '@mantine/core';
import type { ColumnTarget, ImportDetail, MappedColumn } from '#contracts/imports.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { importsTexts } from './imports-texts.ts';
import {
  attributeChoice,
  choiceOf,
  ignoredChoice,
  isAttributeName,
  isNeverStored,
  targetOf,
} from './mapping-edits.ts';

const samplesShown = 3;

type RowProps = {
  readonly column: MappedColumn;
  readonly target: ColumnTarget;
  readonly isEdited: boolean;
  readonly isLocked: boolean;
  readonly fields: ImportDetail['fields'];
  readonly onChange: (target: ColumnTarget) => void;
};

function HowSure({ column, isEdited }: { readonly column: MappedColumn; readonly isEdited: boolean }) {
  const texts = useTexts(importsTexts);
  const say = useSay();
  if (isEdited || column.confidence === null)
    return (
      <Tag tone="accent" icon="edit">
        {texts.sure.chosen}
      </Tag>
    );
  const { confidence } = column;
  return (
    <>
      {confidence === 'high' && <Tag tone="pass">{texts.sure.high}</Tag>}
      {confidence === 'medium' && (
        <Tag tone="none" icon="check">
          {texts.sure.medium}
        </Tag>
      )}
      {confidence === 'low' && <Tag tone="warn">{texts.sure.low}</Tag>}
      <small>{say(column.reason)}</small>
    </>
  );
}

/** The further questions about an attribute: its name, and which of several values counts. */
function AttributeQuestions({ column, target, isLocked, onChange }: RowProps) {
  const texts = useTexts(importsTexts);
  if (target.kind !== 'attribute') return null;
  const hasSeveral = target.take !== undefined || column.samples.some((sample) => sample.includes(';'));
  const takes = (['whole', 'first', 'last'] as const).map((value) => ({ value, label: texts.takes[value] }));
  return (
    <>
      <TextInput
        aria-label={`${texts.attributeName}: ${column.column}`}
        value={target.name}
        error={!isAttributeName(target.name)}
        disabled={isLocked}
        onChange={(event) => onChange({ ...target, name: event.currentTarget.value })}
      />
      {hasSeveral && (
        <Select
          aria-label={`${texts.take}: ${column.column}`}
          data={takes}
          value={target.take ?? 'whole'}
          disabled={isLocked}
          onChange={(take) => take !== null && onChange({ ...target, take })}
        />
      )}
    </>
  );
}

function Target(props: RowProps) {
  const texts = useTexts(importsTexts);
  const say = useSay();
  const { column, target, isLocked, fields, onChange } = props;
  if (isNeverStored(column))
    return (
      <span className="import-never">
        <Icon name="lock" size={14} />
        {texts.never}
      </span>
    );
  const data = [
    {
      group: texts.groups.fields,
      items: fields.map((field) => ({ value: `field:${field.field}`, label: say(field.label) })),
    },
    {
      group: texts.groups.other,
      items: [
        { value: attributeChoice, label: texts.asAttribute },
        { value: ignoredChoice, label: texts.leftOut },
      ],
    },
  ];
  return (
    <div className="import-target">
      <Select
        aria-label={`${texts.becomes}: ${column.column}`}
        data={data}
        value={choiceOf(target)}
        disabled={isLocked}
        maxDropdownHeight={320}
        onChange={(choice) => choice !== null && onChange(targetOf(choice, column))}
      />
      <AttributeQuestions {...props} />
    </div>
  );
}

/** A row of the mapping table. */
export function MappingRow(props: RowProps) {
  const { column, target, isEdited } = props;
  const samples = column.samples.slice(0, samplesShown);
  return (
    <tr data-off={target.kind === 'ignored' || undefined}>
      <th scope="row">{column.column}</th>
      <td>
        {samples.map((sample) => (
          <span key={sample} className="import-sample">
            {sample}
          </span>
        ))}
      </td>
      <td>
        <Target {...props} />
      </td>
      <td>
        <HowSure column={column} isEdited={isEdited} />
      </td>
    </tr>
  );
}
