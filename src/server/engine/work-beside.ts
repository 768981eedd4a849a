/**
 * Work of a tick that need not wait for its rounds: done beside them, what each round asks for in a transaction of its
 * own, one after another. Only for what may be done late, twice, or by another engine: no lease guards it.
 */
import type { OrganisationId } from '#contracts/ids.ts';
import { engineActor } from '#server/platform/actor.ts';
import { createContext, type Context } from '#server/platform/context.ts';
import { inOrganisation, type Database, type Transaction } from '#server/platform/db/database.ts';

type Work = (tx: Transaction, context: Context) => Promise<unknown>;

export class WorkBeside {
  readonly #database: Database;
  readonly #organisationId: OrganisationId;
  #waiting: Work[] = [];
  #underWay: Promise<unknown> = Promise.resolve();

  constructor(database: Database, organisationId: OrganisationId) {
    this.#database = database;
    this.#organisationId = organisationId;
  }

  /** Asks for work on what the round writes; it begins when the round has been committed. */
  add(work: Work): void {
    this.#waiting.push(work);
  }

  /** Begins with what was asked for, once what came before it is done; throws when that failed. */
  async begin(): Promise<void> {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    await this.#underWay;
    this.#underWay = inOrganisation(this.#database, this.#organisationId, async (tx) => {
      const context = await createContext(tx, { organisationId: this.#organisationId, actor: engineActor });
      for (const work of waiting) await work(tx, context);
    });
    // Whoever waits for it hears of a failure; until then it is nobody's.
    this.#underWay.catch(() => undefined);
  }

  /** Waits until nothing is under way; throws when it failed. */
  async end(): Promise<void> {
    await this.#underWay;
  }
}
