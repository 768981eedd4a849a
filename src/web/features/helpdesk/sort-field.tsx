/** How a question is sorted: its priority, or a request for something new. Saved as soon as it is chosen. */
import { helpdeskRoutes, ticketSorts, type Ticket, type TicketSort } from '#contracts/helpdesk.ts';
import { useCommand } from '../../api/hooks.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { SelectField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { helpdeskTexts } from './helpdesk-texts.ts';

export function SortField({ ticket }: { readonly ticket: Ticket }) {
  const texts = useTexts(helpdeskTexts);
  const { rolloutId, ticketId, sort } = ticket;
  const send = useCommand(helpdeskRoutes.sortTicket, {
    onDone: (sorted) =>
      sorted.sort !== null && showToast({ tone: 'pass', title: texts.sortDone(texts.sorts[sorted.sort]) }),
  });
  const choose = (as: TicketSort | null) => {
    if (as !== null && as !== sort) send.mutate({ params: { rolloutId, ticketId }, body: { as } });
  };
  return (
    <SelectField
      label={texts.sort}
      help={texts.sortHelp}
      value={sort}
      placeholder={texts.unsorted}
      choices={ticketSorts.map((value) => ({ value, label: texts.sorts[value] }))}
      isDisabled={send.isPending}
      onChange={choose}
    />
  );
}
