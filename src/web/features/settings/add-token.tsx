/** The panel that creates a token and then shows its secret, this one time. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Role } from '#contracts/permissions.ts';
import { tokenDaysDefault, tokenRoutes } from '#contracts/tokens.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { FieldErrors, Form, NumberField, TextField } from '../../ui/field.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { CopyLine } from '../../ui/copy-line.tsx';
import { RoleChoice } from './role-choice.tsx';
import { roleTexts } from './role-texts.ts';
import { SecretPanel } from './secret-panel.tsx';
import { tokenTexts } from './token-texts.ts';

/** The form; after creating, the secret until it is closed. */
export function AddToken({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts(tokenTexts);
  const { rolesMissing } = useTexts(roleTexts);
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>([]);
  const [days, setDays] = useState<number | null>(tokenDaysDefault);
  const [isChecked, setChecked] = useState(false);
  const create = useCommand(tokenRoutes.createToken, { isQuiet: true });
  if (create.data !== undefined)
    return (
      <SecretPanel name={create.data.token.name} secret={create.data.secret} texts={texts} onClose={onClose}>
        <PanelSection title={texts.use}>
          <p className="settings-above">{texts.useText}</p>
          <CopyLine label={texts.use} text="Authorization: Bearer …" />
        </PanelSection>
      </SecretPanel>
    );
  const submit = () => {
    setChecked(true);
    if (name.trim() === '' || roles.length === 0 || days === null) return;
    create.mutate({ body: { name: name.trim(), roles: [...roles], expiresInDays: days } });
  };
  const { error } = create;
  return (
    <SidePanel
      title={texts.add}
      onClose={onClose}
      buttons={
        <>
          <Button variant="filled" loading={create.isPending} onClick={submit}>
            {texts.create}
          </Button>
          <Button onClick={onClose}>{texts.cancel}</Button>
        </>
      }
    >
      <FieldErrors errors={error?.errors}>
        <Form onSubmit={submit}>
          <TextField
            label={texts.name}
            help={texts.nameHelp}
            pointer="/name"
            value={name}
            onChange={setName}
            error={isChecked && name.trim() === '' ? texts.missing : undefined}
            isRequired
          />
          <NumberField
            label={texts.days}
            help={texts.daysHelp}
            pointer="/expiresInDays"
            value={days}
            onChange={setDays}
            min={1}
            max={3650}
            suffix={texts.daysSuffix}
            error={days === null ? texts.missing : undefined}
          />
          <RoleChoice
            value={roles}
            onChange={setRoles}
            error={isChecked && roles.length === 0 ? rolesMissing : undefined}
          />
          {error !== null && error.errors.length === 0 && <ProblemNotice problem={error} />}
        </Form>
      </FieldErrors>
    </SidePanel>
  );
}
