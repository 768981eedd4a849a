/** Names a message text by its content: an approval counts only for the text with the same hash. */
import { createHash } from 'node:crypto';
import type { MessageVariants } from '#contracts/messages.ts';
import { blocksOf, messageLocales, type MessageStageKind } from '#domain/messages/message-content.ts';

/** SHA-256 over the kind of stage and every block of every language, in a fixed order. */
export function contentHash(stageKind: MessageStageKind, variants: MessageVariants): Buffer {
  const parts = messageLocales.map((locale) =>
    blocksOf(variants[locale]).map(({ name, text }) => [name, text] as const),
  );
  return createHash('sha256')
    .update(JSON.stringify([stageKind, parts]))
    .digest();
}
