/** What a failed SMTP exchange means. Matched in this order: our configuration, the relay's code, then the line. */
import type { SendOutcome } from './mail.ts';

export type SmtpFailure = {
  readonly code?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly response?: string | undefined;
  readonly command?: string | undefined;
  readonly message: string;
};

/**
 * `flushed` says whether the whole message with its final dot went to the operating system. Without a code from
 * the relay only that flag tells the cases apart; the error codes are the same for both (RFC 1047).
 */
export function judgeFailure(failure: SmtpFailure, flushed: boolean): SendOutcome {
  const response = (failure.response ?? failure.message).slice(0, 500);
  const status = failure.responseCode ?? 0;
  if (failure.code === 'EAUTH' || failure.code === 'ETLS') return { kind: 'lane_broken', response };
  if (status >= 400 && status < 500) return { kind: 'refused_for_now', response };
  if (status >= 500) {
    if (/\b5\.1\.\d{1,3}\b/.test(response) && failure.command === 'RCPT TO')
      return { kind: 'bad_address', response };
    const isAboutUs =
      /\b5\.7\.\d{1,3}\b/.test(response) || failure.command === 'CONN' || failure.command === 'EHLO';
    return { kind: isAboutUs ? 'relay_refuses_us' : 'refused', response };
  }
  return { kind: flushed ? 'lost_track' : 'not_handed_over', response };
}
