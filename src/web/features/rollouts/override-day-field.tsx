/** Until when a rule that is set aside stays so: a day of the organisation's, with the usual one filled in. */
import { useState } from 'react';
import { overrideSpan } from '#contracts/overrides.ts';
import { useNow } from '../../app/session.tsx';
import { defineTexts } from '../../i18n/define-texts.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { TextField } from '../../ui/field.tsx';

const dayTexts = defineTexts({
  en: {
    day: 'Counts until',
    help: (latest: string) =>
      `What has not started by the end of that day is held again and asks for a new reason. At the latest ${latest}.`,
    helpSkip: (latest: string) =>
      `Stages after it that have not started by the end of that day are held again and ask for a new reason. At the latest ${latest}.`,
  },
  sv: {
    day: 'Gäller till och med',
    help: (latest) =>
      `Det som inte har startat när den dagen är slut stoppas igen och kräver ett nytt skäl. Som längst ${latest}.`,
    helpSkip: (latest) =>
      `Etapper efter den som inte har startat när den dagen är slut stoppas igen och kräver ett nytt skäl. Som längst ${latest}.`,
  },
  de: {
    day: 'Gilt bis einschließlich',
    help: (latest) =>
      `Was bis zum Ende dieses Tages nicht begonnen hat, wird wieder angehalten und braucht eine neue Begründung. Höchstens bis ${latest}.`,
    helpSkip: (latest) =>
      `Stufen danach, die bis zum Ende dieses Tages nicht begonnen haben, werden wieder angehalten und brauchen eine neue Begründung. Höchstens bis ${latest}.`,
  },
});

type OverrideDay = {
  /** The part of a request that says so; empty where no day is filled in, so that the usual one counts. */
  readonly body: { readonly untilOn?: string };
  readonly value: string;
  readonly latest: string;
  readonly onChange: (value: string) => void;
};

export function useOverrideDay(): OverrideDay {
  const { usual, latest } = overrideSpan(useFormat().dateOf(useNow()));
  const [value, onChange] = useState(usual);
  return { body: value === '' ? {} : { untilOn: value }, value, latest, onChange };
}

export function OverrideDayField({
  day,
  isSkip = false,
}: {
  readonly day: OverrideDay;
  /** A stage is left out, so that the day concerns those after it. */
  readonly isSkip?: boolean;
}) {
  const texts = useTexts(dayTexts);
  const format = useFormat();
  return (
    <TextField
      label={texts.day}
      help={(isSkip ? texts.helpSkip : texts.help)(format.weekday(day.latest))}
      pointer="/untilOn"
      type="date"
      value={day.value}
      onChange={day.onChange}
    />
  );
}
