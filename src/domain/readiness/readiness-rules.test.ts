import { array, assert, constantFrom, integer, property, record, subarray, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guidePlatforms } from '../messages/intune-guide.ts';
import { appReasons, appState, reasonsOfApp } from './app-readiness.ts';
import { judgeVersion, readMinimum, readVersion } from './os-version.ts';
import {
  departmentState,
  findRulesFault,
  readinessGrades,
  readinessOf,
  readinessReasons,
  readinessStates,
  reasonsGraded,
  usualReadiness,
  type ReadinessReason,
  type ReadinessRules,
} from './readiness-rules.ts';

const rank = (state: (typeof readinessStates)[number]): number => readinessStates.indexOf(state);
const reasons = subarray([...readinessReasons]);
const rules = tuple(...readinessReasons.map(() => constantFrom(...readinessGrades))).map(
  (grades): ReadinessRules => ({
    ...usualReadiness,
    grades: Object.fromEntries(readinessReasons.map((reason, at) => [reason, grades[at]!])) as Record<
      ReadinessReason,
      (typeof readinessGrades)[number]
    >,
  }),
);

describe('the colour of a person', () => {
  test('one more reason never makes anybody readier, and none is ready', () => {
    assert(
      property(rules, reasons, constantFrom(...readinessReasons), (own, some, more) => {
        expect(rank(readinessOf([...some, more], own))).toBeLessThanOrEqual(rank(readinessOf(some, own)));
        expect(readinessOf([], own)).toBe('ready');
      }),
    );
  });

  test('a graver rule never makes anybody readier', () => {
    assert(
      property(rules, reasons, constantFrom(...readinessReasons), (own, some, reason) => {
        const graver = { ...own, grades: { ...own.grades, [reason]: 'stops' as const } };
        expect(rank(readinessOf(some, graver))).toBeLessThanOrEqual(rank(readinessOf(some, own)));
      }),
    );
  });

  test('each colour has exactly the reasons its rules name', () => {
    assert(
      property(rules, (own) => {
        for (const reason of reasonsGraded('stops', own))
          expect(readinessOf([reason], own)).toBe('not_ready');
        for (const reason of reasonsGraded('warns', own))
          expect(readinessOf([reason], own)).toBe('attention');
        expect(readinessOf(reasonsGraded('off', own), own)).toBe('ready');
      }),
    );
  });
});

describe('the colour of a department', () => {
  const counts = record({
    not_ready: integer({ min: 0, max: 500 }),
    attention: integer({ min: 0, max: 500 }),
    ready: integer({ min: 0, max: 500 }),
  });

  test('follows the share of people who are ready', () => {
    const of = (ready: number) =>
      departmentState({ ready, attention: 100 - ready, not_ready: 0 }, usualReadiness);
    expect([95, 94, 80, 79].map(of)).toEqual(['ready', 'attention', 'attention', 'not_ready']);
    expect(departmentState({ ready: 0, attention: 0, not_ready: 0 }, usualReadiness)).toBeNull();
  });

  test('never falls when somebody becomes ready', () => {
    assert(
      property(counts, (some) => {
        if (some.not_ready === 0) return;
        const better = { ...some, not_ready: some.not_ready - 1, ready: some.ready + 1 };
        expect(rank(departmentState(better, usualReadiness)!)).toBeGreaterThanOrEqual(
          rank(departmentState(some, usualReadiness)!),
        );
      }),
    );
  });
});

describe('versions of systems', () => {
  const version = array(integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 4 });
  const written = (parts: readonly number[]): string => parts.join('.');

  test('are found in what inventories write', () => {
    expect(readVersion('Windows 11 (10.0.22631.4169)')).toEqual([10, 0, 22_631, 4169]);
    expect(readVersion('iOS 17.7')).toEqual([17, 7]);
    expect(readVersion('Android 14')).toEqual([14]);
    expect(readVersion('unknown')).toBeNull();
    expect(readVersion(null)).toBeNull();
    expect(readMinimum('14.0.0')).toEqual([14]);
  });

  test('are too old, supported, or too coarse to tell', () => {
    expect(judgeVersion('10.0.17763', '10.0.19045')).toBe('too_old');
    expect(judgeVersion('10.0.22631', '10.0.19045')).toBe('supported');
    expect(judgeVersion('10', '10.0.19045')).toBe('unknown');
    expect(judgeVersion('14', '14.0')).toBe('supported');
    expect(judgeVersion('9.9', '10')).toBe('too_old');
    expect(judgeVersion('', '10')).toBe('unknown');
  });

  test('every version supports itself, and a higher one of the same length whatever it supports', () => {
    assert(
      property(version, version, (one, other) => {
        expect(judgeVersion(written(one), written(one))).toBe('supported');
        const higher = [...one.slice(0, -1), one.at(-1)! + 1];
        if (judgeVersion(written(one), written(other)) === 'supported')
          expect(judgeVersion(written(higher), written(other))).toBe('supported');
        expect(judgeVersion(written(one), written(higher))).not.toBe('supported');
      }),
    );
  });
});

test('rules that cannot be kept are found', () => {
  expect(findRulesFault(usualReadiness)).toBeNull();
  for (const platform of guidePlatforms) {
    const minimumVersions = { ...usualReadiness.minimumVersions, [platform]: 'new' };
    expect(findRulesFault({ ...usualReadiness, minimumVersions })).toBe(platform);
  }
  expect(findRulesFault({ ...usualReadiness, department: { ready: 0.5, attention: 0.6 } })).toBe(
    'department',
  );
});

test('an app is as grave as its gravest finding, and one of unknown importance is worth a look', () => {
  expect(reasonsOfApp(['continue', 'stop_affected', 'workaround'], 'critical')).toEqual([
    'stops_affected',
    'workaround',
  ]);
  expect(appState(reasonsOfApp(['continue'], 'important'))).toBe('ready');
  expect(appState(reasonsOfApp([], null))).toBe('attention');
  expect(appState(reasonsOfApp(['workaround'], 'important'))).toBe('attention');
  for (const reason of appReasons)
    expect(appState([reason])).toBe(reason.startsWith('stops') ? 'not_ready' : 'attention');
});
