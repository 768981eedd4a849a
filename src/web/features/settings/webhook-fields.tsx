/** The fields of a webhook: name, address and the events it is told of. */
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { webhookEvents, type WebhookEvent } from '#contracts/webhooks.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { TextField } from '../../ui/field.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { auditActionTexts } from './audit-action-texts.ts';
import { webhookTexts } from './webhook-texts.ts';

export type WebhookValues = {
  readonly description: string;
  readonly address: string;
  readonly events: readonly WebhookEvent[];
};

/** The values of a form, and what is sent; null while something is missing. */
export function useWebhookValues(first: WebhookValues) {
  const [values, setValues] = useState(first);
  const [isChecked, setChecked] = useState(false);
  const { description, address, events } = values;
  const isWhole = description.trim() !== '' && address.trim() !== '' && events.length > 0;
  return {
    values,
    isChecked,
    change: (next: Partial<WebhookValues>) => setValues((previous) => ({ ...previous, ...next })),
    /** What is sent, or null; from then on the form says what is missing. */
    check: () => {
      setChecked(true);
      return isWhole
        ? { description: description.trim(), address: address.trim(), events: [...events] }
        : null;
    },
  };
}

function EventChoice({
  value,
  onChange,
  error,
}: {
  readonly value: readonly WebhookEvent[];
  readonly onChange: (events: readonly WebhookEvent[]) => void;
  readonly error: string | undefined;
}) {
  const texts = useTexts(webhookTexts);
  const { actions } = useTexts(auditActionTexts);
  return (
    <Checkbox.Group
      label={texts.events}
      value={[...value]}
      onChange={(next) => onChange(webhookEvents.filter((event) => next.includes(event)))}
      error={error}
    >
      <div className="settings-links">
        <TextButton onClick={() => onChange(webhookEvents)}>{texts.allEvents}</TextButton>
        <TextButton onClick={() => onChange([])}>{texts.noEvents}</TextButton>
      </div>
      <div className="settings-roles">
        {webhookEvents.map((event) => (
          <Checkbox key={event} value={event} label={actions[event]} description={event} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

export function WebhookFields({
  form: { values, isChecked, change },
}: {
  readonly form: ReturnType<typeof useWebhookValues>;
}) {
  const texts = useTexts(webhookTexts);
  const missing = (text: string) => (isChecked && text.trim() === '' ? texts.missing : undefined);
  return (
    <>
      <TextField
        label={texts.description}
        help={texts.descriptionHelp}
        pointer="/description"
        value={values.description}
        onChange={(description) => change({ description })}
        error={missing(values.description)}
        isRequired
      />
      <TextField
        label={texts.address}
        help={texts.addressHelp}
        pointer="/address"
        type="url"
        value={values.address}
        onChange={(address) => change({ address })}
        error={missing(values.address)}
        isRequired
      />
      <EventChoice
        value={values.events}
        onChange={(events) => change({ events })}
        error={isChecked && values.events.length === 0 ? texts.eventsMissing : undefined}
      />
    </>
  );
}
