/** What was sent to a webhook and what it answered, newest first; what has ended can be sent again. */
import {
  webhookAttemptsMax,
  webhookRoutes,
  webhookTestEvent,
  type WebhookDelivery,
} from '#contracts/webhooks.ts';
import type { WebhookId } from '#contracts/ids.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Row, Rows } from '../../ui/card.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { auditActionTexts } from './audit-action-texts.ts';
import { webhookTexts } from './webhook-texts.ts';

const shown = 20;
const watchSeconds = 5;
const tones = { planned: 'none', sending: 'accent', delivered: 'pass', failed: 'fail' } as const;

function Sent({
  webhookId,
  delivery,
}: {
  readonly webhookId: WebhookId;
  readonly delivery: WebhookDelivery;
}) {
  const texts = useTexts(webhookTexts);
  const { actions } = useTexts(auditActionTexts);
  const format = useFormat();
  const again = useCommand(webhookRoutes.sendWebhookAgain, {
    onDone: () => showToast({ tone: 'none', title: texts.sentAgain }),
  });
  const { webhookDeliveryId, event, status, attempt, responseStatus, problem } = delivery;
  const outcome =
    responseStatus === null
      ? problem
      : texts.answered(String(responseStatus), format.number(delivery.durationMilliseconds ?? 0));
  const facts = [
    format.dateTime(delivery.createdAt),
    ...(outcome === null ? [] : [outcome]),
    ...(attempt > 1 ? [texts.attempt(format.number(attempt), format.number(webhookAttemptsMax))] : []),
    ...(attempt > 0 && delivery.nextAttemptAt !== null
      ? [texts.next(format.dateTime(delivery.nextAttemptAt))]
      : []),
  ];
  return (
    <Row
      title={event === webhookTestEvent ? texts.testEvent : actions[event]}
      note={<span title={delivery.responseText ?? undefined}>{facts.join(', ')}</span>}
      end={<Tag tone={tones[status]}>{texts.deliveryStates[status]}</Tag>}
    >
      {(status === 'failed' || status === 'delivered') && (
        <TextButton onClick={() => again.mutate({ params: { webhookId, webhookDeliveryId } })}>
          {texts.again}
        </TextButton>
      )}
    </Row>
  );
}

export function SentWebhooks({ webhookId }: { readonly webhookId: WebhookId }) {
  const texts = useTexts(webhookTexts);
  const query = useRoute(
    webhookRoutes.listWebhookDeliveries,
    { params: { webhookId }, query: { limit: shown } },
    { everySeconds: watchSeconds },
  );
  return (
    <Answer of={query} what={texts.sent}>
      {({ rows }) =>
        rows.length === 0 ? (
          <p className="bw-quiet">{texts.nothingSent}</p>
        ) : (
          <Rows label={texts.sent}>
            {rows.map((delivery) => (
              <Sent key={delivery.webhookDeliveryId} webhookId={webhookId} delivery={delivery} />
            ))}
          </Rows>
        )
      }
    </Answer>
  );
}
