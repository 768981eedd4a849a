/**
 * Stands between a program and PostgreSQL and sees every COMMIT, so that a test can end the program exactly before
 * one reaches the database, or after the database has done it and before the program knows.
 */
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';

/** What happens at a commit: it passes, or the program dies `before` it, or `after` it. */
export type Fate = 'passes' | 'before' | 'after';

export type CommitProxy = {
  /** The connection string that leads through the proxy. */
  readonly url: string;
  readonly close: () => void;
};

/** `atCommit` is asked at every commit; `kill` must end the program at once (SIGKILL). */
export async function openCommitProxy(
  target: string,
  hooks: { readonly atCommit: () => Fate; readonly kill: () => void },
): Promise<CommitProxy> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const server = createServer((program) => {
    const database = keep(connectTo(target));
    let isDone = false;
    const scanner = new MessageScanner();
    keep(program).on('data', (piece) => {
      if (isDone || !scanner.holdsCommit(piece)) {
        database.write(piece);
        return;
      }
      const fate = hooks.atCommit();
      if (fate === 'before') {
        hooks.kill();
        program.destroy();
        database.destroy();
        return;
      }
      isDone = fate === 'after';
      database.write(piece);
    });
    database.on('data', (piece) => {
      if (!isDone) {
        program.write(piece);
        return;
      }
      hooks.kill();
      program.destroy();
      database.destroy();
    });
    program.on('close', () => database.destroy());
    database.on('close', () => program.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: through(target, port),
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function connectTo(target: string): Socket {
  const url = new URL(target);
  const folder = url.searchParams.get('host');
  const port = Number(url.port === '' ? (url.searchParams.get('port') ?? 5432) : url.port);
  return folder?.startsWith('/') === true
    ? connect(join(folder, `.s.PGSQL.${port}`))
    : connect(port, url.hostname);
}

function through(target: string, port: number): string {
  const url = new URL(target);
  url.searchParams.delete('host');
  url.searchParams.delete('port');
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return url.href;
}

/** Follows the frontend's messages (PostgreSQL's protocol 3): a type, a length, a body; the first has no type. */
class MessageScanner {
  private rest: Buffer = Buffer.alloc(0);
  private hasStarted = false;

  /** Whether a simple query in this piece is a commit. */
  holdsCommit(piece: Buffer): boolean {
    this.rest = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    let found = false;
    for (;;) {
      const typed = this.hasStarted ? 1 : 0;
      if (this.rest.length < typed + 4) return found;
      const length = typed + this.rest.readInt32BE(typed);
      if (this.rest.length < length) return found;
      const message = this.rest.subarray(0, length);
      this.rest = this.rest.subarray(length);
      if (this.hasStarted) found ||= isCommit(message);
      this.hasStarted = true;
    }
  }
}

function isCommit(message: Buffer): boolean {
  return message[0] === 0x51 && message.length < 20 && /^commit\b/i.test(message.toString('latin1', 5));
}
