/** The fields that say which application reads, and how it signs in. */
import { connectionClouds } from '#contracts/connection-choices.ts';
import type { Connection } from '#contracts/connections.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ChoiceField, PasswordField, SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import type { ConnectionForm } from './use-connection-form.ts';
import { connectionTexts } from './connection-texts.ts';

const kinds = ['certificate', 'secret'] as const;

export function ApplicationFields({ form }: { readonly form: ConnectionForm }) {
  const texts = useTexts(connectionTexts);
  const { draft, set, faultOf } = form;
  return (
    <>
      <TextField
        label={texts.name}
        help={texts.nameHelp}
        pointer="/name"
        value={draft.name}
        onChange={set('name')}
        error={faultOf('name')}
        isRequired
      />
      <TextField
        label={texts.tenant}
        help={texts.idHelp}
        pointer="/tenantId"
        value={draft.tenantId}
        onChange={set('tenantId')}
        error={faultOf('tenantId')}
        isRequired
      />
      <TextField
        label={texts.client}
        help={texts.idHelp}
        pointer="/clientId"
        value={draft.clientId}
        onChange={set('clientId')}
        error={faultOf('clientId')}
        isRequired
      />
      <SelectField
        label={texts.cloud}
        value={draft.cloud}
        onChange={set('cloud')}
        choices={connectionClouds.map((value) => ({ value, label: texts.clouds[value] }))}
      />
      <Proof form={form} />
    </>
  );
}

function Proof({ form }: { readonly form: ConnectionForm }) {
  const texts = useTexts(connectionTexts);
  const { draft, set, faultOf, stored, keepsProof, replaceProof } = form;
  if (stored !== null && keepsProof) return <StoredProof stored={stored} onReplace={replaceProof} />;
  return (
    <>
      <ChoiceField
        label={texts.proof}
        value={draft.credentialKind}
        onChange={(kind) => {
          set('credentialKind')(kind);
          set('proof')('');
        }}
        choices={kinds.map((kind) => ({
          value: kind,
          label: texts.kinds[kind],
          note: texts.kindNotes[kind],
        }))}
      />
      {draft.credentialKind === 'secret' ? (
        <PasswordField
          label={texts.secret}
          help={texts.secretHelp}
          pointer="/credential/secret"
          value={draft.proof}
          onChange={set('proof')}
          error={faultOf('proof')}
          autoComplete="new-password"
        />
      ) : (
        <TextAreaField
          label={texts.pem}
          help={texts.pemHelp}
          pointer="/credential/pem"
          value={draft.proof}
          onChange={set('proof')}
          error={faultOf('proof')}
          minRows={4}
        />
      )}
    </>
  );
}

function StoredProof({ stored, onReplace }: { readonly stored: Connection; readonly onReplace: () => void }) {
  const texts = useTexts(connectionTexts);
  const format = useFormat();
  const { kind, expiresAt } = stored.credential;
  return (
    <p>
      {kind === 'secret' ? texts.storedSecret : texts.storedCertificate(format.date(expiresAt ?? ''))}{' '}
      <TextButton onClick={onReplace}>{texts.replace}</TextButton>
    </p>
  );
}
