import { expect, test } from 'vitest';
import { readSignalFile } from './read-signal-file.ts';

const read = (text: string) => readSignalFile(new TextEncoder().encode(text));

test('a ticket comes with its priority and is resolved by its key; what does not fit is named with its line', () => {
  const header = 'key,kind,subject,reference,at,priority,ticket';
  const line = (rest: string) => rest.replace('AT', '2027-01-18T09:30:00Z');
  const { signals, problems } = read(
    [
      header,
      line('t-1,ticket.opened,person,P1,AT,1,'),
      line('t-2,ticket.opened,person,P1,AT,,'),
      line('t-1-done,ticket.resolved,person,P1,AT,,t-1'),
      line('t-3,ticket.opened,person,P1,AT,urgent,'),
      line('t-4,ticket.opened,person,P1,AT,5,'),
      line('d-1,device.enrolled,device,D1,AT,2,'),
      line('t-5,ticket.resolved,person,P1,AT,,'),
      line('t-6,ticket.opened,person,P1,AT,2,t-1'),
    ].join('\n'),
  );
  expect(signals.map(({ key, priority, ticket }) => [key, priority, ticket])).toEqual([
    ['t-1', 1, undefined],
    ['t-2', undefined, undefined],
    ['t-1-done', undefined, 't-1'],
  ]);
  expect(problems.map(({ line: at, column, value, mend }) => [at, column, value, mend.code])).toEqual([
    [5, 'priority', 'urgent', 'signal_priority_unreadable'],
    [6, 'priority', '5', 'signal_priority_unreadable'],
    [7, 'priority', '2', 'signal_priority_elsewhere'],
    [8, 'ticket', '', 'signal_ticket_missing'],
    [9, 'ticket', 't-1', 'signal_ticket_elsewhere'],
  ]);
});

test('a training is completed, or not; any other value is named with its line', () => {
  const line = (key: string, value: string) =>
    `${key},training.completed,person,P1,2027-01-18T09:30:00Z,${value}`;
  const { signals, problems } = read(
    [
      'key,kind,subject,reference,at,value',
      line('a', ''),
      line('b', '1'),
      line('c', '0'),
      line('d', '85'),
    ].join('\n'),
  );
  expect(signals.map(({ key, value }) => [key, value])).toEqual([
    ['a', undefined],
    ['b', 1],
    ['c', 0],
  ]);
  expect(problems.map(({ line: at, column, value, mend }) => [at, column, value, mend.code])).toEqual([
    [5, 'value', '85', 'signal_training_value'],
  ]);
});
