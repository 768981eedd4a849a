/** The fields of the planner: order, teams, first week, what a week can take, and the days around a start. */
import type { RolloutId } from '#contracts/ids.ts';
import { pilotRoutes } from '#contracts/pilot.ts';
import { unitAttribute } from '#contracts/units.ts';
import { useRoute } from '../../api/hooks.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { CheckField, NumberField, SelectField, TextField } from '../../ui/field.tsx';
import { useAttributeName } from '../rollouts/attribute-texts.ts';
import { byManager, daysMax, type DraftPlan } from './draft-plan.ts';
import { LimitFields } from './limit-fields.tsx';
import { limitTexts } from './limit-texts.ts';
import { wavesTexts } from './waves-texts.ts';
import { isDate, mondayOf, weekNumber } from './weeks.ts';

/** The value of the choice "number per week only"; no attribute is called so. */
const noAxis = '\u0000';
const usualAxes = ['department', unitAttribute, 'site', 'country', 'platform'];

/** The attributes waves can follow: the usual ones first, then others that group people well. */
export function useAxes(): readonly string[] | undefined {
  const query = useRoute(pilotRoutes.listAttributes, {});
  // Without the attributes the waves can still be laid out by number.
  if (query.error !== null) return [];
  const attributes = query.data?.attributes;
  if (attributes === undefined) return undefined;
  // Units are made for this, however few people are in one.
  const names = attributes
    .filter(({ name, advice }) => advice === 'good' || name === unitAttribute)
    .map(({ name }) => name);
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

type AxesProps = FieldsProps & { readonly axes: readonly string[] };

/** What the waves follow: one attribute, or two mixed. */
function AxisFields({ draft, axes, onChange }: AxesProps) {
  const texts = useTexts(wavesTexts);
  const more = useTexts(limitTexts);
  const attributeName = useAttributeName();
  const [first, second] = draft.axes;
  const nameOf = (name: string) => ({ value: name, label: texts.by(attributeName(name)) });
  const read = (value: string | null) => (value === null || value === noAxis ? [] : [value]);
  return (
    <>
      <SelectField
        label={texts.axis}
        help={texts.axisHelp}
        pointer="/axes"
        value={first ?? noAxis}
        onChange={(axis) => onChange({ axes: read(axis) })}
        choices={[...axes.map(nameOf), { value: noAxis, label: texts.axisNone }]}
      />
      {first !== undefined && axes.length > 1 && (
        <SelectField
          label={more.mixed}
          value={second ?? noAxis}
          onChange={(axis) => onChange({ axes: [first, ...read(axis)] })}
          choices={[
            { value: noAxis, label: more.notMixed },
            ...axes.filter((name) => name !== first).map(nameOf),
          ]}
        />
      )}
    </>
  );
}

/** What the helpdesk can take in a week; without minutes it sets no limit. */
function HelpdeskFields({ draft, rate, onChange }: FieldsProps & { readonly rate: number | null }) {
  const texts = useTexts(limitTexts);
  const { wrongNumber } = useTexts(wavesTexts);
  const format = useFormat();
  const { helpdeskMinutes, ticketMinutes, ticketsPerPerson } = draft;
  const perPerson = ticketsPerPerson ?? rate;
  const people =
    helpdeskMinutes === null || ticketMinutes === null || perPerson === null || perPerson * ticketMinutes <= 0
      ? null
      : Math.floor(helpdeskMinutes / (perPerson * ticketMinutes));
  return (
    <>
      <NumberField
        label={texts.helpdeskMinutes}
        help={people === null ? texts.helpdeskHelp : texts.helpdeskPeople(format.number(people))}
        pointer="/helpdesk/minutesPerWeek"
        value={helpdeskMinutes}
        onChange={(next) => onChange({ helpdeskMinutes: next })}
        min={1}
        max={100_000_000}
        step={60}
      />
      {helpdeskMinutes !== null && (
        <div className="bw-form-row">
          <NumberField
            label={texts.ticketMinutes}
            pointer="/helpdesk/minutesPerTicket"
            value={ticketMinutes}
            onChange={(next) => onChange({ ticketMinutes: next })}
            min={1}
            max={10_000}
            error={ticketMinutes === null || ticketMinutes <= 0 ? wrongNumber : undefined}
          />
          <NumberField
            label={texts.ticketsPerPerson}
            help={rate === null ? texts.rateUnknown : texts.rateMeasured(format.number(rate, 2))}
            pointer="/helpdesk/ticketsPerPerson"
            value={ticketsPerPerson}
            onChange={(next) => onChange({ ticketsPerPerson: next })}
            min={0}
            max={100}
            step={0.05}
          />
        </div>
      )}
    </>
  );
}

function TeamFields({ draft, axes, onChange }: AxesProps) {
  const texts = useTexts(limitTexts);
  const attributeName = useAttributeName();
  const none = '-';
  return (
    <>
      <SelectField
        label={texts.teams}
        pointer="/together"
        value={draft.teams ?? none}
        onChange={(teams) => onChange({ teams: teams === none ? null : teams })}
        choices={[
          { value: none, label: texts.teamsSplit },
          { value: byManager, label: texts.teamsByManager },
          ...axes.map((name) => ({ value: name, label: texts.teamsBy(attributeName(name)) })),
        ]}
      />
      <CheckField
        label={texts.managersFirst}
        pointer="/managersFirst"
        value={draft.managersFirst}
        onChange={(managersFirst) => onChange({ managersFirst })}
      />
    </>
  );
}

/** All fields. */
export function PlanFields({
  rolloutId,
  draft,
  axes,
  rate,
  onChange,
}: AxesProps & {
  readonly rolloutId: RolloutId;
  /** Tickets per person measured so far. */
  readonly rate: number | null;
}) {
  const texts = useTexts(wavesTexts);
  const format = useFormat();
  const isDay = isDate(draft.startsOn);
  return (
    <>
      <AxisFields draft={draft} axes={axes} onChange={onChange} />
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
      <HelpdeskFields draft={draft} rate={rate} onChange={onChange} />
      <LimitFields
        rolloutId={rolloutId}
        hasSites={axes.includes('site')}
        limits={draft.limits}
        onChange={(limits) => onChange({ limits })}
      />
      <TeamFields draft={draft} axes={axes} onChange={onChange} />
      <Pace draft={draft} onChange={onChange} />
    </>
  );
}
