/** Plans for organisations nobody has planned yet: the sample, and rehearsals from the command line. */
import type {
  CriterionDefinition,
  QualitativeCriterion,
  QuantitativeCriterion,
} from '#contracts/criteria.ts';
import type { Goal } from '#contracts/goals.ts';
import { adviseSampleSize } from '#domain/evidence/sample-size.ts';
import { suggestPilotSize, type RolloutPlan } from './plan.ts';

/** Minimums worth asking for, the most demanding first, each with its target. */
const successLimits = [
  { minimum: 0.92, target: 0.95 },
  { minimum: 0.88, target: 0.93 },
  { minimum: 0.85, target: 0.92 },
  { minimum: 0.8, target: 0.9 },
  { minimum: 0.7, target: 0.85 },
] as const;

/** A pilot is worth running when a good truth passes at least this often, so that a calm rollout rarely stops. */
const chanceWanted = 0.9;
const goodTruth = 0.965;

/** How far below the exit criterion the guardrail lies. */
const guardrailDistance = 0.1;

/** What such a rollout is usually for; the criteria below measure both. */
export function suggestGoals(dueOn: string | null): Goal[] {
  return [
    {
      id: 'managed',
      name: 'Every device is managed, and nobody is kept from working',
      owner: 'Endpoint admin',
      weight: 60,
      importance: 'must',
      dueOn,
    },
    {
      id: 'supported',
      name: 'The helpdesk carries the change',
      owner: 'Helpdesk lead',
      weight: 40,
      importance: 'should',
      dueOn,
    },
  ];
}

/**
 * Criteria that a pilot of this size can decide: success, tickets, satisfaction, and a panel's judgement. `waveSize`
 * is the largest stage the guardrail has to watch; a suggested wave is about two and a half pilots.
 */
export function suggestCriteria(pilotSize: number, waveSize = 3 * pilotSize): CriterionDefinition[] {
  return [...successCriteria(pilotSize, waveSize), ...signalCriteria(pilotSize), supportReady];
}

/**
 * The exit criterion of success, and a guardrail below it that holds a stage in which enrolment collapses. The
 * guardrail's horizon is no longer than needed: each person more makes it slower to pass in the pilot.
 */
function successCriteria(pilotSize: number, waveSize: number): QuantitativeCriterion[] {
  const limits =
    successLimits.find(
      ({ minimum, target }) =>
        (adviseSampleSize({ minimum, target, horizon: pilotSize }, [goodTruth]).operating[0]?.goChance ??
          0) >= chanceWanted,
    ) ?? successLimits.at(-1)!;
  const success: Omit<QuantitativeCriterion, 'id' | 'name' | 'role'> = {
    kind: 'proportion',
    metric: 'enrolment_success',
    better: 'higher',
    ...limits,
    minimumSample: Math.min(pilotSize, 20),
    horizon: pilotSize,
    source: 'Enrolment reports of the device management service',
    goal: 'managed',
    baseline: null,
  };
  return [
    { id: 'enrolment', name: 'Enrolled within the window', role: 'exit', ...success },
    {
      id: 'enrolment_guard',
      name: 'Enrolment guardrail',
      role: 'guardrail',
      ...success,
      minimum: roundShare(limits.minimum - guardrailDistance),
      target: roundShare(limits.minimum - 0.03),
      horizon: Math.max(pilotSize, waveSize),
    },
  ];
}

function roundShare(share: number): number {
  return Math.round(share * 100) / 100;
}

function signalCriteria(pilotSize: number): QuantitativeCriterion[] {
  return [
    {
      id: 'tickets',
      name: 'Tickets per person, first week',
      role: 'signal',
      kind: 'rate',
      metric: 'tickets_per_person',
      better: 'lower',
      minimum: 0.45,
      target: 0.25,
      minimumSample: Math.min(pilotSize, 20),
      horizon: pilotSize,
      source: 'Helpdesk tickets of people in the stage',
      goal: 'supported',
      baseline: 0.12,
    },
    {
      id: 'satisfaction',
      name: 'Satisfaction after three days',
      role: 'signal',
      kind: 'score',
      metric: 'satisfaction',
      better: 'higher',
      minimum: 3.2,
      target: 3.8,
      minimumSample: Math.min(pilotSize, 15),
      horizon: pilotSize,
      source: 'Survey on day three',
      goal: 'managed',
      baseline: null,
    },
  ];
}

const supportReady: QualitativeCriterion = {
  id: 'support_ready',
  name: 'The helpdesk can carry the waves',
  role: 'exit',
  kind: 'qualitative',
  rubric: [
    { level: 1, meaning: 'Most questions need an engineer.' },
    { level: 2, meaning: 'Answers exist but agents do not find them.' },
    { level: 3, meaning: 'Agents answer the common questions.' },
    { level: 4, meaning: 'Agents answer nearly all; the rest has an owner.' },
    { level: 5, meaning: 'People help themselves.' },
  ],
  minimum: 3,
  target: 4,
  quorum: 2,
  source: 'Ratings by helpdesk and endpoint leads with evidence notes',
  goal: 'supported',
};

/** A whole plan for an organisation of `people`: a pilot of five percent, then waves over about eight weeks. */
export function suggestPlan(
  people: number,
  wishes: Pick<RolloutPlan, 'name' | 'by' | 'seed'> & {
    readonly size?: number;
    readonly axis?: string | null;
    readonly peoplePerWeek?: number;
  },
): RolloutPlan {
  const size = wishes.size ?? suggestPilotSize(people);
  const peoplePerWeek = wishes.peoplePerWeek ?? Math.max(1, Math.ceil((people - size) / 8));
  return {
    name: wishes.name,
    by: wishes.by,
    seed: wishes.seed,
    size,
    goals: suggestGoals(null),
    criteria: suggestCriteria(size, Math.max(3 * size, Math.min(peoplePerWeek, people))),
    pilot: { startsPerDay: Math.max(1, Math.ceil(size / 5)), noticeDays: 3, windowDays: 5, soakDays: 7 },
    waves: {
      axis: wishes.axis === undefined ? (wishes.by[0] ?? null) : wishes.axis,
      peoplePerWeek,
      noticeDays: 5,
      windowDays: 3,
      soakDays: 1,
    },
  };
}
