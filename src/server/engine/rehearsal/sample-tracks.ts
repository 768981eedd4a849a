/** What the pilots of the sample organisation try: a track and a hypothesis for each criterion that is suggested. */
import type { CriterionDefinition, Track } from '#contracts/criteria.ts';

type Tried = { readonly track: Track; readonly hypothesis: string };

const enrols: Tried = { track: 'technology', hypothesis: 'Devices enrol in time without an engineer' };
const tried: Readonly<Record<string, Tried>> = {
  enrolment: enrols,
  enrolment_guard: enrols,
  tickets: { track: 'support', hypothesis: 'Nine in ten people need no help in their first week' },
  satisfaction: { track: 'communication', hypothesis: 'People know what happens to them, and when' },
  support_ready: { track: 'training', hypothesis: 'Briefed agents answer the common questions' },
};

/** The criteria with what each tries; one that nobody named tries nothing. */
export function withTracks(criteria: readonly CriterionDefinition[]): CriterionDefinition[] {
  return criteria.map((criterion) => ({ ...criterion, ...tried[criterion.id] }));
}
