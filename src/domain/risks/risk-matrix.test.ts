import { expect, test } from 'vitest';
import { overallRisk, riskLevels } from './risk-matrix.ts';

const rank = (level: (typeof riskLevels)[number]) => riskLevels.indexOf(level);

test('a risk that is more likely, or hits harder, never weighs less', () => {
  for (const likelihood of riskLevels)
    for (const impact of riskLevels)
      for (const worse of riskLevels) {
        const here = rank(overallRisk({ likelihood, impact }));
        if (rank(worse) >= rank(likelihood))
          expect(rank(overallRisk({ likelihood: worse, impact }))).toBeGreaterThanOrEqual(here);
        if (rank(worse) >= rank(impact))
          expect(rank(overallRisk({ likelihood, impact: worse }))).toBeGreaterThanOrEqual(here);
      }
});

test('likelihood and impact weigh the same, and nothing weighs more than the worse of the two', () => {
  for (const likelihood of riskLevels)
    for (const impact of riskLevels) {
      const overall = overallRisk({ likelihood, impact });
      expect(overallRisk({ likelihood: impact, impact: likelihood })).toBe(overall);
      expect(rank(overall)).toBeLessThanOrEqual(Math.max(rank(likelihood), rank(impact)));
    }
  expect(overallRisk({ likelihood: 'medium', impact: 'high' })).toBe('high');
});
