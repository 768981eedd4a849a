import { expect, test } from 'vitest';
import { criticalValues, type Design } from './group-sequential.ts';

const OBRIEN_FLEMING: Design = { kind: 'shape', delta: 0 };
const POCOCK: Design = { kind: 'shape', delta: 0.5 };
const SPENDING_OF: Design = { kind: 'spending', spending: { family: 'obrien-fleming' } };
const SPENDING_POCOCK: Design = { kind: 'spending', spending: { family: 'pocock' } };

// Values of the R package rpact 3.3.4.
test.each([
  [OBRIEN_FLEMING, 3, 0.025, [3.471091, 2.454432, 2.004036]],
  [OBRIEN_FLEMING, 5, 0.025, [4.561742, 3.225639, 2.633723, 2.280871, 2.040073]],
  [OBRIEN_FLEMING, 5, 0.05, [3.915055, 2.768362, 2.260358, 1.957527, 1.750866]],
  [POCOCK, 5, 0.025, Array.from({ length: 5 }, () => 2.41318)],
  [SPENDING_OF, 4, 0.025, [4.332634, 2.963132, 2.359044, 2.01409]],
  [SPENDING_POCOCK, 3, 0.025, [2.279428, 2.294911, 2.29594]],
])('critical values %#', (design, looks, alpha, expected) => {
  const values = criticalValues(looks, alpha, design);
  expect(values).toHaveLength(looks);
  for (const [i, value] of values.entries()) expect(Math.abs(value - expected[i]!)).toBeLessThan(1.5e-6);
});
