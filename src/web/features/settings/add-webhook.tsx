/** The panel that adds a webhook and then shows its secret, this one time. */
import { Button } from '@mantine/core';
import { webhookEvents, webhookRoutes } from '#contracts/webhooks.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { CopyLine } from '../../ui/copy-line.tsx';
import { FieldErrors, Form } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useWebhookValues, WebhookFields } from './webhook-fields.tsx';
import { webhookTexts } from './webhook-texts.ts';

/** The secret of a webhook, shown once. */
export function WebhookSecret({
  name,
  secret,
  onClose,
}: {
  readonly name: string;
  readonly secret: string;
  readonly onClose: () => void;
}) {
  const texts = useTexts(webhookTexts);
  return (
    <SidePanel
      title={name}
      onClose={onClose}
      buttons={
        <Button variant="filled" onClick={onClose}>
          {texts.close}
        </Button>
      }
    >
      <Notice tone="warn" title={texts.secretTitle}>
        {texts.secretText}
      </Notice>
      <CopyLine label={texts.secret} text={secret} />
    </SidePanel>
  );
}

/** The form; after adding, the secret until it is closed. */
export function AddWebhook({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts(webhookTexts);
  const form = useWebhookValues({ description: '', address: '', events: webhookEvents });
  const create = useCommand(webhookRoutes.createWebhook, { isQuiet: true });
  if (create.data !== undefined)
    return (
      <WebhookSecret name={create.data.webhook.description} secret={create.data.secret} onClose={onClose} />
    );
  const submit = () => {
    const body = form.check();
    if (body !== null) create.mutate({ body });
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
          {error !== null && error.errors.length === 0 && <ProblemNotice problem={error} />}
          <WebhookFields form={form} />
        </Form>
      </FieldErrors>
    </SidePanel>
  );
}
