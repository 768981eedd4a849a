/**
 * Signing as the Standard Webhooks specification describes: HMAC-SHA-256 over `id.timestamp.body`, Base64, with the
 * version in front. Two secrets give two signatures, so that a receiver can change over in its own time.
 */
import { createHmac, randomBytes } from 'node:crypto';

/** What every secret begins with. */
export const secretPrefix = 'whsec_';

/** A new secret: 24 random bytes in Base64 after the prefix that the specification asks for. */
export function createWebhookSecret(): string {
  return `${secretPrefix}${randomBytes(24).toString('base64')}`;
}

/** The headers of one attempt; `id` is the same over all attempts, so that a receiver can drop repeats. */
export function signatureHeaders(
  secrets: readonly string[],
  id: string,
  sentAt: Date,
  body: string,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(sentAt.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(secretPrefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
