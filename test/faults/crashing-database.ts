/** A database whose user dies at a commit, before it or after it, in the test's own process: cheap enough for hundreds. */
import type { PoolClient } from 'pg';
import type { Database } from '#server/platform/db/database.ts';
import type { Fate } from './commit-proxy.ts';

export class Death extends Error {}

/** `atCommit` is asked at every commit; once it has said anything but `passes`, nothing more reaches the database. */
export function dieAtCommit(database: Database, atCommit: () => Fate): Database {
  let isDead = false;
  const die = (): never => {
    isDead = true;
    throw new Death('died at a commit');
  };
  const connect = async (): Promise<PoolClient> => {
    if (isDead) die();
    const client = await database.pool.connect();
    const send = client.query.bind(client) as (...all: unknown[]) => Promise<unknown>;
    const query = async (...all: unknown[]): Promise<unknown> => {
      if (isDead && all[0] !== 'rollback') die();
      if (all[0] !== 'commit') return await send(...all);
      const fate = atCommit();
      if (fate === 'before') die();
      const done = await send(...all);
      return fate === 'after' ? die() : done;
    };
    const release = (broken?: Error | boolean): void => client.release(broken);
    return new Proxy(client, {
      get: (of, name) => {
        if (name === 'query') return query;
        if (name === 'release') return release;
        const value: unknown = Reflect.get(of, name);
        return typeof value === 'function' ? (value.bind(of) as unknown) : value;
      },
    });
  };
  const pool = new Proxy(database.pool, {
    get: (of, name) => (name === 'connect' ? connect : (Reflect.get(of, name) as unknown)),
  });
  return { ...database, pool };
}
