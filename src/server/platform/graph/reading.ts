/** What is known about a list that was read to its end. */
import type { UnknownMembers } from './read-properties.ts';
import type { Walked } from './walk-pages.ts';

export type Reading = Walked & {
  /** How many the service itself counts; null when it does not say. */
  readonly expected: number | null;
  /** False when many fewer were read than the service counts: nobody may be taken for a leaver then. */
  readonly isComplete: boolean;
  readonly unknownMembers: UnknownMembers;
};
