import { expect, test } from 'vitest';
import { mendBy, triageAction, triageActions, usualMatrix } from './triage.ts';

test('due days are working days after the day of the finding', () => {
  const friday = '2027-01-08';
  expect([1, 2, 3, 4].map((priority) => mendBy(priority as 1 | 2 | 3 | 4, friday))).toEqual([
    '2027-01-08',
    '2027-01-12',
    '2027-01-22',
    '2027-02-05',
  ]);
  expect(mendBy(1, '2027-01-09')).toBe('2027-01-09');
  expect(mendBy(2, '2027-01-09')).toBe('2027-01-12');
});

test('a worse finding and a more important app never lead to a milder action', () => {
  const strictness = (importance: keyof typeof usualMatrix) =>
    usualMatrix[importance].map((action) => triageActions.indexOf(action));
  for (const importance of ['critical', 'important', 'not_important'] as const)
    expect(strictness(importance)).toEqual(strictness(importance).toSorted((a, b) => a - b));
  for (const severity of [0, 1, 2, 3]) {
    const [critical, important, other] = (['critical', 'important', 'not_important'] as const).map(
      (importance) => strictness(importance)[severity]!,
    );
    expect(critical! <= important! && important! <= other!).toBe(true);
  }
});

test('an app of which nobody has said how important it is counts as critical', () => {
  expect(triageAction(usualMatrix, null, 1)).toBe('stop_all');
  expect(triageAction(usualMatrix, 'not_important', 1)).toBe('workaround');
});
