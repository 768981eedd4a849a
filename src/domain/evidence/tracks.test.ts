import { expect, test } from 'vitest';
import { readTracks, tracks, type TrackTried, type TriedCriterion } from './tracks.ts';

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

const nothing = { findings: 0, tasks: 0, questions: 0, answers: 0 };

test('a finding or a task that is done is evidence on its track, and only there', () => {
  const read = readTracks(
    [tried('technology', 'Devices enrol by themselves', 'pass')],
    [
      { track: 'training', ...nothing, tasks: 1 },
      { track: 'support', ...nothing, findings: 2 },
      { track: 'communication', ...nothing },
    ],
  );
  expect(read.filter(({ hasEvidence }) => hasEvidence).map(({ track }) => track)).toEqual([
    'technology',
    'training',
    'support',
  ]);
});

test('an answer to the survey is evidence; a question that nobody has answered only names its track', () => {
  const silentOf = (asked: readonly TrackTried[]) =>
    readTracks([], asked).flatMap(({ track, hasEvidence }) => (hasEvidence ? [] : [track]));
  expect(readTracks([], [{ track: 'training', ...nothing }])).toEqual([]);
  expect(silentOf(tracks.map((track) => ({ ...nothing, track, questions: 1 })))).toEqual([...tracks]);
  expect(silentOf([{ ...nothing, track: 'training', questions: 1, answers: 2 }])).toEqual([
    'technology',
    'communication',
    'support',
  ]);
  expect(silentOf(tracks.map((track) => ({ ...nothing, track, answers: 1 })))).toEqual([]);
});
