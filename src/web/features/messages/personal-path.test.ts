import { describe, expect, it } from 'vitest';
import { personalPath } from './personal-path.ts';

describe('the personal link of a message', () => {
  it('is found in the text, without the address before it', () => {
    expect(personalPath('Open my page:\nhttps://bell.example/me/v1.1-23_abcDEF\n\nHelp')).toBe(
      '/me/v1.1-23_abcDEF',
    );
  });

  it('is absent where it was left out', () => {
    expect(personalPath('Open my page:\n/me/…\n')).toBeNull();
    expect(personalPath(null)).toBeNull();
  });
});
