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
