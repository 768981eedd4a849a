/** Lets the HTTP server listen, and says in words why it cannot. */
import type { FastifyInstance } from 'fastify';
import type { Config } from '#server/platform/config.ts';
import { StartUpProblem } from '#server/platform/start-up-problem.ts';

/** Returns the address people type; throws StartUpProblem when the port or the host cannot be used. */
export async function listen(app: FastifyInstance, config: Config): Promise<string> {
  const { host, port } = config;
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw describeListenFailure(error, config);
  }
  const bound = app.addresses()[0];
  const boundPort = typeof bound === 'object' ? bound.port : port;
  return config.publicUrl ?? `http://${nameOf(host)}:${boundPort}`;
}

/** A name a browser can open: the wildcard addresses are reached as localhost. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function describeListenFailure(error: unknown, { host, port }: Config): StartUpProblem {
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  const cause = { cause: error };
  switch (code) {
    case 'EADDRINUSE':
      return new StartUpProblem(
        `Port ${port} is taken by another program.`,
        `Stop that program, or start with another port, for example PORT=${port === 65_535 ? 4400 : port + 1}.`,
        cause,
      );
    case 'EACCES':
      return new StartUpProblem(
        `Port ${port} may not be opened by this user.`,
        'Set PORT to a number above 1023.',
        cause,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartUpProblem(
        `HOST is ${host}, which is not an address of this machine.`,
        'Set HOST to 127.0.0.1 for this machine only, or to 0.0.0.0 for the network.',
        cause,
      );
    default:
      return new StartUpProblem(
        `The server cannot listen on ${host}:${port}: ${message}.`,
        'Check HOST and PORT.',
        cause,
      );
  }
}
