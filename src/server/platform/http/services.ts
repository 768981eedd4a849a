/** What route handlers and tasks may reach beside their transaction. Built once by the composition root. */
import type { Clock } from '#server/platform/clock.ts';
import type { Config } from '#server/platform/config.ts';
import type { Database } from '#server/platform/db/database.ts';
import type { LiveEvents } from './live-events.ts';

export type Services = {
  readonly config: Config;
  readonly database: Database;
  /** Real time; an organisation's own time is in the context. */
  readonly clock: Clock;
  readonly live: LiveEvents;
};
