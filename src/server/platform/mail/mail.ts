/** One e-mail to one person, and what became of it. Independent of how it is sent. */

export type Mail = {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With angle brackets; the same on every attempt, so that repeats can be seen. */
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
};

/**
 * - `accepted`: the relay owns it.
 * - `refused_for_now`: a definite no that may change (4xx).
 * - `bad_address`, `refused`: a definite no.
 * - `relay_refuses_us`: the relay turns the sender away, not the person.
 * - `lane_broken`: our configuration (sign-in, encryption) is wrong.
 * - `not_handed_over`: the line broke before the whole message left.
 * - `lost_track`: the line broke after the whole message left (the gap of RFC 1047).
 */
export type SendKind =
  | 'accepted'
  | 'refused_for_now'
  | 'bad_address'
  | 'refused'
  | 'relay_refuses_us'
  | 'lane_broken'
  | 'not_handed_over'
  | 'lost_track';

export type SendOutcome = { readonly kind: SendKind; readonly response: string };

/** One connection to the relay, with one message in flight at a time. */
export type MailLane = {
  /** Sends one e-mail; never throws for what the network or the relay does. */
  readonly send: (mail: Mail) => Promise<SendOutcome>;
  readonly close: () => void;
};

export type MailTransport = {
  readonly lanes: readonly MailLane[];
  /** The address and name mail comes from. */
  readonly from: string;
  readonly close: () => void;
};

/** Whether a header value could start another header. */
export function hasLineBreak(value: string): boolean {
  // oxlint-disable-next-line no-control-regex -- these characters are exactly what is looked for
  return /[\r\n\u0000]/.test(value);
}

/** Whether text is one plain e-mail address. */
export function isAddress(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- these characters are exactly what is looked for
  return /^[^\s@<>,;:"()\u0000-\u001f]+@[^\s@<>,;:"()\u0000-\u001f]+$/.test(text) && text.length <= 320;
}
