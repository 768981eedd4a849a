/** Changing one's own password: the current one, and a new one with words on its strength. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { passwordLengthMin, sessionRoutes } from '#contracts/session.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useSession } from '../../app/session.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { FieldErrors, Form, PasswordField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { PasswordStrengthWords } from '../accounts/password-strength-words.tsx';
import { settingsTexts } from './settings-texts.ts';

const empty = { current: '', next: '' };

/** What is wrong with the fields, once somebody has tried to send them. */
function useFaults({ current, next }: typeof empty, isChecked: boolean) {
  const texts = useTexts(settingsTexts).own.password;
  return {
    current: isChecked && current === '' ? texts.missing : undefined,
    next: isChecked && [...next].length < passwordLengthMin ? texts.short(passwordLengthMin) : undefined,
  };
}

export function OwnPassword() {
  const texts = useTexts(settingsTexts).own.password;
  const { account } = useSession();
  const [values, setValues] = useState(empty);
  const [isChecked, setChecked] = useState(false);
  const change = useCommand(sessionRoutes.changeOwnPassword, {
    isQuiet: true,
    onDone: ({ endedSessions }) => {
      setValues(empty);
      setChecked(false);
      showToast({ tone: 'pass', title: texts.done, detail: texts.ended(endedSessions) });
    },
  });
  const faults = useFaults(values, isChecked);
  const wrong = change.error?.code === 'password_wrong' ? texts.wrong : undefined;
  const submit = () => {
    setChecked(true);
    if (values.current === '' || [...values.next].length < passwordLengthMin) return;
    change.mutate({ body: { currentPassword: values.current, newPassword: values.next } });
  };
  return (
    <Card title={texts.head}>
      <FieldErrors errors={change.error?.errors}>
        <Form onSubmit={submit}>
          {/* For password managers, which keep the two together. */}
          <input type="email" autoComplete="username" value={account?.email ?? ''} readOnly hidden />
          <PasswordField
            label={texts.current}
            pointer="/currentPassword"
            value={values.current}
            onChange={(current) => setValues({ ...values, current })}
            error={faults.current ?? wrong}
            autoComplete="current-password"
          />
          <PasswordField
            label={texts.next}
            help={texts.nextHelp(passwordLengthMin)}
            pointer="/newPassword"
            value={values.next}
            onChange={(next) => setValues({ ...values, next })}
            error={faults.next}
            autoComplete="new-password"
          />
          <PasswordStrengthWords
            password={values.next}
            personal={[account?.displayName ?? '', account?.email ?? '']}
          />
          {change.error !== null && wrong === undefined && change.error.errors.length === 0 && (
            <ProblemNotice problem={change.error} />
          )}
          <div>
            <Button type="submit" loading={change.isPending}>
              {texts.change}
            </Button>
          </div>
        </Form>
      </FieldErrors>
    </Card>
  );
}
