/** The personal link inside a message text. */

/** The path of the personal page, on this server whatever address the message names; null when there is none. */
export function personalPath(text: string | null): string | null {
  return /\/me\/[\w.~-]{8,}/.exec(text ?? '')?.[0] ?? null;
}
