/** The panel that adds a webhook and then shows its secret, this one time. */
import { Button } from '@mantine/core';
import { webhookEvents, webhookRoutes } from '#contracts/webhooks.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { FieldErrors, Form } from '../../ui/field.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { SecretPanel } from './secret-panel.tsx';
import { useWebhookValues, WebhookFields } from './webhook-fields.tsx';
import { webhookTexts } from './webhook-texts.ts';

/** The form; after adding, the secret until it is closed. */
export function AddWebhook({ onClose }: { readonly onClose: () => void }) {
  const texts = useTexts(webhookTexts);
  const form = useWebhookValues({ description: '', address: '', events: webhookEvents });
  const create = useCommand(webhookRoutes.createWebhook, { isQuiet: true });
  if (create.data !== undefined)
    return (
      <SecretPanel
        name={create.data.webhook.description}
        secret={create.data.secret}
        texts={texts}
        onClose={onClose}
      />
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
