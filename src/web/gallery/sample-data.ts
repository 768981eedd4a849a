/** Invented numbers for the gallery; nothing of this reaches the product. */
import type { BandPoint } from '../ui/charts/confidence-band.tsx';
import type { FanPoint, PastPoint } from '../ui/charts/forecast-fan.tsx';
import type { LoadColumn } from '../ui/charts/load-bars.tsx';

const day = 86_400_000;
const dateOn = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * day).toISOString().slice(0, 10);

/** A band that narrows as people report, ending at the estimate. */
export function sampleBand(estimate: number, halfWidth: number, from = 2): readonly BandPoint[] {
  return Array.from({ length: 24 }, (_, index) => {
    const wobble = Math.sin(index * 1.7) * halfWidth * 0.35 * (1 - index / 26);
    const width = halfWidth * (1 + 2.6 / (index + 1.2));
    return {
      at: `${dateOn('2026-09-07', index + from + Math.floor(index / 4))}T12:00:00Z`,
      estimate: estimate + wobble,
      lower: estimate + wobble - width,
      upper: estimate + wobble + width * 0.7,
    };
  });
}

export const past: readonly PastPoint[] = [
  0, 30, 60, 120, 180, 210, 230, 240, 240, 450, 660, 980, 1260, 1480, 1560, 1780, 1840, 1912,
].map((people, index) => ({ on: dateOn('2026-08-31', Math.round(index * 4.77)), people }));

const medians = [1912, 2350, 2950, 3550, 4120, 4130, 4140, 4160, 4700, 4938, 4938];
export const forecast: readonly FanPoint[] = medians.map((p50, index) => {
  const spread = index === 0 ? 0 : Math.min(420, 60 + index * 48) * (index > 8 ? 0.5 : 1);
  return {
    on: dateOn('2026-11-20', index * 7),
    p50,
    p25: p50 - spread * 0.45,
    p75: Math.min(4938, p50 + spread * 0.35),
    p10: p50 - spread,
    p90: Math.min(4938, p50 + spread * 0.7),
  };
});

const loads: readonly (number | null)[] = [
  97,
  112,
  76,
  58,
  41,
  87,
  143,
  130,
  124,
  null,
  null,
  null,
  118,
  null,
];
export const loadColumns: readonly LoadColumn[] = loads.map((load, index) => ({
  id: `w${index}`,
  label: `W${index < 11 ? index + 43 : index - 10}`,
  load,
  isMeasured: index < 5,
  freeze: index >= 9 && index <= 11 ? 'year end, everyone' : undefined,
}));

export const coverage = [20, 40, 60, 80, 100, 125, 150, 200, 250, 300, 400, 500].map((people) => ({
  people,
  coverage: 1 - 0.6 * Math.exp(-people / 75),
}));

const levels = (attribute: string, rows: readonly (readonly [string, number, number])[]) =>
  rows.map(([level, pilot, all]) => ({
    attribute,
    level,
    pilotShare: pilot / 100,
    organisationShare: all / 100,
    gapPoints: pilot - all,
  }));

export const balance = [
  ...levels('Department', [
    ['Production', 28.8, 29],
    ['Sales', 16.4, 16.4],
    ['Engineering', 16, 15.2],
    ['Logistics', 12.4, 12.8],
    ['Customer service', 10, 10],
    ['Finance', 7.6, 7.6],
    ['IT', 4.8, 4.8],
    ['HR', 4, 4.2],
  ]),
  ...levels('Skill', [
    ['Confident', 33.6, 29],
    ['Everyday', 50.4, 52],
    ['Needs help', 16, 19],
  ]),
  ...levels('Site', [
    ['Göteborg', 34.4, 32.8],
    ['Hamburg', 26, 25.8],
    ['Kraków', 20, 19.6],
    ['Lyon', 12.4, 12.2],
    ['Home-based', 7.2, 9.6],
  ]),
  ...levels('Platform', [
    ['Windows', 68.4, 68.4],
    ['iOS', 15.6, 15.6],
    ['macOS', 10.4, 10.4],
    ['Android', 5.6, 5.6],
  ]),
];

export const strata = [
  { level: 'Windows', n: 171, successes: 166, estimate: 0.971, lower: 0.927, upper: 0.988 },
  { level: 'iOS', n: 39, successes: 38, estimate: 0.974, lower: 0.865, upper: 0.995 },
  { level: 'macOS', n: 26, successes: 24, estimate: 0.923, lower: 0.74, upper: 0.985 },
  { level: 'Android', n: 14, successes: 13, estimate: null, lower: null, upper: null },
];

export type SamplePerson = {
  readonly id: number;
  readonly name: string;
  readonly department: string;
  readonly site: string;
  readonly platform: string;
  readonly reason: string;
};

const pick = (words: readonly string[], index: number): string => words[index % words.length] ?? '';

/** As many invented rows as asked for. */
export function samplePeople(count: number): readonly SamplePerson[] {
  return Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    name: `Person ${String((index * 421) % 10_000).padStart(4, '0')}`,
    department: pick(['Production', 'Logistics', 'Sales', 'HR', 'IT'], index),
    site: pick(['Hamburg', 'Kraków', 'Home-based', 'Lyon', 'Göteborg'], index * 3),
    platform: pick(['Windows', 'Android', 'iOS', 'macOS'], index),
    reason: pick(
      [
        'Only volunteer, early shift in Hamburg',
        'Second person with a scanner',
        'Works from home, two devices',
      ],
      index,
    ),
  }));
}
