import { expect, test } from 'vitest';
import { countedIn } from './counted-share.ts';

const view = (evaluation: object, kind = 'proportion') =>
  ({
    definition: { kind },
    evaluation: { statement: { code: 'verdict', data: { criterion: {}, evaluation } } },
  }) as never;

test('the count stands in the statement of the verdict, also of one that was stored', () => {
  const counted = countedIn(view({ n: 40, successes: 3, method: 'exact_boundary' }));
  expect(counted).toMatchObject({ successes: 3, count: 40, isWeighted: false });
  expect([counted!.lower, counted!.upper].map((end) => Math.round(end * 1000))).toEqual([16, 204]);
  expect(countedIn(view({ n: 40, successes: 3, method: 'raked' }))?.isWeighted).toBe(true);
  expect(countedIn(view({ n: 0, method: null }))).toBeNull();
  expect(countedIn(view({ n: 40, successes: 3, method: 'gamma_poisson' }, 'rate'))).toBeNull();
  const words = {
    definition: { kind: 'proportion' },
    evaluation: { statement: { code: 'own_words', data: {} } },
  };
  expect(countedIn(words as never)).toBeNull();
});
