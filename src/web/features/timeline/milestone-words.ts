/** How milestones and what they wait for are named on the timeline. */
import type { Milestone, MilestoneLink } from '#contracts/milestones.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import type { Tone } from '../../ui/tone.ts';
import { useStageName } from '../rollouts/stage-name.ts';
import { timelineTexts } from './timeline-texts.ts';

/** What a milestone may wait for, by its link's key. */
export type Predecessors = ReadonlyMap<string, string>;

export function linkKey({ kind, id }: Pick<MilestoneLink, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

/** Stages and milestones of the rollout with their names, except one milestone. */
export function usePredecessors(
  stages: readonly Stage[],
  milestones: readonly Milestone[],
  except?: number,
): Predecessors {
  const stageName = useStageName();
  return new Map([
    ...stages.map(({ stageId: id, name }): [string, string] => [
      linkKey({ kind: 'stage', id }),
      stageName(name),
    ]),
    ...milestones
      .filter(({ milestoneId }) => milestoneId !== except)
      .map(({ milestoneId: id, name }): [string, string] => [linkKey({ kind: 'milestone', id }), name]),
  ]);
}

/** "10 working days after Pilot". */
export function useLinkWords(predecessors: Predecessors): (link: MilestoneLink) => string {
  const texts = useTexts(timelineTexts);
  const format = useFormat();
  return (link) =>
    texts.linkWords(predecessors.get(linkKey(link)) ?? '', link.workingDays, format.number(link.workingDays));
}

/** The state of a milestone in words and tone, as of now. */
export function useMilestoneState(): (milestone: Milestone) => {
  readonly tone: Tone;
  readonly words: string;
} {
  const texts = useTexts(timelineTexts);
  const format = useFormat();
  const today = format.dateOf(useNow());
  return ({ on, doneOn, tooEarlyFor, workingDaysLeft }) => {
    if (doneOn !== null) return { tone: 'pass', words: texts.reached(format.dayMonth(doneOn)) };
    if (tooEarlyFor !== null) return { tone: 'warn', words: texts.early(format.dayMonth(tooEarlyFor)) };
    const days = Math.abs(workingDaysLeft);
    return on < today
      ? { tone: 'warn', words: texts.overdue(days, format.number(days)) }
      : {
          tone: 'none',
          words: texts.due(on === today ? 0 : Math.max(1, days), format.number(Math.max(1, days))),
        };
  };
}
