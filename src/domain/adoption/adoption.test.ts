import { assert, integer, property, record, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/random.ts';
import { hasRecovered, judgeUse, peakOf, provenFall, tellUse, toldFrom, type UseCount } from './judge-use.ts';
import { findRuleFault, namesAdoption, namesTraining } from './measure.ts';
import { longestSilence, sundayFrom } from './weeks.ts';
import { tellWhy, whyReasons, type WhyCounts } from './why.ts';

const count = tuple(integer({ min: 0, max: 400 }), integer({ min: 0, max: 400 })).map(([a, b]): UseCount => ({
  people: Math.max(a, b),
  used: Math.min(a, b),
}));

describe('a definition', () => {
  const rule = {
    feature: 'VPN client',
    minDays: 3,
    windowDays: 14,
    population: 'everybody',
    settledDays: 14,
    source: 'gateway',
    fallShare: 0.2,
  } as const;

  test('of a training is refused whatever its language, and an app whose name only sounds alike is not', () => {
    for (const feature of ['Intune training', 'E-Learning', 'Kurs: ny inloggning', 'Schulung VPN', 'LMS'])
      expect(findRuleFault({ ...rule, feature })).toBe('training');
    for (const text of ['VPN client', 'Concourse', 'Exkursion']) expect(namesTraining(text)).toBe(false);
  });

  test('asks for no more days than the window has, nor of people who are done for less than a window', () => {
    expect(findRuleFault(rule)).toBeUndefined();
    expect(findRuleFault({ ...rule, windowDays: 7, minDays: 8 })).toBe('days_many');
    expect(findRuleFault({ ...rule, settledDays: 13 })).toBe('settled_short');
  });

  test('alone is called adoption', () => {
    expect(['Adoption', 'Adopted by all', 'Nutzungsgrad'].map(namesAdoption)).toEqual([true, true, true]);
    expect(['Adopter club', 'Enrolled in time'].map(namesAdoption)).toEqual([false, false]);
  });
});

describe('a share of use', () => {
  test('is hidden for few people, and where it would tell of nearly each', () => {
    assert(
      property(count, ({ people, used }) => {
        const { kind } = tellUse({ people, used });
        const isTold = people >= toldFrom && used >= toldFrom && people - used >= toldFrom;
        expect(kind === 'shown').toBe(isTold);
      }),
    );
    expect(tellUse({ people: 4, used: 2 }).kind).toBe('few');
    expect(tellUse({ people: 60, used: 4 }).kind).toBe('nearly_none');
    expect(tellUse({ people: 60, used: 56 }).kind).toBe('nearly_all');
  });

  test('reaches a threshold by its lower bound only', () => {
    expect(judgeUse({ people: 100, used: 80 }, 0.75)).toBe('inconclusive');
    expect(judgeUse({ people: 1000, used: 800 }, 0.75)).toBe('pass');
    expect(judgeUse({ people: 1000, used: 600 }, 0.75)).toBe('fail');
    expect(judgeUse({ people: 4, used: 4 }, 0.5)).toBe('no_data');
  });
});

describe('a fall', () => {
  test('is never more than what was seen, and needs both bounds', () => {
    assert(
      property(count, count, (peak, now) => {
        const fall = provenFall(peak, now);
        expect(fall).toBeGreaterThanOrEqual(0);
        if (fall > 0) expect(fall).toBeLessThanOrEqual(1 - now.used / now.people / (peak.used / peak.people));
      }),
    );
    // A third fewer of thirty may be chance; of three hundred it is not.
    expect(provenFall({ people: 30, used: 24 }, { people: 30, used: 16 })).toBeLessThan(0.05);
    expect(provenFall({ people: 300, used: 240 }, { people: 300, used: 160 })).toBeGreaterThan(0.14);
  });

  test('is rarely found in half a year of steady use, though every week looks for one', () => {
    const random = createRandom(7);
    const people = 20;
    let alarms = 0;
    const rollouts = 60;
    for (let run = 0; run < rollouts; run++) {
      const windows: UseCount[] = [];
      for (let week = 0; week < 26; week++) {
        let used = 0;
        for (let person = 0; person < people; person++) if (random.next() < 0.3) used += 1;
        windows.push({ people, used });
        const peak = peakOf(windows.slice(0, -2));
        if (peak === undefined || provenFall(peak, windows.at(-1)!) <= 0.05) continue;
        alarms += 1;
        break;
      }
    }
    expect(alarms / rollouts).toBeLessThan(0.05);
  });

  test('is over once use is back above what would count as one', () => {
    const peak = { people: 100, used: 80 };
    expect(hasRecovered(peak, { people: 100, used: 64 }, 0.2)).toBe(true);
    expect(hasRecovered(peak, { people: 100, used: 63 }, 0.2)).toBe(false);
  });
});

describe('reasons', () => {
  const counts = record(
    Object.fromEntries(whyReasons.map((reason) => [reason, integer({ min: 0, max: 12 })])) as Record<
      (typeof whyReasons)[number],
      ReturnType<typeof integer>
    >,
  );

  test('are told from five on, and what is hidden stands for none or at least five', () => {
    assert(
      property(counts, (given: WhyCounts) => {
        const figure = tellWhy(given);
        if (figure.kind !== 'shown') return;
        for (const { reason, answers } of figure.reasons) {
          expect(answers).toBeGreaterThanOrEqual(toldFrom);
          expect(answers).toBe(given[reason]);
        }
        expect(figure.hidden === 0 || figure.hidden >= toldFrom).toBe(true);
        const shown = figure.reasons.reduce((sum, { answers }) => sum + answers, 0);
        expect(shown + figure.hidden).toBe(figure.answered);
      }),
    );
  });

  test('are not told when nearly all gave the same', () => {
    expect(tellWhy({ no_need: 3, other: 1 }).kind).toBe('few');
    expect(tellWhy({ no_need: 12, other: 1 }).kind).toBe('alike');
    expect(tellWhy({ no_need: 7, went_back: 5, other: 1 })).toMatchObject({
      reasons: [{ reason: 'no_need', answers: 7 }],
      hidden: 6,
    });
  });
});

test('a week ends on its Sunday', () => {
  assert(
    property(integer({ min: 0, max: 3000 }), (day) => {
      const on = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
      const sunday = sundayFrom(on);
      expect(new Date(`${sunday}T00:00:00Z`).getUTCDay()).toBe(0);
      expect(sunday >= on).toBe(true);
      expect(sundayFrom(sunday)).toBe(sunday);
    }),
  );
});

test('a weekend is no silence, and three working days are', () => {
  const isWorked = (day: number) => ![2, 3].includes(day % 7);
  const span = { from: '2026-11-02', to: '2026-11-15' };
  const days = (...on: number[]) => new Set(on.map((day) => `2026-11-${String(day).padStart(2, '0')}`));
  expect(longestSilence(span, days(2, 3, 4, 5, 6, 9, 10, 11, 12, 13), isWorked)).toBe(0);
  expect(longestSilence(span, days(2, 3, 4, 11, 12, 13), isWorked)).toBe(4);
});
