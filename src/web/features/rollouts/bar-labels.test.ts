import { expect, test } from 'vitest';
import { placeLabels } from './bar-labels.ts';

test('labels never touch each other nor leave the bar', () => {
  const segments = [
    { text: 'Succeeded 4,212', from: 0, to: 500 },
    { text: '592 notified', from: 500, to: 570 },
    { text: '124 failed', from: 570, to: 590 },
    { text: '72 unreachable', from: 590, to: 600 },
  ];
  const labels = placeLabels(segments, 600);
  for (const [index, label] of labels.entries()) {
    const next = labels[index + 1];
    expect(label.left).toBeGreaterThanOrEqual(0);
    expect(label.left + label.text.length * 6.3).toBeLessThanOrEqual(next?.left ?? 600.001);
  }
  expect(labels[0]).toEqual({ text: 'Succeeded 4,212', left: 0 });
});

test('a bar without room has no labels', () => {
  expect(placeLabels([{ text: 'Succeeded 4,212', from: 0, to: 20 }], 20)).toEqual([]);
});
