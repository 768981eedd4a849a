/** A first password for somebody else: random, and without letters that are read out wrongly. */

const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 4;

/** Sixteen random letters and digits (80 bits) in groups of four. */
export function suggestPassword(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(groups * groupLength));
  const word = Array.from(bytes, (byte) => letters[byte % letters.length]).join('');
  return Array.from({ length: groups }, (_, index) =>
    word.slice(index * groupLength, (index + 1) * groupLength),
  ).join('-');
}
