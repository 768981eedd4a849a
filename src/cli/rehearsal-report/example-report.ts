/** A small report for tests of the page: every part is filled, and what comes from data can be given a name. */
import type { ReportFile } from './report-file.ts';

/** `name` stands wherever the report prints something that was read from a file or typed by somebody. */
export function exampleReport(name: string): ReportFile {
  return {
    version: 1,
    rollout: {
      name,
      status: 'completing',
      timeZone: 'UTC',
      virtualBegin: '2027-01-04T07:00:00.000Z',
      virtualEnd: '2027-02-20T07:00:00.000Z',
    },
    outcome: { isFinished: false, sentence: `The gate said no. ${name}` },
    organisation: { people: 100, devices: 100 },
    cohort: exampleCohort(name),
    gates: [exampleGate(name)],
    ...exampleRun(name),
    audit: { intact: true, events: 12, explanation: 'All 12 events fit the chain.' },
    input: exampleInput(name),
    settings: {
      by: [name],
      size: 40,
      axis: name,
      peoplePerWeek: 60,
      begin: '2027-01-04T07:00:00.000Z',
      scenario: 'calm',
      seed: 1,
    },
    timings: { seconds: 3.2, virtualDays: 47 },
  };
}

function exampleRun(
  name: string,
): Pick<ReportFile, 'stages' | 'holds' | 'totals' | 'stragglers' | 'messages' | 'timeline'> {
  const stage = (kind: 'pilot' | 'wave', ordinal: number, people: number) => ({
    ordinal,
    kind,
    name,
    status: 'passed' as const,
    groups: [{ name, people }],
    plannedOn: '2027-01-11',
    startedOn: '2027-01-11',
    endedOn: '2027-01-20',
    people,
    statuses: { succeeded: people - 1, failed: 1 },
    success: { measured: people, share: 0.95 },
    tickets: { measured: people, perPerson: 0.1, inFirstWeek: 4, inAll: 6 },
    satisfaction: { measured: 10, mean: 4.1 },
  });
  return {
    stages: [stage('pilot', 0, 40), stage('wave', 1, 60)],
    holds: [
      {
        stage: name,
        code: 'guardrail:1',
        reason: name,
        clears: name,
        raisedBy: name,
        raisedAt: '2027-02-01T07:00:00.000Z',
        clearedAt: null,
        clearedBy: null,
        clearedReason: null,
      },
    ],
    totals: { population: 100, statuses: { succeeded: 98, failed: 2 }, withoutPlace: 0 },
    stragglers: [{ status: 'failed', reason: name, people: 2 }],
    messages: {
      peopleTold: 100,
      copiesAccepted: 100,
      others: [{ status: 'suppressed', reason: name, copies: 1 }],
    },
    timeline: [
      { on: '2027-01-11', started: 40, succeeded: 39, stuck: 1, tickets: 2 },
      { on: '2027-02-01', started: 60, succeeded: 59, stuck: 1, tickets: 4 },
    ],
  };
}

function exampleCohort(name: string): ReportFile['cohort'] {
  return {
    size: 40,
    by: [name],
    seed: 1,
    method: name,
    hash: 'ab12',
    report: {
      people: 100,
      selected: 40,
      seed: 1,
      violations: 0,
      tv1: 0,
      tv1LowerBound: 0,
      tv1Ratio: 1,
      worstAttribute: null,
      maxAbsPoints: 1,
      meanAbsPoints: 1,
      tv2: 0,
      tv2LowerBound: 0,
      tv2Ratio: 1,
      levels: 1,
      levelsCovered: 1,
      levelsRedundant: 1,
      pairs: 0,
      expectedPairs: 0,
      expectedPairsCovered: 1,
      pairsCovered: 1,
      pairsRedundant: 1,
      pairsUpperBound: 1,
      massCovered: 1,
      deff: 1,
      nEff: 40,
      warnings: [name],
      balance: [
        { attribute: name, level: name, people: 50, share: 0.5, chosen: 22, chosenShare: 0.55, gapPoints: 5 },
      ],
      blindLevels: 1,
      blindPairs: 0,
      blindSpots: [
        {
          levels: [{ attribute: name, level: name }],
          people: 3,
          share: 0.03,
          expected: 1.2,
          isImplied: false,
        },
      ],
    },
  };
}

function exampleGate(name: string): ReportFile['gates'][number] {
  const definition = {
    id: 'enrolment',
    name: `Enrolled ${name}`,
    role: 'exit',
    kind: 'proportion',
    metric: 'enrolment_success',
    better: 'higher',
    minimum: 0.85,
    target: 0.92,
    minimumSample: 20,
    horizon: 40,
    source: name,
  } as const;
  const point = (at: string, estimate: number) => ({ at, n: 20, estimate, lower: 0.7, upper: 0.99 });
  return {
    stage: name,
    openedAt: '2027-01-20T07:00:00.000Z',
    combined: 'pass',
    proposal: 'go',
    proposalReason: name,
    criteria: [
      {
        id: 'enrolment',
        definition,
        evaluation: {
          verdict: 'pass',
          n: 40,
          estimate: 0.95,
          lower: 0.88,
          upper: 0.99,
          method: 'exact',
          sentence: name,
          needMore: null,
          at: '2027-01-20T07:00:00.000Z',
        },
        band: [point('2027-01-15T07:00:00.000Z', 0.9), point('2027-01-19T07:00:00.000Z', 0.95)],
        targeted: 40,
        reached: 40,
        reported: 40,
      },
    ],
    count: {
      rule: { succeededAtLeast: 35, failedAtMost: 3, minimumSample: 20 },
      ...{ succeeded: 38, failed: 2, open: 0, verdict: 'pass', sentence: name },
    },
    votes: [{ voterName: name, voterRole: '', choice: 'go', comment: name }],
    decision: 'conditional_go',
    reason: name,
    conditions: [{ text: name, owner: name, dueOn: '2027-02-01' }],
    decidedAt: '2027-01-20T07:00:00.000Z',
    decidedBy: name,
  };
}

function exampleInput(name: string): ReportFile['input'] {
  return {
    people: {
      kind: 'file',
      fileName: `${name}.csv`,
      source: name,
      rows: 104,
      leftOut: 1,
      firstProblem: name,
      notPeople: 3,
      vacancies: 2,
      firstOfSeveral: [name],
    },
    devices: { kind: 'invented' },
  };
}
