/** The panel that adds a person to the team with a first password and roles. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { accountRoutes } from '#contracts/accounts.ts';
import type { Role } from '#contracts/permissions.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useOrganisation } from '../../app/session.tsx';
import { localeNames, locales, type Locale } from '../../i18n/locale.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { FieldErrors, Form, SelectField, TextField } from '../../ui/field.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { useFields } from '../../ui/use-fields.ts';
import { showToast } from '../../ui/toasts.tsx';
import { RoleChoice } from './role-choice.tsx';
import { roleTexts } from './role-texts.ts';
import { suggestPassword } from './suggest-password.ts';
import { teamTexts } from './team-texts.ts';

const languageChoices = locales.map((locale) => ({ value: locale, label: localeNames[locale] }));

type Values = {
  readonly displayName: string;
  readonly email: string;
  readonly password: string;
  readonly locale: Locale;
  readonly roles: readonly Role[];
};

function isComplete({ displayName, email, password, roles }: Values): boolean {
  return displayName.trim() !== '' && email.trim() !== '' && password !== '' && roles.length > 0;
}

function useNewAccount(onDone: (accountId: number) => void) {
  const texts = useTexts(teamTexts);
  const { defaultLocale } = useOrganisation();
  const [values, set] = useFields<Values>({
    displayName: '',
    email: '',
    password: '',
    locale: defaultLocale,
    roles: [],
  });
  const [isChecked, setChecked] = useState(false);
  const create = useCommand(accountRoutes.createAccount, {
    isQuiet: true,
    onDone: (account) => {
      showToast({ tone: 'pass', title: texts.created(account.displayName) });
      onDone(account.accountId);
    },
  });
  const submit = () => {
    setChecked(true);
    if (!isComplete(values)) return;
    const { displayName, email, roles } = values;
    create.mutate({
      body: { ...values, displayName: displayName.trim(), email: email.trim(), roles: [...roles] },
    });
  };
  const missing = (value: string) => (isChecked && value.trim() === '' ? texts.missing : undefined);
  return { values, set, isChecked, create, submit, missing };
}

/** The form; `onDone` gets the new account, or null when it is given up. */
export function AddAccount({ onDone }: { readonly onDone: (accountId: number | null) => void }) {
  const texts = useTexts(teamTexts);
  const { rolesMissing } = useTexts(roleTexts);
  const form = useNewAccount(onDone);
  const { error } = form.create;
  return (
    <SidePanel
      title={texts.add}
      onClose={() => onDone(null)}
      buttons={
        <>
          <Button variant="filled" loading={form.create.isPending} onClick={form.submit}>
            {texts.create}
          </Button>
          <Button onClick={() => onDone(null)}>{texts.cancel}</Button>
        </>
      }
    >
      <FieldErrors errors={error?.errors}>
        <Form onSubmit={form.submit}>
          <TextField
            label={texts.name}
            pointer="/displayName"
            value={form.values.displayName}
            onChange={form.set('displayName')}
            error={form.missing(form.values.displayName)}
            isRequired
          />
          <TextField
            label={texts.email}
            pointer="/email"
            type="email"
            value={form.values.email}
            onChange={form.set('email')}
            error={form.missing(form.values.email)}
            isRequired
          />
          <div>
            <TextField
              label={texts.password}
              help={texts.passwordHelp}
              pointer="/password"
              value={form.values.password}
              onChange={form.set('password')}
              error={form.missing(form.values.password)}
              isRequired
            />
            <TextButton onClick={() => form.set('password')(suggestPassword())}>{texts.suggest}</TextButton>
          </div>
          <SelectField
            label={texts.language}
            pointer="/locale"
            value={form.values.locale}
            onChange={form.set('locale')}
            choices={languageChoices}
          />
          <RoleChoice
            value={form.values.roles}
            onChange={form.set('roles')}
            error={form.isChecked && form.values.roles.length === 0 ? rolesMissing : undefined}
          />
          {error !== null && error.errors.length === 0 && <ProblemNotice problem={error} />}
        </Form>
      </FieldErrors>
    </SidePanel>
  );
}
