import { describe, expect, test } from 'vitest';
import { hashPassword, needsRehash, verifyPassword } from './password.ts';

const quick = { logN: 10, r: 8, p: 1 };

describe('password hashing', () => {
  test('accepts the password it was made from and no other', async () => {
    const hash = await hashPassword('four plain words here', quick);
    expect(await verifyPassword('four plain words here', hash)).toBe(true);
    expect(await verifyPassword('four plain words her', hash)).toBe(false);
    expect(await verifyPassword('', hash)).toBe(false);
  });

  test('gives equal passwords different hashes', async () => {
    expect(await hashPassword('same', quick)).not.toBe(await hashPassword('same', quick));
  });

  test('keeps its settings in the hash, so that hashes of other settings still work', async () => {
    const older = await hashPassword('kept', { logN: 11, r: 8, p: 2 });
    expect(older).toMatch(/^\$scrypt\$ln=11,r=8,p=2\$/);
    expect(await verifyPassword('kept', older)).toBe(true);
    expect(needsRehash(older, quick)).toBe(true);
    expect(needsRehash(await hashPassword('kept', quick), quick)).toBe(false);
  });

  test('uses the full cost by default', async () => {
    expect(await hashPassword('full cost')).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/);
  });

  test('takes composed and decomposed letters for the same password', async () => {
    const hash = await hashPassword('Blåbärssylt på fat'.normalize('NFC'), quick);
    expect(await verifyPassword('Blåbärssylt på fat'.normalize('NFD'), hash)).toBe(true);
  });

  test('throws on a hash it does not know rather than comparing it', async () => {
    await expect(verifyPassword('x', 'none')).rejects.toThrow('unknown form');
  });
});
