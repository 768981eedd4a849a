/** Errors as problem+json (RFC 9457): refusals, invalid requests and faults, each with a code and a sentence. */
import type { Problem } from '#contracts/problem.ts';
import type { Refusal } from '#contracts/refusals.ts';
import { say } from '#contracts/sentences/catalogue.ts';
import type { FieldStatement, httpProblemSentences } from '#contracts/sentences/problem-sentences.ts';
import type { Locale, Statement } from '#contracts/shared-schemas.ts';
import { refusalStatus } from './refusal-status.ts';

export const problemMediaType = 'application/problem+json';

/** Codes of the HTTP layer itself; everything else is a refusal code. */
export type HttpProblemCode = keyof typeof httpProblemSentences;

const httpStatus: Readonly<Record<HttpProblemCode, number>> = {
  invalid_request: 400,
  unreadable_body: 400,
  unstorable_text: 400,
  not_signed_in: 401,
  forbidden: 403,
  cross_site: 403,
  route_unknown: 404,
  media_type: 415,
  unavailable: 503,
  internal: 500,
};

export type FieldError = { readonly pointer: string; readonly statement: FieldStatement };

/** Thrown by the HTTP layer to end a request with a problem of its own. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly code: HttpProblemCode;
  readonly fields: readonly FieldError[];

  constructor(code: HttpProblemCode, fields: readonly FieldError[] = []) {
    super(code);
    this.code = code;
    this.fields = fields;
  }
}

/** Who asked, and in which language the answer is. */
export type Asked = { readonly requestId: string; readonly locale: Locale };

export function problemOf(code: HttpProblemCode, asked: Asked, fields: readonly FieldError[] = []): Problem {
  const errors = fields.map(({ pointer, statement }) => ({ pointer, detail: say(asked.locale, statement) }));
  return {
    ...frame({ code, data: {} }, httpStatus[code], asked),
    ...(errors.length > 0 ? { errors } : {}),
  };
}

export function problemOfRefusal(refusal: Refusal, asked: Asked): Problem {
  return {
    ...frame(refusal, refusalStatus[refusal.code].status, asked),
    ...(Object.keys(refusal.data).length > 0 ? { data: { ...refusal.data } } : {}),
  };
}

function frame(statement: Statement, status: number, { requestId, locale }: Asked): Problem {
  return {
    type: `urn:bellwether:problem:${statement.code}`,
    code: statement.code,
    title: say(locale, { code: `title_${status}`, data: {} }),
    status,
    detail: say(locale, statement),
    requestId,
  };
}
