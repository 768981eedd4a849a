/** Input of a rehearsal that cannot be used; the message is the sentence for the person who gave it. */
export class InputRefused extends Error {
  override readonly name = 'InputRefused';
}
