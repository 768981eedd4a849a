/** A mail server that says what a test wants, spoken to over a real socket. */
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { createSmtpTransport, type MailTransport } from '#server/platform/mail/index.ts';

type Received = { readonly to: string; readonly raw: string };

/** A real mail server on loopback, and a transport to it; both end with the test. */
export async function startRelay(
  options: SMTPServerOptions = {},
  lanes = 2,
): Promise<{ transport: MailTransport; received: Received[] }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo[0]!.address, raw: Buffer.concat(chunks).toString() });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as { port: number };
  const transport = createSmtpTransport(`smtp://127.0.0.1:${port}`, 'Rollout <rollout@example.com>', lanes);
  onTestFinished(async () => {
    transport.close();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  });
  return { transport, received };
}

/** Breaks every connection of a relay without a word. */
export function dropLines(server: SMTPServer): void {
  for (const connection of server.connections)
    (Reflect.get(connection, '_socket') as { destroy(): void }).destroy();
}
