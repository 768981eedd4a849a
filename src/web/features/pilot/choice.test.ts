import { describe, expect, it } from 'vitest';
import type { AttributeSummary } from '#contracts/pilot.ts';
import { attributeLabel, requestFor, startingChoice, suggestSize } from './choice.ts';

const attribute = (name: string, advice: AttributeSummary['advice'], levels = 5): AttributeSummary => ({
  name,
  levels,
  filled: 100,
  largest: [],
  suitable: advice === 'good',
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

  it('asks for a minimum per group only when there is one', () => {
    const choice = { by: ['site'], size: 20, seed: 3, preset: 'balanced', minimum: null } as const;
    expect(requestFor(choice)).not.toHaveProperty('minimumPerLevel');
    expect(requestFor({ ...choice, minimum: 2 }).minimumPerLevel).toEqual([{ attribute: 'site', people: 2 }]);
  });

  it('writes names of columns as words', () => {
    expect(attributeLabel('jobFamily')).toBe('Job family');
    expect(attributeLabel('work_pattern')).toBe('Work pattern');
    expect(attributeLabel('OS')).toBe('OS');
  });
});
