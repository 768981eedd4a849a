/** The fields of a repeating rule in plain words. */
import { useTexts } from '../../i18n/locale-provider.tsx';
import { NumberField, SelectField, TextField } from '../../ui/field.tsx';
import { useMonths, useWeekdays } from './day-names.ts';
import { closureTexts } from './closure-texts.ts';
import { frequencies, monthDays, positions, type RuleDraft } from './rule-draft.ts';
import { WeekdayChoice } from './weekday-choice.tsx';

type FieldsProps = { readonly rule: RuleDraft; readonly onChange: (change: Partial<RuleDraft>) => void };

function WeekFields({ rule, onChange }: FieldsProps) {
  const texts = useTexts(closureTexts);
  return (
    <WeekdayChoice
      label={texts.weekdays}
      value={rule.weekdays}
      error={rule.weekdays.length === 0 ? texts.weekdaysMissing : undefined}
      onChange={(weekdays) => onChange({ weekdays })}
    />
  );
}

function MonthFields({ rule, onChange }: FieldsProps) {
  const texts = useTexts(closureTexts);
  const names = useWeekdays();
  const months = useMonths('long');
  const { frequency, on, day, position, weekday, month } = rule;
  const isDayWrong = day === null || day < 1 || day > 31;
  return (
    <>
      {frequency === 'YEARLY' && (
        <SelectField
          label={texts.month}
          value={String(month)}
          onChange={(next) => onChange({ month: Number(next) })}
          choices={months.map((label, index) => ({ value: String(index + 1), label }))}
        />
      )}
      <SelectField
        label={texts.on}
        value={on}
        onChange={(next) => next !== null && onChange({ on: next })}
        choices={monthDays.map((value) => ({ value, label: texts.onChoices[value] }))}
      />
      {on === 'day' && (
        <NumberField
          label={texts.day}
          value={day}
          onChange={(next) => onChange({ day: next })}
          min={1}
          max={31}
          error={isDayWrong ? texts.dayWrong : undefined}
        />
      )}
      {on === 'weekday' && (
        <div className="cl-pair">
          <SelectField
            label={texts.position}
            value={String(position)}
            onChange={(next) => onChange({ position: Number(next) })}
            choices={positions.map((each) => ({
              value: String(each),
              label: texts.positions[`${each}`],
            }))}
          />
          <SelectField
            label={texts.weekday}
            value={String(weekday)}
            onChange={(next) => onChange({ weekday: Number(next) })}
            choices={names.map((label, index) => ({ value: String(index), label }))}
          />
        </div>
      )}
    </>
  );
}

/** How often, on which day, and until when. */
export function RuleFields(props: FieldsProps) {
  const { rule, onChange } = props;
  const texts = useTexts(closureTexts);
  return (
    <>
      <div className="cl-pair">
        <SelectField
          label={texts.unit}
          value={rule.frequency}
          onChange={(frequency) => frequency !== null && onChange({ frequency })}
          choices={frequencies.map((value) => ({ value, label: texts.unitChoices[value] }))}
        />
        <NumberField
          label={texts.every}
          value={rule.interval}
          suffix={` ${texts.units[rule.frequency](rule.interval ?? 1)}`}
          onChange={(interval) => onChange({ interval })}
          min={1}
          max={99}
        />
      </div>
      {rule.frequency === 'WEEKLY' ? <WeekFields {...props} /> : <MonthFields {...props} />}
      <SelectField
        label={texts.ends}
        value={rule.until === null ? 'never' : 'until'}
        onChange={(next) => onChange({ until: next === 'until' ? '' : null })}
        choices={[
          { value: 'never', label: texts.noEnd },
          { value: 'until', label: texts.until },
        ]}
      />
      {rule.until !== null && (
        <TextField
          label={texts.untilDay}
          type="date"
          value={rule.until}
          onChange={(until) => onChange({ until })}
        />
      )}
    </>
  );
}
