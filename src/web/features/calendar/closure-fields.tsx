/** The fields of a closure: its name, what it means, for whom, and which days. */
import { useMemo } from 'react';
import { calendarRoutes, type Closure } from '#contracts/calendar.ts';
import type { Output } from '#contracts/route.ts';
import { useRoute } from '../../api/hooks.ts';
import { intlTag } from '../../i18n/locale.ts';
import { useLocale, useTexts } from '../../i18n/locale-provider.tsx';
import { ChoiceField, NumberField, SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { dayKinds, scopeKinds, type ClosureDraft } from './closure-draft.ts';
import { closureTexts } from './closure-texts.ts';
import { RuleFields } from './rule-fields.tsx';

export type Places = Output<typeof calendarRoutes.getCalendar>['places'];

type FieldsProps = {
  readonly draft: ClosureDraft;
  readonly places: Places;
  /** Whether what is missing is said; not before somebody wanted to save. */
  readonly isChecked: boolean;
  readonly onChange: (change: Partial<ClosureDraft>) => void;
};

function ScopeFields({ draft, places, onChange }: FieldsProps) {
  const texts = useTexts(closureTexts);
  const { scope } = draft;
  return (
    <>
      <SelectField
        label={texts.whose}
        value={scope}
        onChange={(next) => next !== null && onChange({ scope: next, place: null })}
        choices={scopeKinds.map((value) => ({ value, label: texts.scopes[value] }))}
      />
      {scope !== 'everybody' && (
        <SelectField
          label={texts.places[scope]}
          placeholder={texts.choose}
          value={draft.place}
          onChange={(place) => onChange({ place })}
          choices={[...new Set([...places[scope], ...(draft.place === null ? [] : [draft.place])])].map(
            (name) => ({ value: name, label: name }),
          )}
          isRequired
        />
      )}
    </>
  );
}

/** Countries by their names in the language of the screen. */
function HolidayFields({ draft, onChange }: FieldsProps) {
  const texts = useTexts(closureTexts);
  const locale = useLocale();
  const countries = useRoute(calendarRoutes.listHolidayPlaces, {}).data?.countries;
  const choices = useMemo(() => {
    const names = new Intl.DisplayNames(intlTag(locale), { type: 'region' });
    return (countries ?? [])
      .map(({ code }) => ({ value: code, label: names.of(code) ?? code }))
      .toSorted((left, right) => left.label.localeCompare(right.label, locale));
  }, [countries, locale]);
  const regions = countries?.find(({ code }) => code === draft.country)?.regions ?? [];
  const whole = '-';
  return (
    <>
      <SelectField
        label={texts.country}
        placeholder={texts.choose}
        value={draft.country}
        onChange={(country) => onChange({ country, region: null })}
        choices={choices}
        isRequired
      />
      {regions.length > 0 && (
        <SelectField
          label={texts.region}
          value={draft.region ?? whole}
          onChange={(region) => onChange({ region: region === whole ? null : region })}
          choices={[
            { value: whole, label: texts.wholeCountry },
            ...regions.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      )}
    </>
  );
}

function PeriodFields({ draft, onChange }: FieldsProps) {
  const texts = useTexts(closureTexts);
  return (
    <div className="cl-pair">
      <TextField
        label={texts.from}
        type="date"
        pointer="/days/from"
        value={draft.from}
        // A later first day takes the last one along.
        onChange={(from) => onChange({ from, ...(draft.to < from ? { to: from } : {}) })}
      />
      <TextField
        label={texts.to}
        type="date"
        pointer="/days/to"
        value={draft.to}
        onChange={(to) => onChange({ to })}
        error={draft.to !== '' && draft.to < draft.from ? texts.toWrong : undefined}
      />
    </div>
  );
}

function RepeatFields(props: FieldsProps) {
  const { draft, onChange } = props;
  const texts = useTexts(closureTexts);
  const { lasts } = draft;
  return (
    <>
      {draft.days === 'text' ? (
        <TextAreaField
          label={texts.ruleText}
          help={texts.ruleHelp}
          pointer="/days/rule"
          value={draft.text}
          onChange={(text) => onChange({ text })}
          minRows={2}
        />
      ) : (
        <RuleFields rule={draft.rule} onChange={(rule) => onChange({ rule: { ...draft.rule, ...rule } })} />
      )}
      <div className="cl-pair">
        <TextField
          label={texts.begins}
          type="date"
          value={draft.from}
          onChange={(from) => onChange({ from })}
        />
        <NumberField
          label={texts.lasts}
          value={lasts}
          onChange={(next) => onChange({ lasts: next })}
          min={1}
          max={92}
          error={lasts === null || lasts < 1 || lasts > 92 ? texts.lastsWrong : undefined}
        />
      </div>
    </>
  );
}

/** All fields. */
export function ClosureFieldset(props: FieldsProps) {
  const { draft, isChecked, onChange } = props;
  const texts = useTexts(closureTexts);
  return (
    <>
      <TextField
        label={texts.name}
        placeholder={texts.nameHint}
        pointer="/name"
        value={draft.name}
        onChange={(name) => onChange({ name })}
        error={isChecked && draft.name.trim().length < 2 ? texts.nameMissing : undefined}
        isRequired
        hasFocus
      />
      <ChoiceField<Closure['effect']>
        label={texts.effect}
        value={draft.effect}
        onChange={(effect) => onChange({ effect })}
        choices={(['freeze', 'window'] as const).map((value) => ({
          value,
          label: texts.effectChoices[value],
          note: texts.effectNotes[value],
        }))}
      />
      <ScopeFields {...props} />
      <SelectField
        label={texts.when}
        value={draft.days}
        onChange={(days) => days !== null && onChange({ days })}
        choices={dayKinds.map((value) => ({ value, label: texts.kinds[value] }))}
      />
      {draft.days === 'dates' && <PeriodFields {...props} />}
      {draft.days === 'holidays' && <HolidayFields {...props} />}
      {(draft.days === 'rule' || draft.days === 'text') && <RepeatFields {...props} />}
    </>
  );
}
