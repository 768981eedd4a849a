import { describe, expect, test } from 'vitest';
import { canMove, isTerminal, move, possibleEvents, statusesOf, type Machine } from './machine.ts';
import { machines } from './machines.ts';

describe.each(
  machines.map((machine) => [machine.name, machine as unknown as Machine<string, string>] as const),
)('the %s machine', (_, machine) => {
  test('reaches every status from its initial one', () => {
    const reached = new Set([machine.initial]);
    for (let grown = true; grown;) {
      const before = reached.size;
      for (const { from, to } of Object.values(machine.moves))
        if (from.some((status) => reached.has(status))) reached.add(to);
      grown = reached.size > before;
    }
    expect([...reached].sort()).toEqual(statusesOf(machine).sort());
  });

  test('leaves every status that is not terminal', () => {
    for (const status of statusesOf(machine).filter((status) => !isTerminal(machine, status)))
      expect(possibleEvents(machine, status), status).not.toEqual([]);
  });

  test('refuses a move that its table does not list', () => {
    for (const status of statusesOf(machine))
      for (const event of Object.keys(machine.moves)) {
        const after = move(machine, status, event);
        expect(after !== undefined).toBe(canMove(machine, status, event));
        if (after !== undefined) expect(after).toBe(machine.moves[event]?.to);
      }
  });
});
