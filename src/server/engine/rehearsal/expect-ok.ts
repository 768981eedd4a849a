/** What a simulated person asks for is never refused while the story and the product agree. */
import type { Refusal } from '#contracts/refusals.ts';
import type { Result } from '#domain/result.ts';

/** The value; a refusal is a programmer's error, named by what was asked. */
export function expectOk<Value>(what: string, result: Result<Value, Refusal>): Value {
  if (!result.ok) throw new Error(`${what} was refused: ${result.refusal.code}`);
  return result.value;
}
