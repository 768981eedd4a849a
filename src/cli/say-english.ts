/** What the product says on the command line: in English, also where an answer is written as JSON. */
import { say } from '#contracts/sentences/catalogue.ts';
import type { Statement } from '#contracts/shared-schemas.ts';

/** The sentence of a statement. */
export function sayEnglish(statement: Statement): string {
  return say('en', statement);
}

/** A value as JSON in which every statement is its sentence. */
export function writeJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (isStatement(part) ? sayEnglish(part) : part));
}

function isStatement(value: unknown): value is Statement {
  if (typeof value !== 'object' || value === null) return false;
  const { code, data, ...rest } = value as Partial<Statement>;
  return typeof code === 'string' && typeof data === 'object' && Object.keys(rest).length === 0;
}
