/** Password hashing with scrypt (Percival 2009, RFC 7914). The parameters stand in the hash, so they can rise later. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

export type ScryptCost = {
  /** Base-2 logarithm of N, the memory and CPU cost. */
  readonly logN: number;
  readonly r: number;
  readonly p: number;
};

/**
 * N = 2^15, r = 8, p = 3 is one of the equivalent settings of OWASP's password storage advice: 32 MiB and
 * about 0.27 s on one core of a small server. scrypt rather than argon2id, because Node offers argon2 only
 * from 24.7 on and the server runs on every Node 24.
 */
export const defaultCost: ScryptCost = { logN: 15, r: 8, p: 3 };

const hashBytes = 32;
const saltBytes = 16;

/** `$scrypt$ln=15,r=8,p=3$<salt>$<hash>`, both base64url. Text is normalised so that keyboards do not matter. */
export async function hashPassword(password: string, cost: ScryptCost = defaultCost): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await derive(password, salt, cost);
  const settings = `ln=${cost.logN},r=${cost.r},p=${cost.p}`;
  return `$scrypt$${settings}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/** Whether the password belongs to the hash; compares in constant time. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const parts = parseHash(stored);
  if (parts === null) throw new Error('a stored password hash has an unknown form');
  return timingSafeEqual(await derive(password, parts.salt, parts.cost), parts.hash);
}

/** Whether the hash was made with other settings than today's, so that the next sign-in should renew it. */
export function needsRehash(stored: string, cost: ScryptCost = defaultCost): boolean {
  const found = parseHash(stored)?.cost;
  return found === undefined || found.logN !== cost.logN || found.r !== cost.r || found.p !== cost.p;
}

function parseHash(stored: string): { cost: ScryptCost; salt: Buffer; hash: Buffer } | null {
  const match = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]+)\$([\w-]{43})$/.exec(stored);
  if (match === null) return null;
  const [, logN, r, p, salt, hash] = match;
  return {
    cost: { logN: Number(logN), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt!, 'base64url'),
    hash: Buffer.from(hash!, 'base64url'),
  };
}

async function derive(password: string, salt: Buffer, { logN, r, p }: ScryptCost): Promise<Buffer> {
  const N = 2 ** logN;
  const maxmem = 128 * r * (N + p) + 1024 * 1024;
  return await new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, hashBytes, { N, r, p, maxmem }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
