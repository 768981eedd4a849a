/** How much work the helpdesk can take for one rollout, and how long a ticket takes. */
import { Type, type Static } from 'typebox';

export const HelpdeskCapacity = Type.Object(
  {
    /** Working time for this rollout, all agents together. */
    minutesPerDay: Type.Integer({ minimum: 10, maximum: 1_000_000 }),
    minutesPerTicket: Type.Number({ minimum: 1, maximum: 480 }),
    /** Paces starts by the upper end of the measured rate of tickets instead of the rate itself. */
    usesUpperRate: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type HelpdeskCapacity = Static<typeof HelpdeskCapacity>;
