/** Goals: what a rollout is for, who answers for each, how much it weighs and until when it is to be reached. */
import { Type, type Static } from 'typebox';
import { CalendarDate, nullable, oneOf } from './shared-schemas.ts';

export const goalImportances = ['must', 'should'] as const;

export const Goal = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9_]{1,40}$' }),
    name: Type.String({ minLength: 3, maxLength: 200 }),
    owner: Type.String({ minLength: 2, maxLength: 200, description: 'Who answers for it.' }),
    weight: Type.Integer({
      minimum: 1,
      maximum: 100,
      description:
        'How much it matters beside the other goals. Weights order goals; they never outvote a criterion.',
    }),
    importance: oneOf(goalImportances),
    dueOn: nullable(CalendarDate),
  },
  { additionalProperties: false },
);
export type Goal = Static<typeof Goal>;
