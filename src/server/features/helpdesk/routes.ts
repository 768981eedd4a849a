/** Routes of the helpdesk feature. */
import { helpdeskRoutes as routes } from '#contracts/helpdesk.ts';
import { handle } from '#server/platform/http/handler.ts';
import { answerTicket } from './answer-ticket.ts';
import * as queries from './queries.ts';
import { sortTicket } from './sort-ticket.ts';

export const helpdeskRoutes = [
  handle(
    routes.listTickets,
    async ({ tx, params, query }) => await queries.listTickets(tx, params.rolloutId, query),
  ),
  handle(
    routes.listReportedTickets,
    async ({ tx, params, query }) => await queries.listReportedTickets(tx, params.rolloutId, query),
  ),
  handle(
    routes.getTicket,
    async ({ tx, params }) => await queries.getTicket(tx, params.rolloutId, params.ticketId),
  ),
  handle(
    routes.sortTicket,
    async ({ tx, context, params, body }) => await sortTicket(tx, context, params, body.as),
  ),
  handle(
    routes.answerTicket,
    async ({ tx, context, params, body }) =>
      await answerTicket(tx, context, params.rolloutId, params.ticketId, body.answer),
  ),
];
