import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileMessage, renderMessage } from './compile-message.ts';
import { defaultInvitation } from './default-invitation.ts';
import { createDateFormat } from './format-invitation-date.ts';
import { compileTemplate, fillTemplate, missingTags, type MergeValues } from './merge-template.ts';
import { messageLocales } from './message-content.ts';
import { resolveLocale } from './resolve-locale.ts';

const values: MergeValues = {
  'person.givenName': 'Åsa',
  date: 'Tuesday 1 December 2026, 09:00 (CET)',
  link: 'https://example.com/me/abc',
  help: 'Room 12 & hall',
  organisation: 'Lindmark',
  changed: null,
};

function compiled(locale: (typeof messageLocales)[number]) {
  const result = compileMessage(defaultInvitation.pilot[locale], locale);
  if (!result.ok) throw new Error(result.refusal.statement.code);
  return result.value;
}

describe('merge tags', () => {
  test('are filled, fall back, and report what is missing', () => {
    const template = compileTemplate('Hi {{person.givenName|there}} of {{ organisation }}!');
    if (!template.ok) throw new Error('compiles');
    expect(fillTemplate(template.value, values, (text) => text)).toBe('Hi Åsa of Lindmark!');
    const unknown = { ...values, 'person.givenName': ' ', organisation: null };
    expect(fillTemplate(template.value, unknown, (text) => text)).toBe('Hi there of !');
    expect(missingTags(template.value, unknown)).toEqual(['organisation']);
  });

  test('an unknown tag is refused by name', () => {
    const template = compileTemplate('{{person.salary}}');
    expect(template.ok ? '' : template.refusal.tag).toBe('person.salary');
  });

  test('a value is never read as a template, and never starts a line of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const { text, html } = renderMessage(compiled('en'), { ...values, 'person.givenName': name });
        const plain = renderMessage(compiled('en'), { ...values, 'person.givenName': 'X' });
        expect(text.split('\n').length).toBe(plain.text.split('\n').length);
        expect(html.match(/</g)!.length).toBe(plain.html.match(/</g)!.length);
      }),
    );
  });
});

describe('a rendered message', () => {
  test.each(messageLocales)(
    'in %s has facts, steps, one button and the same link in text and HTML',
    (locale) => {
      const { subject, text, html } = renderMessage(compiled(locale), values);
      expect(subject).not.toMatch(/[\r\n{}]/);
      expect(`${text}${html}`).not.toContain('{{');
      expect(text.match(/https:\/\/example\.com\/me\/abc/g)!.length).toBe(1);
      expect(html.match(/<a href="https:\/\/example\.com\/me\/abc"/g)!.length).toBe(1);
      expect(html.match(/<a /g)!.length).toBe(1);
      expect(html).toContain(`<html lang="${locale}">`);
      expect(html.match(/<table role="presentation"/g)!.length).toBe(html.match(/<table/g)!.length);
      expect(html).toContain('Room 12 &amp; hall');
      expect(text).toContain('Room 12 & hall');
      expect(html).not.toMatch(/<img|<link|@import|url\(/);
    },
  );
});

test('dates are written out with weekday and zone, across the change of clocks', () => {
  const winter = new Date('2026-12-01T08:00:00Z');
  const summer = new Date('2026-06-01T07:00:00Z');
  expect(createDateFormat('de', 'Europe/Berlin')(winter)).toBe('Dienstag, 1. Dezember 2026, 09:00 Uhr (MEZ)');
  expect(createDateFormat('de', 'Europe/Berlin')(summer)).toBe('Montag, 1. Juni 2026, 09:00 Uhr (MESZ)');
  expect(createDateFormat('sv', 'Europe/Stockholm')(winter)).toBe('tisdag 1 december 2026 kl. 09:00 (CET)');
});

test('a locale resolves to its base language, else to the default', () => {
  expect(['sv-FI', 'DE_at', ' en ', 'nb', '', null].map((locale) => resolveLocale(locale, 'de'))).toEqual([
    'sv',
    'de',
    'en',
    'de',
    'de',
    'de',
  ]);
});
