import { describe, expect, test } from 'vitest';
import { checkMessage, isApprovable, type MessageFinding } from './check-message.ts';
import { sayOfMessages } from './message-sentences.ts';
import { defaultInvitation } from './default-invitation.ts';
import {
  messageStageKinds,
  type MessageLocale,
  type MessageVariant,
  type MessageVariants,
} from './message-content.ts';

const good = defaultInvitation.pilot;

function change(locale: MessageLocale, part: Partial<MessageVariant>): MessageVariants {
  return { ...good, [locale]: { ...good[locale], ...part } };
}

const named = (findings: readonly MessageFinding[]) =>
  findings.map(({ rule, level, locale, block }) => `${level} ${rule} ${locale} ${block}`);

describe('the message check', () => {
  test.each(messageStageKinds)('has nothing to say about the text of the playbook for %s', (kind) => {
    expect(checkMessage(defaultInvitation[kind])).toEqual([]);
  });

  test('wants all five facts', () => {
    const findings = checkMessage(change('de', { facts: { ...good.de.facts, why: ' ' } }));
    expect(named(findings)).toContain('error block_empty de facts.why');
    expect(isApprovable(findings)).toBe(false);
  });

  test('names an unknown merge tag and an unclosed one', () => {
    const [finding] = checkMessage(change('en', { help: 'Ask {{person.shoeSize|us}} here.' }));
    expect(sayOfMessages('en', finding!.statement)).toContain('{{person.shoeSize}} is not a placeholder');
    expect(named(checkMessage(change('en', { lead: 'You see {{date' })))).toContain('error template en lead');
  });

  test('wants words for people without a given name', () => {
    const findings = checkMessage(change('sv', { lead: 'Hej {{person.givenName}}, du loggar in enklare.' }));
    expect(named(findings)).toEqual(['error value_missing sv lead']);
  });

  test('allows one call to action only', () => {
    const findings = checkMessage(change('en', { help: 'Ask {{help|us}} or see https://example.com.' }));
    expect(named(findings)).toEqual(['error call_to_action en help']);
  });

  test('catches a date that was changed in one language', () => {
    const texts = {
      en: 'You get it before Tuesday 1 December, 9:00.',
      sv: 'Du får det före tisdag 1 december, 09:00.',
      de: 'Sie erhalten es vor Dienstag, 1. Dezember, 9:00.',
    };
    const withLeads = (leads: typeof texts): MessageVariants => ({
      en: { ...good.en, lead: leads.en },
      sv: { ...good.sv, lead: leads.sv },
      de: { ...good.de, lead: leads.de },
    });
    expect(checkMessage(withLeads(texts))).toEqual([]);
    for (const lead of [
      'Sie erhalten es vor Dienstag, 8. Dezember, 9:00.',
      'Sie erhalten es vor Dienstag, 1. Januar, 9:00.',
    ])
      expect(named(checkMessage(withLeads({ ...texts, de: lead })))).toEqual(['error parity de lead']);
  });

  test('wants the same number of steps everywhere and at most five', () => {
    expect(named(checkMessage(change('sv', { steps: good.sv.steps.slice(1) })))).toContain(
      'error parity sv steps',
    );
    const six = ['1', '2', '3', '4', '5', '6'].map((step) => `Step ${step}`);
    expect(named(checkMessage(change('en', { steps: six })))).toContain('error steps_count en steps');
  });

  test('refuses line breaks in the subject, and warns of long and self-centred texts', () => {
    expect(named(checkMessage(change('en', { subject: 'Date\r\nBcc: x@example.com' })))).toEqual([
      'error line_break en subject',
    ]);
    const findings = checkMessage(
      change('en', {
        subject: 'A subject that goes on for longer than most phones have room for',
        lead: `We are pleased to announce ${'a new thing '.repeat(40)}`,
      }),
    );
    expect(named(findings)).toEqual([
      'warn subject_length en subject',
      'warn mail_length en message',
      'warn benefit_first en lead',
    ]);
    expect(isApprovable(findings)).toBe(true);
  });
});
