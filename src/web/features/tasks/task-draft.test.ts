import { expect, test } from 'vitest';
import type { TemplateTask } from '#contracts/chains.ts';
import { draftOf, emptyTask, taskOf, withoutTask } from './task-draft.ts';

const task: TemplateTask = {
  title: 'Brief the helpdesk',
  instructions: '',
  ownerRole: 'helpdesk_lead',
  ownerAccountId: null,
  action: 'by_hand',
  leastPercent: null,
  daysGiven: null,
  onFailure: 'hold',
  after: null,
  dueFrom: 't_day',
  days: -3,
  track: 'support',
};

test.each([task, { ...task, days: 0 }, { ...task, after: 1, dueFrom: 'task_before', days: 2 } as const])(
  'a task that nobody changes stays the same',
  (one) => expect(taskOf(draftOf(one))).toEqual(one),
);

test('nothing is sent without a title or days, or counted from a task it does not wait for', () => {
  expect(taskOf(emptyTask)).toBeNull();
  expect(taskOf({ ...draftOf(task), days: null })).toBeNull();
  expect(taskOf({ ...draftOf(task), origin: 'task_before' })).toBeNull();
});

test('a check of success is sent with its percentage, a deadline with its days, and neither without', () => {
  const check = { ...draftOf(task), action: 'check_success' } as const;
  expect(taskOf({ ...check, leastPercent: 90 })).toMatchObject({ leastPercent: 90, daysGiven: null });
  expect(taskOf({ ...check, leastPercent: 101 })).toBeNull();
  const deadline = { ...draftOf(task), action: 'send_deadline' } as const;
  expect(taskOf({ ...deadline, daysGiven: 7 })).toMatchObject({ leastPercent: null, daysGiven: 7 });
  expect(taskOf({ ...deadline, daysGiven: null })).toBeNull();
});

test('what waited for a removed task waits for the one before it', () => {
  const chain = [
    task,
    { ...task, title: 'Second', after: 1 },
    { ...task, title: 'Third', after: 2, dueFrom: 'task_before' as const, days: 1 },
  ];
  expect(withoutTask(chain, 1)).toMatchObject([
    { after: null },
    { title: 'Third', after: 1, dueFrom: 'task_before' },
  ]);
  expect(withoutTask(chain, 0)).toMatchObject([
    { title: 'Second', after: null },
    { title: 'Third', after: 1 },
  ]);
  expect(withoutTask(chain.toSpliced(1, 1, { ...chain[2]!, after: 1 }), 0)[0]).toMatchObject({
    dueFrom: 't_day',
  });
});

test('a check of dates or of who was told lets what follows wait, and holds nobody', () => {
  const draft = draftOf(task);
  for (const action of ['check_dates', 'check_told'] as const)
    expect(taskOf({ ...draft, action })).toMatchObject({ action, onFailure: 'wait' });
  expect(taskOf({ ...draft, action: 'check_told', onFailure: 'go_on' })).toMatchObject({
    onFailure: 'go_on',
  });
  expect(taskOf({ ...draft, action: 'check_entry' })).toMatchObject({ onFailure: 'hold' });
});
