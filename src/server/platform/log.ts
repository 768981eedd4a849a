/** The server's log: JSON lines on standard output. Secrets never reach it: cookies, tokens, personal links. */
import type { FastifyBaseLogger, FastifyServerOptions } from 'fastify';
import type { Config } from './config.ts';

export type Log = Pick<FastifyBaseLogger, 'debug' | 'info' | 'warn' | 'error'>;

/** Settings for the log that comes with the HTTP server. ERROR means: wake somebody. */
export function logOptions(config: Config): Exclude<FastifyServerOptions['logger'], undefined> {
  if (config.logLevel === 'silent') return false;
  return {
    level: config.logLevel,
    redact: {
      paths: [
        'headers.cookie',
        'headers.authorization',
        'headers["set-cookie"]',
        'headers["x-csrf-token"]',
        '*.headers.cookie',
        '*.headers.authorization',
        '*.headers["set-cookie"]',
        '*.headers["x-csrf-token"]',
        '*.password',
        '*.token',
        '*.secret',
      ],
      censor: '[removed]',
    },
    serializers: {
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        url: cleanUrl(request.url),
      }),
    },
  };
}

/** An address as it may stand in the log: without the secrets of personal links and of the query. */
export function cleanUrl(url: string): string {
  return url
    .replace(/(\/me\/)[^/?#]+/g, '$1[removed]')
    .replace(/([?&](?:token|secret|key|signature)=)[^&#]*/gi, '$1[removed]');
}
