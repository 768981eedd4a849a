import { describe, expect, it } from 'vitest';
import { calmScenario, failingPilotScenario } from '#domain/simulation/scenario.ts';
import { readScenarioFile } from './scenario-file.ts';

const begin = new Date('2027-01-04T07:00:00Z');

function read(source: string) {
  return readScenarioFile('folder/rough.yaml', source, begin);
}

describe('scenario.yaml', () => {
  it('leaves what it does not name as in the scenario it is like', () => {
    expect(read('')).toEqual({ ...calmScenario, name: 'rough' });
    expect(read('name: Harsh\nlike: failing\nno_show_share: 0.2\nfailure_share: { iOS: 0.5 }\n')).toEqual({
      ...failingPilotScenario,
      name: 'Harsh',
      noShowShare: 0.2,
      failureShareByPlatform: { ...failingPilotScenario.failureShareByPlatform, iOS: 0.5 },
    });
  });

  it('reads faults by date, or by days since the start', () => {
    const source = `faults:
  - { kind: bad_driver, model: Latitude 5440, failure_share: 0.9, from: 33, to: 40 }
  - { kind: connector_outage, from: 2027-02-01, to: 2027-02-03 }
  - { kind: silent_sponsor }
`;
    expect(read(source).faults).toEqual([
      {
        kind: 'bad_driver',
        model: 'Latitude 5440',
        failureShare: 0.9,
        from: '2027-02-06T07:00:00.000Z',
        to: '2027-02-13T07:00:00.000Z',
      },
      { kind: 'connector_outage', from: '2027-02-01T00:00:00.000Z', to: '2027-02-03T00:00:00.000Z' },
      { kind: 'silent_sponsor', from: null, to: null },
    ]);
  });

  it('reads the apps devices speak of, everybody having those without a share', () => {
    expect(read('apps: { CAD viewer: { share: 0.2, failure_share: 0.5 }, Chat: {} }').apps).toEqual({
      'CAD viewer': { share: 0.2, failureShare: 0.5 },
      Chat: { share: 1, failureShare: 0 },
    });
  });

  it.each([
    ['like: sunny', 'line 1, column 7: "like" must be calm or failing'],
    ['no_show_share: 1.5', 'line 1, column 16: "no_show_share" must be a number from 0 to 1'],
    ['weather: bad', 'line 1, column 1: "weather" is not known here'],
    ['faults: [{ from: 3 }]', 'lacks "kind"'],
    ['faults: [{ kind: flood }]', 'must be bad_driver, connector_outage, busy_time or silent_sponsor'],
    ['faults: [{ kind: busy_time }]', 'lacks "share"'],
    ['faults: [{ kind: bad_driver }]', 'lacks "model"'],
    ['faults: [{ kind: silent_sponsor, model: X }]', 'does not belong to a silent_sponsor'],
    ['faults: [{ kind: silent_sponsor, from: soon }]', 'must be a date such as 2027-01-04'],
    ['faults: [{ kind: silent_sponsor, from: 9, to: 9 }]', 'must be later than "from"'],
  ])('%s is refused with its place', (source, sentence) => {
    expect(() => read(source)).toThrow(sentence);
  });
});
