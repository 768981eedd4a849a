/** The face of the helpdesk feature: opening tickets, and what a person asked so far. */
export { openTicket, type OpenedTicket, type Question } from './open-ticket.ts';
export { helpdeskRoutes } from './routes.ts';
export { ticketsOfPerson, type TicketRow } from './store.ts';
