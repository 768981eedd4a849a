/** How a piece of feedback is named: by its source and a key of that source. */
import { Type, type Static } from 'typebox';
import { oneOf } from './shared-schemas.ts';

/** Words of the survey, tickets marked as feedback, findings, what departments say of their weeks, and notes. */
export const feedbackSources = ['survey', 'ticket', 'finding', 'department', 'note'] as const;
export type FeedbackSource = (typeof feedbackSources)[number];

/** The key of the survey names words, never a person. */
export const FeedbackRef = Type.Object(
  { source: oneOf(feedbackSources), key: Type.String({ minLength: 1, maxLength: 40 }) },
  { additionalProperties: false },
);
export type FeedbackRef = Static<typeof FeedbackRef>;
