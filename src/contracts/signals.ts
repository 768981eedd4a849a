/** Signals: what connectors, files and people report about a person or a device. */
import { Type, type Static } from 'typebox';
import { RolloutId } from './ids.ts';
import { defineRoute } from './route.ts';
import { Count, Instant, oneOf, Statement } from './shared-schemas.ts';

export const signalKinds = [
  'device.enrolled',
  'device.enrolment_failed',
  'device.compliant',
  'app.found',
  'use',
  'ticket.opened',
  'ticket.resolved',
  'satisfaction.answered',
  'training.answered',
  'training.completed',
] as const;
/** An app was seen on a device or with a person; `app`, or else `detail`, is its id or its name in the inventory. */
export const appFound = 'app.found' satisfies (typeof signalKinds)[number];
/** A person used an app or a feature; `app` names it. */
export const use = 'use' satisfies (typeof signalKinds)[number];
/** A person has completed the training for the change; 0 in `value` takes that back. */
export const trainingCompleted = 'training.completed' satisfies (typeof signalKinds)[number];
export type SignalKind = (typeof signalKinds)[number];

export const Signal = Type.Object(
  {
    key: Type.String({ minLength: 1, maxLength: 200, description: 'Idempotency key, unique per source.' }),
    kind: oneOf(signalKinds),
    subject: oneOf(['person', 'device'] as const),
    reference: Type.String({
      minLength: 1,
      maxLength: 320,
      description: 'External id or e-mail address of the person, external id of the device.',
    }),
    at: Instant,
    rollout: Type.Optional(RolloutId),
    app: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description:
          'The app it is about, by id or name in the inventory, for `use` also a name of your own; absent when it is about the person as a whole.',
      }),
    ),
    priority: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 4,
        description: 'Of a ticket that is opened: 1 is the most urgent.',
      }),
    ),
    ticket: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 200,
        description: 'With `ticket.resolved`: the key of the `ticket.opened` of the same source.',
      }),
    ),
    value: Type.Optional(
      Type.Number({
        description:
          'Of an answer: what was answered. With `training.completed`: 1, or left out, when it is completed, 0 when it is not, or no longer valid; without a unit.',
      }),
    ),
    detail: Type.Optional(Type.String({ maxLength: 500 })),
  },
  { additionalProperties: false },
);
export type Signal = Static<typeof Signal>;

export const signalRoutes = {
  receiveSignals: defineRoute({
    name: 'receiveSignals',
    method: 'POST',
    path: '/api/v1/signals',
    access: 'signal.write',
    summary: 'Accepts a batch of signals durably; repeating a batch changes nothing.',
    body: Type.Object(
      {
        source: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{0,60}$' }),
        signals: Type.Array(Signal, { minItems: 1, maxItems: 5000 }),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ accepted: Count, repeated: Count }),
    refusals: ['signal_unfit'],
    audits: ['signals.received'],
  }),
  importSignals: defineRoute({
    name: 'importSignals',
    method: 'POST',
    path: '/api/v1/signals/csv',
    access: 'signal.write',
    summary:
      'Accepts signals as CSV with the columns key, kind, subject, reference, at, value, detail, app, priority, ticket.',
    query: Type.Object({ source: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{0,60}$' }) }),
    consumes: 'application/octet-stream',
    response: Type.Object({
      accepted: Count,
      repeated: Count,
      problems: Type.Array(
        Type.Object({
          line: Type.Integer(),
          column: Type.String(),
          value: Type.String(),
          mend: Statement,
        }),
      ),
    }),
    refusals: ['file_unreadable', 'file_empty'],
    audits: ['signals.received'],
  }),
};
