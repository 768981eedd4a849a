/** The shape of a task chain that comes with Bellwether: a starting point that an organisation copies and changes. */
import type { Track } from '../evidence/tracks.ts';
import type { SentenceLocale } from '../sentences/sentence-locale.ts';
import type { TaskMeasures, TaskTiming, FailureRule } from './task-chain.ts';

type Wording = Readonly<Record<SentenceLocale, readonly [title: string, instructions: string]>>;

export type BuiltInTask = TaskTiming &
  Partial<TaskMeasures> & {
    readonly owner:
      | 'rollout_lead'
      | 'endpoint_admin'
      | 'communications_lead'
      | 'training_lead'
      | 'helpdesk_lead';
    /** What it belongs to of what a pilot tries; null for the running of the wave itself. */
    readonly track: Track | null;
    readonly onFailure: FailureRule;
    readonly words: Wording;
  };

export type BuiltInChain = {
  readonly names: Readonly<Record<SentenceLocale, string>>;
  readonly tasks: readonly BuiltInTask[];
};
