/** The fields of the planner: order, first week, people per week, and the days around a start. */
import { pilotRoutes } from '#contracts/pilot.ts';
import { useRoute } from '../../api/hooks.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { NumberField, SelectField, TextField } from '../../ui/field.tsx';
import { useAttributeName } from '../rollouts/attribute-texts.ts';
import { daysMax, type DraftPlan } from './draft-plan.ts';
import { wavesTexts } from './waves-texts.ts';
import { isDate, mondayOf, weekNumber } from './weeks.ts';

/** The value of the choice "number per week only"; no attribute is called so. */
const noAxis = '\u0000';
const usualAxes = ['department', 'site', 'country', 'platform'];

/** The attributes waves can follow: the usual ones first, then others that group people well. */
export function useAxes(): readonly string[] | undefined {
  const query = useRoute(pilotRoutes.listAttributes, {});
  // Without the attributes the waves can still be laid out by number.
  if (query.error !== null) return [];
  const attributes = query.data?.attributes;
  if (attributes === undefined) return undefined;
  const names = attributes.filter(({ advice }) => advice === 'good').map(({ name }) => name);
  return [
    ...usualAxes.filter((name) => names.includes(name)),
    ...names.filter((name) => !usualAxes.includes(name)),
  ];
}

type FieldsProps = {
  readonly draft: DraftPlan;
  readonly onChange: (change: Partial<DraftPlan>) => void;
};

function Pace({ draft, onChange }: FieldsProps) {
  const texts = useTexts(wavesTexts);
  const format = useFormat();
  const field = (name: keyof typeof daysMax, min: number) => {
    const value = draft[name];
    const isWrong = value === null || value < min || value > daysMax[name];
    return (
      <NumberField
        label={texts[name]}
        suffix={` ${texts.days(value ?? 0)}`}
        pointer={`/${name}`}
        value={value}
        onChange={(next) => onChange({ [name]: next })}
        min={min}
        max={daysMax[name]}
        error={isWrong ? texts.wrongDays(format.number(daysMax[name])) : undefined}
      />
    );
  };
  return (
    <>
      <div className="bw-pace">
        {field('noticeDays', 0)}
        {field('windowDays', 1)}
        {field('soakDays', 0)}
      </div>
      <p className="bw-field-note">{texts.paceHelp}</p>
    </>
  );
}

/** All fields. */
export function PlanFields({
  draft,
  axes,
  onChange,
}: FieldsProps & {
  readonly axes: readonly string[];
}) {
  const texts = useTexts(wavesTexts);
  const format = useFormat();
  const attributeName = useAttributeName();
  const isDay = isDate(draft.startsOn);
  return (
    <>
      <SelectField
        label={texts.axis}
        help={texts.axisHelp}
        pointer="/axis"
        value={draft.axis ?? noAxis}
        onChange={(axis) => onChange({ axis: axis === null || axis === noAxis ? null : axis })}
        choices={[
          ...axes.map((name) => ({ value: name, label: texts.by(attributeName(name)) })),
          { value: noAxis, label: texts.axisNone },
        ]}
      />
      <TextField
        label={texts.startsOn}
        help={isDay ? texts.startsOnHelp(format.number(weekNumber(mondayOf(draft.startsOn)))) : undefined}
        pointer="/startsOn"
        type="date"
        value={draft.startsOn}
        onChange={(startsOn) => onChange({ startsOn })}
        error={isDay ? undefined : texts.wrongDate}
      />
      <NumberField
        label={texts.peoplePerWeek}
        pointer="/peoplePerWeek"
        value={draft.peoplePerWeek}
        onChange={(peoplePerWeek) => onChange({ peoplePerWeek })}
        min={1}
        max={1_000_000}
        step={10}
        error={draft.peoplePerWeek === null || draft.peoplePerWeek < 1 ? texts.wrongNumber : undefined}
      />
      <Pace draft={draft} onChange={onChange} />
    </>
  );
}
