/** The panel that gives a shift its own start hour, or takes it back. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { calendarRoutes, type ShiftTime } from '#contracts/calendar.ts';
import { pilotRoutes } from '#contracts/pilot.ts';
import { unitRoutes } from '#contracts/units.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useCan } from '../../app/session.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { FieldErrors, Form, SelectField } from '../../ui/field.tsx';
import { hourChoices } from '../../ui/hours.ts';
import { Notice } from '../../ui/notice.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { attributeLabel } from '../pilot/choice.ts';
import { useAttributeName } from '../rollouts/attribute-texts.ts';
import { freeShifts } from './shift-draft.ts';
import { shiftTexts } from './shift-texts.ts';
import { useShiftName } from './shift-times.tsx';

type Draft = {
  readonly attribute: string | null;
  readonly value: string | null;
  readonly startHour: string | null;
};

type FieldsProps = {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
  readonly isChecked: boolean;
};

function useShiftCommands(onClose: () => void) {
  const texts = useTexts(shiftTexts);
  const nameOf = useShiftName();
  const tell = (title: string) => {
    showToast({ tone: 'pass', title, detail: texts.savedDetail });
    onClose();
  };
  const save = useCommand(calendarRoutes.setShiftTime, {
    isQuiet: true,
    onDone: (shift) => tell(texts.saved(nameOf(shift))),
  });
  const remove = useCommand(calendarRoutes.removeShiftTime, {
    isQuiet: true,
    onDone: (shift) => tell(texts.removed(nameOf(shift))),
  });
  return { save, remove, problem: save.error ?? remove.error };
}

/** Which shift: an attribute of people and one of its values. */
function WhichFields({
  draft: { attribute, value },
  onChange,
  isChecked,
  free,
}: FieldsProps & { readonly free: ReadonlyMap<string, readonly string[]> }) {
  const texts = useTexts(shiftTexts);
  const attributeName = useAttributeName();
  if (free.size === 0) return <Notice>{texts.none}</Notice>;
  const values = attribute === null ? undefined : free.get(attribute);
  return (
    <>
      <SelectField
        label={texts.attribute}
        help={texts.attributeHelp}
        placeholder={texts.choose}
        pointer="/attribute"
        value={attribute}
        onChange={(next) => next !== null && onChange({ attribute: next, value: null })}
        choices={[...free.keys()].map((name) => ({
          value: name,
          label: attributeLabel(attributeName(name)),
        }))}
        error={isChecked && attribute === null ? texts.attributeMissing : undefined}
        isRequired
      />
      {values !== undefined && (
        <SelectField
          label={texts.value}
          placeholder={texts.choose}
          pointer="/value"
          value={value}
          onChange={(next) => next !== null && onChange({ value: next })}
          choices={values.map((name) => ({ value: name, label: name }))}
          error={isChecked && value === null ? texts.valueMissing : undefined}
          isRequired
        />
      )}
    </>
  );
}

/** The fields of a shift that has no hour yet. */
function NewFields({ shifts, ...fields }: FieldsProps & { readonly shifts: readonly ShiftTime[] }) {
  const texts = useTexts(shiftTexts);
  const units = useRoute(unitRoutes.listUnits, {});
  const known = useRoute(pilotRoutes.listAttributes, {});
  return (
    <Answer of={units} what={texts.what}>
      {({ attributes: recorded }) => (
        <Answer of={known} what={texts.what}>
          {({ attributes }) => <WhichFields {...fields} free={freeShifts(recorded, attributes, shifts)} />}
        </Answer>
      )}
    </Answer>
  );
}

function HourField({ draft: { startHour }, onChange, isChecked }: FieldsProps) {
  const texts = useTexts(shiftTexts);
  return (
    <SelectField
      label={texts.startHour}
      help={texts.startHourHelp}
      placeholder={texts.choose}
      pointer="/startHour"
      value={startHour}
      onChange={(next) => next !== null && onChange({ startHour: next })}
      choices={hourChoices}
      error={isChecked && startHour === null ? texts.startHourMissing : undefined}
      isRequired
    />
  );
}

/** The panel; null gives an hour to a shift that is not among `shifts`. */
export function ShiftPanel({
  shift,
  shifts,
  onClose,
}: {
  readonly shift: ShiftTime | null;
  readonly shifts: readonly ShiftTime[];
  readonly onClose: () => void;
}) {
  const texts = useTexts(shiftTexts);
  const nameOf = useShiftName();
  const canPlan = useCan('rollout.plan');
  const [draft, setDraft] = useState<Draft>({
    attribute: shift?.attribute ?? null,
    value: shift?.value ?? null,
    startHour: shift === null ? null : String(shift.startHour),
  });
  const [isChecked, setChecked] = useState(false);
  const { save, remove, problem } = useShiftCommands(onClose);
  const submit = () => {
    setChecked(true);
    const { attribute, value, startHour } = draft;
    if (attribute !== null && value !== null && startHour !== null)
      save.mutate({ body: { attribute, value, startHour: Number(startHour) } });
  };
  const fields: FieldsProps = {
    draft,
    onChange: (change) => setDraft((previous) => ({ ...previous, ...change })),
    isChecked,
  };
  return (
    <SidePanel
      title={shift === null ? texts.newTitle : nameOf(shift)}
      onClose={onClose}
      buttons={
        canPlan && (
          <>
            <Button variant="filled" loading={save.isPending} onClick={submit}>
              {texts.save}
            </Button>
            <Button onClick={onClose}>{texts.cancel}</Button>
          </>
        )
      }
      foot={
        canPlan
          ? shift !== null && (
              <TextButton
                onClick={() => remove.mutate({ body: { attribute: shift.attribute, value: shift.value } })}
              >
                {texts.remove}
              </TextButton>
            )
          : texts.mayNot
      }
    >
      <FieldErrors errors={problem?.errors}>
        <Form onSubmit={submit}>
          {shift === null && <NewFields {...fields} shifts={shifts} />}
          <HourField {...fields} />
          <p className="bw-quiet">{texts.effect}</p>
          {problem !== null && problem.errors.length === 0 && <ProblemNotice problem={problem} />}
        </Form>
      </FieldErrors>
    </SidePanel>
  );
}
