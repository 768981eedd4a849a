/** The plans of the rollouts in the sample organisation. */
import { suggestPlan } from './default-plan.ts';
import type { AdoptionFields } from '#contracts/adoption.ts';
import { simulatedSource, type RolloutPlan } from './plan.ts';
import { withTracks } from './sample-tracks.ts';

const balanceBy = ['department', 'site', 'platform', 'skill', 'jobFamily'] as const;

/** Told two weeks ahead, so that there is time to choose a place. */
const phonePacing: RolloutPlan['pilot'] = { startsPerDay: 12, noticeDays: 14, windowDays: 5, soakDays: 7 };

/** What the change is for: people install what they need themselves. */
export const selfServiceApp = 'Company Portal';

function selfService(takenOn: string): AdoptionFields {
  return {
    name: 'People install programs themselves',
    feature: selfServiceApp,
    minDays: 2,
    windowDays: 14,
    population: 'everybody',
    settledDays: 14,
    source: simulatedSource,
    threshold: 0.6,
    fallShare: 0.15,
    baseline: { share: 0.06, takenOn },
  };
}

/** For so many people; each rollout chooses its pilot from a seed of its own. */
export function samplePlans(people: number, seed: number, baselineOn: string) {
  const suggest = (wishes: Parameters<typeof suggestPlan>[1]): RolloutPlan => {
    const plan = suggestPlan(people, wishes);
    return { ...plan, criteria: withTracks(plan.criteria) };
  };
  return {
    waves: {
      ...suggest({ name: 'Device management with Intune', by: balanceBy, seed, axis: 'department' }),
      adoption: [selfService(baselineOn)],
    },
    upgrade: suggest({ name: 'Windows 11 upgrade', by: balanceBy, seed: seed + 1, size: 200 }),
    phones: {
      ...suggest({ name: 'New phones', by: ['site', 'platform'], seed: seed + 2, size: 120 }),
      pilot: phonePacing,
    },
  };
}
