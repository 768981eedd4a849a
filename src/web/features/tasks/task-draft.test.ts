import { expect, test } from 'vitest';
import type { TemplateTask } from '#contracts/chains.ts';
import { draftOf, emptyTask, taskOf, withoutTask } from './task-draft.ts';

const task: TemplateTask = {
  title: 'Brief the helpdesk',
  instructions: '',
  ownerRole: 'helpdesk_lead',
  ownerAccountId: null,
  action: 'by_hand',
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
