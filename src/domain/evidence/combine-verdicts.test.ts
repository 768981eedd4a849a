import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { combineVerdicts, type VerdictOfCriterion } from './combine-verdicts.ts';
import type { Verdict } from './evaluation.ts';

const VERDICTS: readonly Verdict[] = ['error', 'no_data', 'fail', 'inconclusive', 'conditional', 'pass'];
const exit = (criterionId: string, verdict: Verdict): VerdictOfCriterion => ({
  criterionId,
  role: 'exit',
  verdict,
});

test('a failing guardrail outranks everything, even an error', () => {
  const combined = combineVerdicts([
    exit('a', 'error'),
    { criterionId: 'g', role: 'guardrail', verdict: 'fail' },
    exit('b', 'pass'),
  ]);
  expect(combined).toEqual({ verdict: 'fail', decidedBy: ['g'], isGuardrail: true });
});

test.each([
  [['error', 'no_data', 'fail'], 'error'],
  [['pass', 'no_data', 'fail'], 'no_data'],
  [['pass', 'fail', 'inconclusive'], 'fail'],
  [['conditional', 'inconclusive', 'pass'], 'inconclusive'],
  [['pass', 'conditional'], 'conditional'],
  [['pass', 'pass'], 'pass'],
] as const)('%j combine to %s', (verdicts, expected) => {
  expect(combineVerdicts(verdicts.map((verdict, i) => exit(String(i), verdict))).verdict).toBe(expected);
});

test('signals do not count, and nothing that counts is no data', () => {
  const signal: VerdictOfCriterion = { criterionId: 's', role: 'signal', verdict: 'fail' };
  expect(combineVerdicts([signal, exit('a', 'pass')]).verdict).toBe('pass');
  expect(combineVerdicts([{ ...signal, verdict: 'pass' }]).verdict).toBe('no_data');
  expect(combineVerdicts([]).verdict).toBe('no_data');
});

test('the gate passes only when every counting criterion passes, in any order', () => {
  const one = fc.record({
    criterionId: fc.string(),
    role: fc.constantFrom('entry', 'exit', 'guardrail', 'signal'),
    verdict: fc.constantFrom(...VERDICTS),
  }) as fc.Arbitrary<VerdictOfCriterion>;
  fc.assert(
    fc.property(fc.array(one, { maxLength: 6 }), (items) => {
      const counting = items.filter(({ role }) => role !== 'signal');
      const isPass = combineVerdicts(items).verdict === 'pass';
      expect(isPass).toBe(counting.length > 0 && counting.every(({ verdict }) => verdict === 'pass'));
      expect(combineVerdicts([...items].reverse()).verdict).toBe(combineVerdicts(items).verdict);
    }),
  );
});
