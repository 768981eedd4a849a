import { expect, test } from 'vitest';
import { readTracks, type TriedCriterion } from './tracks.ts';

const tried = (
  track: TriedCriterion['track'],
  hypothesis: string,
  verdict: TriedCriterion['verdict'],
  n = 40,
): TriedCriterion => ({ track, hypothesis, verdict, n });

test('a hypothesis is refuted by one failing criterion, supported when all pass, open otherwise', () => {
  const read = readTracks([
    tried('technology', 'Devices enrol by themselves', 'pass'),
    tried('technology', 'Devices enrol by themselves', 'fail'),
    tried('technology', 'Mail works at once', 'pass'),
    tried('support', 'The helpdesk copes', 'conditional'),
    tried('training', 'Nobody needs a course', 'no_data', 0),
  ]);
  expect(read.map(({ track, criteria, hasEvidence }) => [track, criteria, hasEvidence])).toEqual([
    ['technology', 3, true],
    ['communication', 0, false],
    ['training', 1, false],
    ['support', 1, true],
  ]);
  expect(read.flatMap(({ hypotheses }) => hypotheses.map(({ state }) => state))).toEqual([
    'refuted',
    'supported',
    'open',
    'open',
  ]);
});

test('criteria that name no track try none', () => {
  expect(readTracks([{ verdict: 'pass', n: 40 }])).toEqual([]);
});

test('a finding or a task that is done is evidence on its track, and only there', () => {
  const read = readTracks(
    [tried('technology', 'Devices enrol by themselves', 'pass')],
    [
      { track: 'training', findings: 0, tasks: 1 },
      { track: 'support', findings: 2, tasks: 0 },
      { track: 'communication', findings: 0, tasks: 0 },
    ],
  );
  expect(read.filter(({ hasEvidence }) => hasEvidence).map(({ track }) => track)).toEqual([
    'technology',
    'training',
    'support',
  ]);
});
