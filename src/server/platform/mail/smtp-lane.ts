/**
 * A lane: one SMTP connection that carries one message at a time, so that the event "the whole message left" can
 * belong to no other message. Resending is the ledger's work; the library's own is turned off.
 */
import { judgeFailure, type SmtpFailure } from './judge-failure.ts';
import { hasLineBreak, type Mail, type MailLane, type MailTransport, type SendOutcome } from './mail.ts';

const minute = 60_000;

/** Long enough for a relay that is slow after the final dot (RFC 5321, 4.5.3.2.6: ten minutes). */
export const socketTimeoutMilliseconds = 10 * minute;

type LogRecord = { readonly tnx?: unknown; readonly outByteCount?: unknown };

/** Opens a lane to the relay of an `smtp:` or `smtps:` address. It connects with the first message. */
export function createSmtpLane(url: string): MailLane {
  let flushed = false;
  const ignore = (): void => {};
  const watch = (record: unknown): void => {
    const { tnx, outByteCount } = (record ?? {}) as LogRecord;
    if (tnx === 'message' && typeof outByteCount === 'number') flushed = true;
  };
  const openTransporter = async () => {
    // Loaded by the first message: it loads every part of Node's HTTP client, a twentieth of a start.
    const { createTransport } = await import('nodemailer');
    return createTransport({
      url,
      pool: true,
      maxConnections: 1,
      maxRequeues: 0,
      connectionTimeout: minute,
      greetingTimeout: minute,
      socketTimeout: socketTimeoutMilliseconds,
      disableFileAccess: true,
      disableUrlAccess: true,
      logger: { trace: ignore, debug: watch, info: watch, warn: ignore, error: ignore, fatal: ignore },
    });
  };
  let transporter: ReturnType<typeof openTransporter> | undefined;
  const exchange = async (mail: Mail): Promise<SendOutcome> => {
    const unsafe = findUnsafeHeader(mail);
    if (unsafe !== undefined) return { kind: 'refused', response: `${unsafe} holds a line break.` };
    flushed = false;
    try {
      transporter ??= openTransporter();
      const { response } = await (
        await transporter
      ).sendMail({
        from: mail.from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: mail.messageId,
        headers: { ...mail.headers },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { kind: 'accepted', response: response.slice(0, 500) };
    } catch (error) {
      return judgeFailure(error as SmtpFailure, flushed);
    }
  };
  let inFlight: Promise<unknown> = Promise.resolve();
  return {
    // One after the other, whoever asks; an exchange never rejects.
    send: async (mail) => {
      const sent = inFlight.then(async () => await exchange(mail));
      inFlight = sent;
      return await sent;
    },
    close: () => {
      void transporter?.then((opened) => opened.close());
    },
  };
}

/** Several lanes to one relay; `from` is the sender people see. */
export function createSmtpTransport(url: string, from: string, laneCount = 4): MailTransport {
  const lanes = Array.from({ length: laneCount }, () => createSmtpLane(url));
  return {
    lanes,
    from,
    close: () => {
      for (const lane of lanes) lane.close();
    },
  };
}

function findUnsafeHeader(mail: Mail): string | undefined {
  const values: [string, string][] = [
    ['From', mail.from],
    ['To', mail.to],
    ['Subject', mail.subject],
    ['Message-ID', mail.messageId],
    ...Object.entries(mail.headers),
  ];
  return values.find(([, value]) => hasLineBreak(value))?.[0];
}

/** What to say about a transport that failed in a way it never should. */
export function describeCrash(error: unknown): SendOutcome {
  return { kind: 'lost_track', response: error instanceof Error ? error.message : String(error) };
}
