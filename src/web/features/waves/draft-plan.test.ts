import { expect, test } from 'vitest';
import { byManager, firstDraft, layoutOf, planOf, ticketsTaken } from './draft-plan.ts';

test('the first draft takes about eight weeks and starts on a Monday after its notice', () => {
  const draft = firstDraft(4750, '2026-11-20', ['department']);
  expect(draft.peoplePerWeek).toBe(600);
  expect(draft.startsOn).toBe('2026-11-30');
});

test('few people still make a plan of at least one a week', () => {
  expect(firstDraft(3, '2026-11-20', []).peoplePerWeek).toBe(1);
});

test('nothing is sent while a field is empty, fractional or out of range', () => {
  const draft = firstDraft(100, '2026-11-20', []);
  expect(planOf(draft)).not.toBeNull();
  expect(layoutOf({ ...draft, startsOn: '' })).toBeNull();
  expect(layoutOf({ ...draft, peoplePerWeek: 2.5 })).toBeNull();
  expect(planOf({ ...draft, windowDays: 0 })).toBeNull();
  expect(planOf({ ...draft, soakDays: 121 })).toBeNull();
  expect(planOf({ ...draft, noticeDays: null })).toBeNull();
});

test('the helpdesk limits the plan once its minutes are given, and teams follow the manager or an attribute', () => {
  const draft = firstDraft(100, '2026-11-20', []);
  expect(layoutOf(draft)).toMatchObject({ helpdesk: null, together: null });
  const limited = layoutOf({ ...draft, helpdeskMinutes: 2400, ticketMinutes: 25, teams: byManager });
  expect(limited).toMatchObject({
    helpdesk: { minutesPerWeek: 2400, minutesPerTicket: 25, ticketsPerPerson: null },
    together: { attribute: null },
  });
  expect(ticketsTaken(limited?.helpdesk)).toBe(96);
  expect(layoutOf({ ...draft, helpdeskMinutes: 2400, ticketMinutes: 0 })).toBeNull();
  expect(layoutOf({ ...draft, teams: 'crew' })?.together).toEqual({ attribute: 'crew' });
});

test('limits of sites and of trainers are sent once every row is complete', () => {
  const draft = firstDraft(100, '2026-11-20', []);
  expect(layoutOf(draft)).toMatchObject({ sitePeoplePerWeek: {}, trainerSeatsPerWeek: {} });
  const rows = [
    { key: 1, kind: 'site', name: 'Oslo', perWeek: 40 },
    { key: 2, kind: 'language', name: 'de', perWeek: 12 },
  ] as const;
  expect(layoutOf({ ...draft, limits: rows })).toMatchObject({
    sitePeoplePerWeek: { Oslo: 40 },
    trainerSeatsPerWeek: { de: 12 },
  });
  expect(layoutOf({ ...draft, limits: [rows[0], { ...rows[1], name: null }] })).toBeNull();
  expect(layoutOf({ ...draft, limits: [{ ...rows[0], perWeek: 0 }] })).toBeNull();
});
