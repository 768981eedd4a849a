/** Where test files ask for the run's PostgreSQL server; test-server.ts is their side of it. */
import { createServer } from 'node:http';
import type { TestServer } from './test-server.ts';

/** Answers test files; `start` is called for the first that asks. */
export async function openDesk(hooks: {
  readonly start: () => Promise<TestServer>;
  readonly keep: (databaseName: string) => void;
}): Promise<{ readonly port: number; readonly close: () => void }> {
  const desk = createServer((asked, answer) => {
    const path = new URL(asked.url ?? '/', 'http://desk').pathname;
    if (asked.method === 'POST') {
      hooks.keep(decodeURIComponent(path.slice(1)));
      answer.writeHead(204).end();
      return;
    }
    hooks.start().then(
      (server) => answer.end(JSON.stringify(server)),
      (error: unknown) => answer.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  const address = desk.address();
  if (address === null || typeof address === 'string') throw new Error('the desk has no port');
  return {
    port: address.port,
    close: () => {
      desk.closeAllConnections();
      desk.close();
    },
  };
}
