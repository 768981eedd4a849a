/** The pacing of a pilot as fields: first start, people per day, notice, window and soak. */
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { NumberField, TextField } from '../../ui/field.tsx';
import { startTexts } from './start-texts.ts';

/** Pacing as somebody is writing it; null is an empty number. */
export type PacingDraft = {
  readonly startsOn: string;
  readonly startsPerDay: number | null;
  readonly noticeDays: number | null;
  readonly windowDays: number | null;
  readonly soakDays: number | null;
};

/** The fields; `today` is the earliest start. */
export function StartFields({
  draft,
  today,
  onChange,
}: {
  readonly draft: PacingDraft;
  readonly today: string;
  readonly onChange: (draft: PacingDraft) => void;
}) {
  const texts = useTexts(startTexts);
  const format = useFormat();
  const change = (part: Partial<PacingDraft>) => onChange({ ...draft, ...part });
  const isDateGood = draft.startsOn >= today;
  const atLeastOne = (value: number | null) =>
    value === null || value < 1 ? texts.numberMissing : undefined;
  return (
    <div className="pilot-start-fields">
      <TextField
        label={texts.startsOn}
        type="date"
        value={draft.startsOn}
        help={isDateGood ? format.weekday(draft.startsOn) : undefined}
        error={isDateGood ? undefined : texts.dateMissing}
        onChange={(startsOn) => change({ startsOn })}
      />
      <NumberField
        label={texts.startsPerDay}
        value={draft.startsPerDay}
        min={1}
        max={100_000}
        error={atLeastOne(draft.startsPerDay)}
        onChange={(startsPerDay) => change({ startsPerDay })}
      />
      <NumberField
        label={texts.noticeDays}
        help={texts.noticeHelp}
        value={draft.noticeDays}
        min={0}
        max={60}
        error={draft.noticeDays === null ? texts.numberMissing : undefined}
        onChange={(noticeDays) => change({ noticeDays })}
      />
      <NumberField
        label={texts.windowDays}
        help={texts.windowHelp}
        value={draft.windowDays}
        min={1}
        max={60}
        error={atLeastOne(draft.windowDays)}
        onChange={(windowDays) => change({ windowDays })}
      />
      <NumberField
        label={texts.soakDays}
        help={texts.soakHelp}
        value={draft.soakDays}
        min={0}
        max={120}
        error={draft.soakDays === null ? texts.numberMissing : undefined}
        onChange={(soakDays) => change({ soakDays })}
      />
    </div>
  );
}
