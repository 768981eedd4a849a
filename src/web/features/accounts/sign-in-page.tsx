/** Signing in with e-mail address and password; a refusal says what to do, and nothing about who exists. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { sessionRoutes } from '#contracts/session.ts';
import { useCommand } from '../../api/hooks.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { BarePage } from '../../app/bare-page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { FieldErrors, Form, PasswordField, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { accountsTexts } from './accounts-texts.ts';
import './accounts.css';

function Refusal({ problem }: { readonly problem: ApiProblem }) {
  const texts = useTexts(accountsTexts);
  if (problem.code === 'sign_in_failed') return <Notice tone="fail">{texts.signInFailed}</Notice>;
  if (problem.code === 'sign_in_limited')
    return <Notice tone="warn">{texts.signInLimited(String(Number(problem.data['seconds'] ?? 60)))}</Notice>;
  return <ProblemNotice problem={problem} />;
}

export default function SignInPage() {
  const texts = useTexts(accountsTexts);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isChecked, setChecked] = useState(false);
  const signIn = useCommand(sessionRoutes.startSession, { isQuiet: true });
  useEffect(() => document.querySelector<HTMLInputElement>('input[name="email"]')?.focus(), []);
  const submit = () => {
    setChecked(true);
    if (email.trim() === '' || password === '') return;
    signIn.mutate({ body: { email: email.trim(), password } });
  };
  const missing = (value: string) => (isChecked && value.trim() === '' ? texts.missing : undefined);
  return (
    <BarePage title={texts.signInTitle}>
      <FieldErrors errors={signIn.error?.errors}>
        <Form onSubmit={submit}>
          <TextField
            label={texts.email}
            pointer="/email"
            type="email"
            value={email}
            onChange={setEmail}
            error={missing(email)}
            autoComplete="username"
          />
          <PasswordField
            label={texts.password}
            pointer="/password"
            value={password}
            onChange={setPassword}
            error={missing(password)}
            autoComplete="current-password"
          />
          {signIn.error !== null && signIn.error.errors.length === 0 && <Refusal problem={signIn.error} />}
          <Button type="submit" variant="filled" fullWidth loading={signIn.isPending}>
            {texts.signIn}
          </Button>
        </Form>
      </FieldErrors>
      <p className="bw-quiet bw-sign-in-help">{texts.signInHelp}</p>
    </BarePage>
  );
}
