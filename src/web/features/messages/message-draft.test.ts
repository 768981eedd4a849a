import { describe, expect, it } from 'vitest';
import type { MessageVariant, MessageVariants } from '#contracts/messages.ts';
import { addStep, readBlock, removeStep, stepCount, writeBlock } from './message-draft.ts';

const variant = (steps: string[]): MessageVariant => ({
  subject: 'Subject',
  lead: 'Lead',
  facts: { who: 'a', what: 'b', when: 'c', where: 'd', why: 'e' },
  steps,
  cta: 'Open',
  help: 'Help',
});
const message: MessageVariants = { en: variant(['1', '2']), sv: variant(['1']), de: variant(['1', '2']) };

describe('a message being edited', () => {
  it('changes one block in one language and nothing else', () => {
    for (const block of ['subject', 'facts.when', 'steps.2', 'help']) {
      const next = writeBlock(message, 'de', block, 'neu');
      expect(readBlock(next.de, block)).toBe('neu');
      expect(next.en).toBe(message.en);
      expect(writeBlock(next, 'de', block, readBlock(message.de, block))).toEqual(message);
    }
  });

  it('adds and removes steps in every language at once', () => {
    const more = addStep(message);
    expect([more.en.steps.length, more.sv.steps.length, more.de.steps.length]).toEqual([3, 3, 3]);
    expect(removeStep(more, 1).en.steps).toEqual(['2', '']);
    expect(stepCount(message)).toBe(2);
  });
});
