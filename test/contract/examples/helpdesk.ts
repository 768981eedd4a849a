/** Examples of the routes of the helpdesk. */
import type { helpdeskRoutes } from '#contracts/helpdesk.ts';
import { openTicket } from '#server/features/helpdesk/index.ts';
import { insertPeopleToTell } from '#test/support/people-to-tell.ts';
import type { Place } from '#test/contract/world.ts';
import type { Examples } from './example.ts';

export async function ask({ within }: Place) {
  return await within(async (tx, context) => {
    const { rolloutId, stageId, personIds } = await insertPeopleToTell(tx, context, [{}]);
    const ticket = await openTicket(tx, context, {
      rolloutId,
      stageId,
      personId: personIds[0]!,
      source: 'portal',
      body: 'Where do I find the guide?',
    });
    if (ticket.kind === 'too_many') throw new Error('the first question cannot be one too many');
    return { rolloutId, ticketId: ticket.ticketId };
  });
}

export const helpdeskExamples: Examples<typeof helpdeskRoutes> = {
  listTickets: async (place) => ({
    params: { rolloutId: (await ask(place)).rolloutId },
    query: { status: 'new' },
  }),
  listReportedTickets: async (place) => ({
    params: { rolloutId: (await ask(place)).rolloutId },
    query: { state: 'open', priority: '1' },
  }),
  getTicket: async (place) => ({ params: await ask(place) }),
  sortTicket: async (place) => ({ params: await ask(place), body: { as: 'priority_1' } }),
  answerTicket: async (place) => ({
    params: await ask(place),
    body: { answer: 'At the top of your page.' },
  }),
};
