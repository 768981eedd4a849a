/** The helpdesk: questions people asked, and their answers. */
import { Type, type Static } from 'typebox';
import { ticketMachine, type TicketStatus } from '#domain/helpdesk/ticket-machine.ts';
import { PersonId, RolloutId, StageId, TicketId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Count, Instant, nullable, oneOf, pageOf, PageQuery } from './shared-schemas.ts';

export const ticketStatuses = Object.keys(ticketMachine.statuses) as TicketStatus[];

export const Ticket = Type.Object({
  ticketId: TicketId,
  rolloutId: RolloutId,
  stageId: StageId,
  stageName: Type.String(),
  personId: PersonId,
  displayName: Type.String(),
  department: nullable(Type.String()),
  site: nullable(Type.String()),
  status: oneOf(ticketStatuses),
  /** Where it came from, such as `portal`. */
  source: Type.String(),
  body: Type.String(),
  answer: nullable(Type.String()),
  answeredBy: nullable(Type.String()),
  openedAt: Instant,
  statusAt: Instant,
});
export type Ticket = Static<typeof Ticket>;

/** Tickets per status; statuses without tickets are left out. */
export const TicketCounts = Type.Partial(
  Type.Object(
    Object.fromEntries(ticketStatuses.map((status) => [status, Count])) as Record<TicketStatus, typeof Count>,
  ),
);

const ticketParams = Type.Object({ rolloutId: RolloutId, ticketId: TicketId });

export const helpdeskRoutes = {
  listTickets: defineRoute({
    name: 'listTickets',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/tickets',
    access: 'ticket.read',
    summary: 'Tickets of a rollout, oldest first, with counts per status.',
    params: Type.Object({ rolloutId: RolloutId }),
    query: Type.Object({
      status: Type.Optional(oneOf(ticketStatuses)),
      stageId: Type.Optional(StageId),
      ...PageQuery,
    }),
    response: Type.Object({ ...pageOf(Ticket).properties, counts: TicketCounts }),
    refusals: ['not_found'],
  }),
  getTicket: defineRoute({
    name: 'getTicket',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/tickets/:ticketId',
    access: 'ticket.read',
    summary: 'One ticket with its answer.',
    params: ticketParams,
    response: Ticket,
    refusals: ['not_found'],
  }),
  answerTicket: defineRoute({
    name: 'answerTicket',
    method: 'POST',
    path: '/api/v1/rollouts/:rolloutId/tickets/:ticketId/answer',
    access: 'ticket.answer',
    summary: 'Answers a ticket and resolves it; the person reads the answer on their page.',
    params: ticketParams,
    body: Type.Object(
      { answer: Type.String({ minLength: 1, maxLength: 4000 }) },
      { additionalProperties: false },
    ),
    response: Ticket,
    refusals: ['not_found'],
    audits: ['ticket.answered'],
  }),
};
