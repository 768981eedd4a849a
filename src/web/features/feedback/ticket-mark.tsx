/** Whether a ticket is feedback too, said where the ticket is answered. Saved as soon as it is chosen. */
import { feedbackRoutes } from '#contracts/feedback.ts';
import type { Ticket } from '#contracts/helpdesk.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { CheckField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { feedbackTexts } from './feedback-texts.ts';

export function TicketMark({ ticket: { rolloutId, ticketId } }: { readonly ticket: Ticket }) {
  const texts = useTexts(feedbackTexts);
  const params = { rolloutId, ticketId };
  const mark = useRoute(feedbackRoutes.getTicketMark, { params });
  const write = useCommand(feedbackRoutes.markTicket, {
    onDone: ({ isFeedback }) =>
      showToast({ tone: 'pass', title: isFeedback ? texts.marked : texts.unmarked }),
  });
  if (mark.data === undefined) return null;
  return (
    <CheckField
      label={texts.mark}
      help={texts.markHelp}
      value={mark.data.isFeedback}
      isDisabled={write.isPending}
      onChange={(isFeedback) => write.mutate({ params, body: { isFeedback } })}
    />
  );
}
