/** Why Microsoft Graph could not be read, as something to say; thrown inside a walk and caught where it began. */
import type { ConnectionStatement } from '#contracts/sentences/connection-sentences.ts';

export class GraphFailure extends Error {
  override readonly name = 'GraphFailure';
  readonly statement: ConnectionStatement;

  constructor(statement: ConnectionStatement, options?: ErrorOptions) {
    super(statement.code, options);
    this.statement = statement;
  }
}
