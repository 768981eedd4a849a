import { expect, test } from 'vitest';
import {
  minimumsAsked,
  minimumsInForce,
  minimumsSaid,
  weightsInForce,
  withMinimum,
  withoutMinimum,
  withoutWeight,
  withWeight,
  type Minimum,
} from './rules.ts';

const everywhere: Minimum = { attribute: null, level: null, people: 2 };
const oslo: Minimum = { attribute: 'site', level: 'Oslo', people: 3 };

test('a rule about the same group replaces the one before it, and can be taken back', () => {
  const rules = withMinimum(withMinimum([everywhere], oslo), { ...oslo, people: 4 });
  expect(rules).toEqual([everywhere, { ...oslo, people: 4 }]);
  expect(withoutMinimum(rules, oslo)).toEqual([everywhere]);
});

test('a pair is the same in either order', () => {
  const pair = { attributes: ['site', 'platform'], factor: 2 };
  const other = { attributes: ['platform', 'site'], factor: 3 };
  expect(withWeight([pair], other)).toEqual([other]);
  expect(withoutWeight([pair], other)).toEqual([]);
  expect(withWeight([pair], { attributes: ['site'], factor: 2 })).toHaveLength(2);
});

test('rules about attributes that are not chosen wait', () => {
  expect(minimumsInForce(['platform'], [everywhere, oslo])).toEqual([everywhere]);
  expect(weightsInForce(['site'], [{ attributes: ['site', 'platform'], factor: 2 }])).toEqual([]);
});

test('what is asked for can be said again in the words it was said with', () => {
  const by = ['site', 'platform'];
  const said = [everywhere, oslo, { attribute: 'site', level: null, people: 5 }];
  expect(minimumsAsked(by, said)).toEqual([
    { attribute: 'site', level: null, people: 2 },
    { attribute: 'platform', level: null, people: 2 },
    oslo,
    { attribute: 'site', level: null, people: 5 },
  ]);
  expect(minimumsSaid({ by, minimums: minimumsAsked(by, said) })).toEqual(said);
  expect(minimumsSaid({ by, minimums: [{ attribute: 'site', level: null, people: 2 }] })).toEqual([
    { attribute: 'site', level: null, people: 2 },
  ]);
});
