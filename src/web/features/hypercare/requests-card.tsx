/** The bin of requests for something new: kept apart, so that they neither count against the end nor get lost. */
import { Link } from '@tanstack/react-router';
import { helpdeskRoutes } from '#contracts/helpdesk.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { StackingTable } from '../../ui/stacking-table.tsx';
import { TicketStateTag } from '../helpdesk/ticket-state.tsx';
import { hypercareTexts } from './hypercare-texts.ts';

const shownMost = 10;

export function RequestsCard() {
  const texts = useTexts(hypercareTexts);
  const format = useFormat();
  const params = { rolloutId: useRolloutId() };
  const answer = useRoute(helpdeskRoutes.listTickets, {
    params,
    query: { kind: 'request', limit: shownMost },
  });
  const heads = texts.binHeads;
  return (
    <Answer of={answer} what={texts.bin}>
      {({ rows, total }) => (
        <Card
          title={texts.bin}
          count={total === 0 ? undefined : format.number(total)}
          note={texts.binNote}
          foot={
            total > rows.length ? (
              <Link to="../helpdesk" search={{ kind: 'request' }}>
                {texts.binMore(format.number(total))}
              </Link>
            ) : undefined
          }
        >
          {rows.length === 0 ? (
            <p className="bw-quiet">{texts.binEmpty}</p>
          ) : (
            <StackingTable heads={[heads.request, heads.person, heads.asked, heads.state]}>
              {rows.map((ticket) => (
                <tr key={ticket.ticketId}>
                  <th scope="row">
                    <Link to="../helpdesk" search={{ ticket: ticket.ticketId }}>
                      {ticket.body}
                    </Link>
                  </th>
                  <td data-label={heads.person}>{ticket.displayName}</td>
                  <td data-label={heads.asked}>{format.weekday(format.dateOf(ticket.openedAt))}</td>
                  <td data-label={heads.state}>
                    <TicketStateTag status={ticket.status} />
                  </td>
                </tr>
              ))}
            </StackingTable>
          )}
        </Card>
      )}
    </Answer>
  );
}
