import { describe, expect, it } from 'vitest';
import { spreadLabels } from './spread-labels.ts';

describe('spreadLabels', () => {
  it('leaves labels alone that stand apart', () => {
    expect(spreadLabels([10, 50], 12, 0, 100)).toEqual([10, 50]);
  });

  it('moves close labels apart and keeps their order', () => {
    expect(spreadLabels([52, 50], 12, 0, 100)).toEqual([62, 50]);
  });

  it('keeps labels inside the ends', () => {
    expect(spreadLabels([99, 100], 12, 0, 100)).toEqual([88, 100]);
  });
});
