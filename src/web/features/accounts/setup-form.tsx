/** The form of the first visit: organisation and administrator. Checks what it can before it sends. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { passwordLengthMin } from '#contracts/session.ts';
import { setupRoutes } from '#contracts/setup.ts';
import { useCommand } from '../../api/hooks.ts';
import { useLocale, useTexts } from '../../i18n/locale-provider.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { FieldErrors, Form, PasswordField, SelectField, TextField } from '../../ui/field.tsx';
import { accountsTexts } from './accounts-texts.ts';
import { PasswordStrengthWords } from './password-strength-words.tsx';
import { timeZones } from './time-zones.ts';

type Values = {
  readonly organisationName: string;
  readonly timeZone: string | null;
  readonly name: string;
  readonly email: string;
  readonly password: string;
};

const ownTimeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
const empty: Values = { organisationName: '', timeZone: ownTimeZone, name: '', email: '', password: '' };
const zoneChoices = timeZones(ownTimeZone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));

function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}

/** What keeps the form from being sent, by field. */
function useFaults(values: Values): Readonly<Partial<Record<keyof Values, string>>> {
  const texts = useTexts(accountsTexts);
  const missing = (text: string | null) => (text === null || text.trim() === '' ? texts.missing : undefined);
  const faults = {
    organisationName: missing(values.organisationName),
    timeZone: missing(values.timeZone),
    name: missing(values.name),
    email: missing(values.email) ?? (isEmail(values.email) ? undefined : texts.emailWrong),
    password: [...values.password].length < passwordLengthMin ? texts.passwordShort : undefined,
  };
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined));
}

type FieldsProps = {
  readonly values: Values;
  readonly error: (field: keyof Values) => string | undefined;
  readonly set: (field: keyof Values) => (value: string | null) => void;
};

function OrganisationFields({ values, error, set }: FieldsProps) {
  const texts = useTexts(accountsTexts);
  return (
    <>
      <h2 className="bw-account-head">{texts.organisationHead}</h2>
      <TextField
        label={texts.organisationName}
        pointer="/organisationName"
        value={values.organisationName}
        onChange={set('organisationName')}
        error={error('organisationName')}
        autoComplete="organization"
        isRequired
      />
      <SelectField
        label={texts.timeZone}
        help={texts.timeZoneHelp}
        pointer="/timeZone"
        value={values.timeZone}
        onChange={set('timeZone')}
        error={error('timeZone')}
        choices={zoneChoices}
        isRequired
      />
    </>
  );
}

function AdministratorFields({ values, error, set }: FieldsProps) {
  const texts = useTexts(accountsTexts);
  return (
    <>
      <h2 className="bw-account-head">{texts.accountHead}</h2>
      <TextField
        label={texts.name}
        help={texts.nameHelp}
        pointer="/name"
        value={values.name}
        onChange={set('name')}
        error={error('name')}
        autoComplete="name"
        isRequired
      />
      <TextField
        label={texts.email}
        pointer="/email"
        type="email"
        value={values.email}
        onChange={set('email')}
        error={error('email')}
        autoComplete="username"
        isRequired
      />
      <PasswordField
        label={texts.password}
        help={texts.passwordHelp}
        pointer="/password"
        value={values.password}
        onChange={set('password')}
        error={error('password')}
        autoComplete="new-password"
        isRequired
      />
      <PasswordStrengthWords
        password={values.password}
        personal={[values.organisationName, values.name, values.email]}
      />
    </>
  );
}

/** Sends with the one-time `token`; `onExpired` when the server does not know it any more. */
export function SetupForm({ token, onExpired }: { readonly token: string; readonly onExpired: () => void }) {
  const texts = useTexts(accountsTexts);
  const locale = useLocale();
  const [values, setValues] = useState(empty);
  const [isChecked, setChecked] = useState(false);
  const complete = useCommand(setupRoutes.completeSetup, { isQuiet: true });
  const { error: problem } = complete;
  const isWeak = problem?.code === 'password_too_weak';
  const faults = useFaults(values);
  const fields: FieldsProps = {
    values,
    error: (field) => (isChecked ? faults[field] : undefined),
    set: (field) => (value) => setValues((previous) => ({ ...previous, [field]: value ?? '' })),
  };
  const submit = () => {
    setChecked(true);
    const { timeZone } = values;
    if (Object.keys(faults).length > 0 || timeZone === null) return;
    complete.mutate(
      { body: { ...values, email: values.email.trim(), timeZone, token, locale } },
      { onError: ({ code }) => code === 'setup_link_invalid' && onExpired() },
    );
  };
  return (
    <FieldErrors errors={isWeak ? [{ pointer: '/password', detail: texts.passwordShort }] : problem?.errors}>
      <Form onSubmit={submit}>
        <OrganisationFields {...fields} />
        <AdministratorFields {...fields} />
        {problem !== null && problem.errors.length === 0 && !isWeak && <ProblemNotice problem={problem} />}
        <div className="bw-bare-actions">
          <Button type="submit" variant="filled" loading={complete.isPending}>
            {texts.create}
          </Button>
        </div>
      </Form>
    </FieldErrors>
  );
}
