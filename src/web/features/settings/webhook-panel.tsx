/** The panel of one webhook: its state, what was sent, and what can be done with it. */
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { webhookOverlapHours, webhookRoutes, type Webhook } from '#contracts/webhooks.ts';
import { useCommand } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { Details } from '../../ui/details.tsx';
import { FieldErrors, Form } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { SecretPanel } from './secret-panel.tsx';
import { SentWebhooks } from './sent-webhooks.tsx';
import { useWebhookValues, WebhookFields } from './webhook-fields.tsx';
import { webhookTexts } from './webhook-texts.ts';

type Parts = { readonly webhook: Webhook; readonly onClose: () => void };

function EditWebhook({ webhook, onClose }: Parts) {
  const texts = useTexts(webhookTexts);
  const form = useWebhookValues(webhook);
  const change = useCommand(webhookRoutes.changeWebhook, {
    isQuiet: true,
    onDone: () => {
      showToast({ tone: 'pass', title: texts.saved });
      onClose();
    },
  });
  const submit = () => {
    const body = form.check();
    if (body !== null) change.mutate({ params: { webhookId: webhook.webhookId }, body });
  };
  return (
    <SidePanel
      title={webhook.description}
      onClose={onClose}
      buttons={
        <>
          <Button variant="filled" loading={change.isPending} onClick={submit}>
            {texts.save}
          </Button>
          <Button onClick={onClose}>{texts.cancel}</Button>
        </>
      }
    >
      <FieldErrors errors={change.error?.errors}>
        <Form onSubmit={submit}>
          {change.error !== null && change.error.errors.length === 0 && (
            <ProblemNotice problem={change.error} />
          )}
          <WebhookFields form={form} />
        </Form>
      </FieldErrors>
    </SidePanel>
  );
}

/** The commands that ask before they act: a new secret, and the end. */
function Asking({ webhook, onSecret, onClose }: Parts & { readonly onSecret: (secret: string) => void }) {
  const texts = useTexts(webhookTexts);
  const format = useFormat();
  const [asks, setAsks] = useState<'rotate' | 'remove' | null>(null);
  const params = { webhookId: webhook.webhookId };
  const rotate = useCommand(webhookRoutes.rotateWebhookSecret, { onDone: ({ secret }) => onSecret(secret) });
  const remove = useCommand(webhookRoutes.deleteWebhook, {
    onDone: () => {
      onClose();
      showToast({ tone: 'none', title: texts.removed(webhook.description) });
    },
  });
  return (
    <>
      <TextButton onClick={() => setAsks('rotate')}>{texts.rotate}</TextButton>
      <TextButton onClick={() => setAsks('remove')}>{texts.remove}</TextButton>
      <ConfirmPreview
        isOpen={asks === 'rotate'}
        title={texts.rotateTitle}
        figures={[{ value: format.number(webhookOverlapHours), label: texts.rotateFigure }]}
        confirmLabel={texts.rotate}
        isBusy={rotate.isPending}
        onConfirm={() => rotate.mutate({ params })}
        onCancel={() => setAsks(null)}
      >
        {texts.rotateText}
      </ConfirmPreview>
      <ConfirmPreview
        isOpen={asks === 'remove'}
        title={texts.removeTitle(webhook.description)}
        figures={[{ value: format.number(1), label: texts.removeFigure }]}
        confirmLabel={texts.remove}
        isDangerous
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate({ params })}
        onCancel={() => setAsks(null)}
      >
        {texts.removeText}
      </ConfirmPreview>
    </>
  );
}

function Troubles({ webhook }: { readonly webhook: Webhook }) {
  const texts = useTexts(webhookTexts);
  const format = useFormat();
  const { statusReason, failingSince } = webhook;
  if (statusReason !== null) return <Notice tone="warn">{texts.reasons[statusReason]}</Notice>;
  if (failingSince === null) return null;
  return <Notice tone="warn">{texts.failingSince(format.dateTime(failingSince))}</Notice>;
}

/** One webhook; `state` is its tag. */
export function WebhookPanel({ webhook, state, onClose }: Parts & { readonly state: ReactNode }) {
  const texts = useTexts(webhookTexts);
  const format = useFormat();
  const [secret, setSecret] = useState<string | null>(null);
  const [isEditing, setEditing] = useState(false);
  const now = useNow();
  const params = { webhookId: webhook.webhookId };
  const change = useCommand(webhookRoutes.changeWebhook);
  const test = useCommand(webhookRoutes.testWebhook, {
    onDone: () => showToast({ tone: 'none', title: texts.tested }),
  });
  if (secret !== null)
    return (
      <SecretPanel name={webhook.description} secret={secret} texts={texts} onClose={() => setSecret(null)} />
    );
  if (isEditing) return <EditWebhook webhook={webhook} onClose={() => setEditing(false)} />;
  const next = webhook.status === 'enabled' ? 'disabled' : 'enabled';
  return (
    <SidePanel
      title={webhook.description}
      onClose={onClose}
      subtitle={state}
      buttons={
        <>
          <Button variant="filled" loading={test.isPending} onClick={() => test.mutate({ params })}>
            {texts.test}
          </Button>
          <Button onClick={() => setEditing(true)}>{texts.edit}</Button>
        </>
      }
    >
      <Troubles webhook={webhook} />
      {webhook.previousSecretUntil !== null && Date.parse(webhook.previousSecretUntil) > now && (
        <Notice tone="none">{texts.bothUntil(format.dateTime(webhook.previousSecretUntil))}</Notice>
      )}
      <Details
        entries={[
          [texts.address, webhook.address],
          [texts.createdBy, webhook.createdBy],
        ]}
      />
      <div className="settings-links">
        <TextButton
          isDisabled={change.isPending}
          onClick={() => change.mutate({ params, body: { status: next } })}
        >
          {next === 'enabled' ? texts.enable : texts.disable}
        </TextButton>
        <Asking webhook={webhook} onSecret={setSecret} onClose={onClose} />
      </div>
      <PanelSection title={texts.sent}>
        <SentWebhooks webhookId={webhook.webhookId} />
      </PanelSection>
    </SidePanel>
  );
}
