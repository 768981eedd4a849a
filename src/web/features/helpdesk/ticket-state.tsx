/** Where a question stands, as a tag. */
import type { Ticket } from '#contracts/helpdesk.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import type { IconName } from '../../ui/icons/icon.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import type { Tone } from '../../ui/tone.ts';
import { helpdeskTexts } from './helpdesk-texts.ts';

export type TicketStatus = Ticket['status'];

export const ticketLooks: Readonly<Record<TicketStatus, { readonly tone: Tone; readonly icon: IconName }>> = {
  new: { tone: 'warn', icon: 'chat' },
  open: { tone: 'accent', icon: 'edit' },
  waiting_user: { tone: 'none', icon: 'clock' },
  resolved: { tone: 'pass', icon: 'check' },
  closed: { tone: 'none', icon: 'lock' },
};

export const ticketStatuses = Object.keys(ticketLooks) as TicketStatus[];
/** The states in which the person waits for us. */
export const openStatuses: readonly TicketStatus[] = ['new', 'open', 'waiting_user'];

/** Word and glyph of a question's state. */
export function TicketStateTag({ status }: { readonly status: TicketStatus }) {
  const { statuses } = useTexts(helpdeskTexts);
  return <Tag {...ticketLooks[status]}>{statuses[status]}</Tag>;
}
