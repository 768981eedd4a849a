/** The helpdesk: questions people asked, and their answers. */
import { Type, type Static } from 'typebox';
import { ticketMachine, type TicketStatus } from '#domain/helpdesk/ticket-machine.ts';
import { PersonId, RolloutId, StageId, TicketId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Count, Instant, nullable, oneOf, pageOf, PageQuery } from './shared-schemas.ts';

export const ticketStatuses = Object.keys(ticketMachine.statuses) as TicketStatus[];

/** How a ticket is sorted: a fault of a priority, 1 the most urgent, or a request for something new. */
export const ticketSorts = ['priority_1', 'priority_2', 'priority_3', 'priority_4', 'request'] as const;
export type TicketSort = (typeof ticketSorts)[number];
export const ticketKinds = ['fault', 'request'] as const;

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
  /** Null until somebody has sorted it. */
  sort: nullable(oneOf(ticketSorts)),
  /** Where it came from, such as `portal`. */
  source: Type.String(),
  body: Type.String(),
  answer: nullable(Type.String()),
  answeredBy: nullable(Type.String()),
  openedAt: Instant,
  statusAt: Instant,
});
export type Ticket = Static<typeof Ticket>;

export const ticketPriorities = [1, 2, 3, 4] as const;
export type TicketPriority = (typeof ticketPriorities)[number];

/** A ticket of another helpdesk, as signals tell of it. */
export const ReportedTicket = Type.Object({
  signalId: Type.Integer(),
  personId: PersonId,
  displayName: Type.String(),
  department: nullable(Type.String()),
  stageName: nullable(Type.String()),
  /** Null where the signal had none. */
  priority: nullable(Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4)])),
  /** What the signal said; null without words. */
  words: nullable(Type.String()),
  app: nullable(Type.String()),
  source: Type.String(),
  openedAt: Instant,
  /** Null until its source has said that it is resolved. */
  resolvedAt: nullable(Instant),
});
export type ReportedTicket = Static<typeof ReportedTicket>;

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
      kind: Type.Optional(oneOf(ticketKinds)),
      ...PageQuery,
    }),
    response: Type.Object({ ...pageOf(Ticket).properties, counts: TicketCounts }),
    refusals: ['not_found'],
  }),
  listReportedTickets: defineRoute({
    name: 'listReportedTickets',
    method: 'GET',
    path: '/api/v1/rollouts/:rolloutId/reported-tickets',
    access: 'ticket.read',
    summary:
      'Tickets of other helpdesks that signals told of, newest first, with counts per priority. `after` is the last signal seen.',
    params: Type.Object({ rolloutId: RolloutId }),
    query: Type.Object({
      priority: Type.Optional(oneOf(['1', '2', '3', '4', 'none'] as const)),
      state: Type.Optional(oneOf(['open', 'resolved'] as const)),
      ...PageQuery,
    }),
    response: Type.Object({
      ...pageOf(ReportedTicket).properties,
      counts: Type.Array(
        Type.Object({ priority: ReportedTicket.properties.priority, open: Count, resolved: Count }),
      ),
    }),
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
  sortTicket: defineRoute({
    name: 'sortTicket',
    method: 'PUT',
    path: '/api/v1/rollouts/:rolloutId/tickets/:ticketId/sort',
    access: 'ticket.answer',
    summary:
      'Gives a ticket its priority, or says that it asks for something new. Requests do not count against the end of hypercare.',
    params: ticketParams,
    body: Type.Object({ as: oneOf(ticketSorts) }, { additionalProperties: false }),
    response: Ticket,
    refusals: ['not_found'],
    audits: ['ticket.sorted'],
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
