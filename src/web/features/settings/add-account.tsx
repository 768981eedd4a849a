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
import { showToast } from '../../ui/toasts.tsx';
import { RoleChoice } from './role-choice.tsx';
import { roleTexts } from './role-texts.ts';
import { suggestPassword } from './suggest-password.ts';
import { teamTexts } from './team-texts.ts';

const languageChoices = locales.map((locale) => ({ value: locale, label: localeNames[locale] }));

function useNewAccount(onDone: (accountId: number) => void) {
  const texts = useTexts(teamTexts);
  const { defaultLocale } = useOrganisation();
  const [displayName, setDisplayName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [locale, setLocale] = useState<Locale>(defaultLocale);
  const [roles, setRoles] = useState<readonly Role[]>([]);
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
    if (displayName.trim() === '' || email.trim() === '' || password === '' || roles.length === 0) return;
    const body = {
      displayName: displayName.trim(),
      email: email.trim(),
      password,
      locale,
      roles: [...roles],
    };
    create.mutate({ body });
  };
  const missing = (value: string) => (isChecked && value.trim() === '' ? texts.missing : undefined);
  return {
    ...{ displayName, setDisplayName, email, setEmail, password, setPassword, locale, setLocale },
    ...{ roles, setRoles, isChecked, create, submit, missing },
  };
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
            value={form.displayName}
            onChange={form.setDisplayName}
            error={form.missing(form.displayName)}
            isRequired
          />
          <TextField
            label={texts.email}
            pointer="/email"
            type="email"
            value={form.email}
            onChange={form.setEmail}
            error={form.missing(form.email)}
            isRequired
          />
          <div>
            <TextField
              label={texts.password}
              help={texts.passwordHelp}
              pointer="/password"
              value={form.password}
              onChange={form.setPassword}
              error={form.missing(form.password)}
              isRequired
            />
            <TextButton onClick={() => form.setPassword(suggestPassword())}>{texts.suggest}</TextButton>
          </div>
          <SelectField
            label={texts.language}
            pointer="/locale"
            value={form.locale}
            onChange={(next) => next !== null && form.setLocale(next)}
            choices={languageChoices}
          />
          <RoleChoice
            value={form.roles}
            onChange={form.setRoles}
            error={form.isChecked && form.roles.length === 0 ? rolesMissing : undefined}
          />
          {error !== null && error.errors.length === 0 && <ProblemNotice problem={error} />}
        </Form>
      </FieldErrors>
    </SidePanel>
  );
}
