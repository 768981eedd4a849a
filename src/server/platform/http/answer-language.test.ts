import { expect, test } from 'vitest';
import { chooseLanguage } from './answer-language.ts';

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['sv', 'sv'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['fr-FR, fr;q=0.9, sv;q=0.8, en;q=0.7', 'sv'],
  ['en;q=0.2, de;q=0.9', 'de'],
  ['de;q=0, sv;q=0.1', 'sv'],
  ['pl, *', 'en'],
  [';;;,=,q', 'en'],
])('%s asks for %s', (header, language) => {
  expect(chooseLanguage(header)).toBe(language);
});
