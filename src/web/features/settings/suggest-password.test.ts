import { describe, expect, it } from 'vitest';
import { suggestPassword } from './suggest-password.ts';

describe('a suggested password', () => {
  it('is long enough, easy to read out, and another one each time', () => {
    const passwords = Array.from({ length: 50 }, () => suggestPassword());
    for (const password of passwords) expect(password).toMatch(/^[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){3}$/);
    expect(new Set(passwords).size).toBe(50);
  });
});
