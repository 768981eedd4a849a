import { describe, expect, it } from 'vitest';
import type { AttributeSummary } from '#contracts/pilot.ts';
import {
  attributeLabel,
  bestAttributes,
  managerTeam,
  requestFor,
  rulesFor,
  startingChoice,
  suggestSize,
} from './choice.ts';

const attribute = (name: string, advice: AttributeSummary['advice'], levels = 5): AttributeSummary => ({
  name,
  levels,
  filled: 100,
  largest: [],
  suitable: advice === 'good' || advice === 'many_levels',
  isNumeric: false,
  advice,
});

describe('the choice of a pilot', () => {
  it('suggests one person in twenty in round tens, never more than there are', () => {
    expect(suggestSize(5000)).toBe(250);
    expect(suggestSize(130)).toBe(20);
    expect(suggestSize(8)).toBe(8);
    expect(suggestSize(100_000)).toBe(500);
  });

  it('begins with good attributes that have few levels', () => {
    const attributes = [
      attribute('department', 'good'),
      attribute('employee_id', 'unique'),
      attribute('model', 'good', 300),
    ];
    expect(startingChoice(1000, attributes, null).by).toEqual(['department']);
  });

  it('begins with what can serve where no attribute is good, and with none where none can', () => {
    const [country, department, title] = [
      attribute('country', 'one_sided'),
      attribute('department', 'many_levels', 400),
      attribute('title', 'many_levels', 90),
    ] as const;
    const attributes = [country, title, department];
    expect(startingChoice(1000, attributes, null).by).toEqual(['department']);
    expect(bestAttributes(attributes)).toEqual([title, department]);
    expect(startingChoice(1000, [country], null).by).toEqual([]);
    expect(bestAttributes([country])).toEqual([country]);
  });

  it('asks for a rule only when there is one', () => {
    const choice = startingChoice(400, [attribute('site', 'good')], null);
    expect(rulesFor(choice)).toMatchObject({ minimums: [], team: null, must: [], weights: [] });
    const ruled = {
      ...choice,
      minimums: [{ attribute: null, level: null, people: 2 }],
      team: managerTeam,
      teamMost: { people: 3 },
      weights: [{ attributes: ['site'], factor: 2 }],
      must: 'a, b\nc',
    };
    expect(rulesFor(ruled)).toMatchObject({
      minimums: [{ attribute: 'site', level: null, people: 2 }],
      team: { attribute: null, most: { people: 3 } },
      must: ['a', 'b', 'c'],
      weights: [{ attributes: ['site'], factor: 2 }],
    });
  });

  it('asks for equal chances without the rules that would change them', () => {
    const choice = startingChoice(400, [attribute('site', 'good')], null);
    const ruled = {
      ...choice,
      team: managerTeam,
      teamMost: { people: 3 },
      start: 'tight',
      must: 'a',
    } as const;
    expect(requestFor({ ...ruled, method: 'cube', beginning: 'earlier' }, [], 7 as never)).toEqual({
      ...requestFor(choice),
      method: 'cube',
      must: ['a'],
    });
    expect(requestFor(ruled).team).not.toBeNull();
  });

  it('extends or completes only when it begins so', () => {
    const choice = startingChoice(400, [attribute('site', 'good')], null);
    expect(requestFor(choice, [], 7 as never)).not.toHaveProperty('extend');
    expect(requestFor({ ...choice, beginning: 'earlier' }, [], 7 as never).extend).toBe(7);
    expect(requestFor({ ...choice, beginning: 'volunteers', volunteers: 'x' }).volunteers).toEqual(['x']);
  });

  it('writes names of columns as words', () => {
    expect(attributeLabel('jobFamily')).toBe('Job family');
    expect(attributeLabel('work_pattern')).toBe('Work pattern');
    expect(attributeLabel('OS')).toBe('OS');
  });
});
