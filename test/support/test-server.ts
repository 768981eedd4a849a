/**
 * How test files, which run in processes of their own, ask for the run's PostgreSQL server and name the databases it
 * shall keep: over HTTP on loopback, at the desk (server-desk.ts) whose port the global set-up provides.
 */
import { request } from 'node:http';
import { inject } from 'vitest';

export type TestServer = { readonly ownerUrl: string; readonly applicationUrl: string };

declare module 'vitest' {
  interface ProvidedContext {
    /** The port of the desk on loopback. */
    readonly testServerPort: number;
  }
}

/** The run's server, started now if nobody has asked before; rejects with why it did not start. */
export async function findServer(): Promise<TestServer> {
  return JSON.parse(await callDesk('GET', '/')) as TestServer;
}

/** The database of a failed test is there to be looked at after the run. */
export async function keepDatabase(databaseName: string): Promise<void> {
  await callDesk('POST', `/${encodeURIComponent(databaseName)}`);
}

function callDesk(method: 'GET' | 'POST', path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: inject('testServerPort'), method, path, agent: false });
    asked.on('error', reject);
    asked.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => (text += piece));
      answer.on('end', () => {
        if (answer.statusCode === 500) reject(new Error(text));
        else resolve(text);
      });
    });
    asked.end();
  });
}
