/** Live changes as server-sent events: the server names what changed, and the web app fetches it again. */
import { Type, type Static } from 'typebox';
import { defineRoute } from './route.ts';

/**
 * One event. A topic is `<subject>:<id>`, such as `rollout:12` or `task:7`; `*` means that events may have
 * been missed and everything shown should be fetched again.
 */
export const LiveEvent = Type.Object({ topic: Type.String() });
export type LiveEvent = Static<typeof LiveEvent>;

export const liveRoutes = {
  streamChanges: defineRoute({
    name: 'streamChanges',
    method: 'GET',
    path: '/api/v1/live',
    access: 'signed_in',
    summary: 'Server-sent events named `change` with the topic that changed in the organisation.',
    produces: 'text/event-stream',
    response: LiveEvent,
  }),
};
