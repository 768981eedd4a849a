/** Errors as problem+json (RFC 9457): refusals, invalid requests and faults, each with a code and a sentence. */
import type { Problem } from '#contracts/problem.ts';
import { describeRefusal, type Refusal } from '#contracts/refusals.ts';
import { refusalStatus } from './refusal-status.ts';

export const problemMediaType = 'application/problem+json';

/** Codes of the HTTP layer itself; everything else is a refusal code. */
const httpProblems = {
  invalid_request: {
    status: 400,
    detail: 'Some fields are not valid. Mend them, then send the request again.',
  },
  unreadable_body: {
    status: 400,
    detail: 'The body is not valid JSON. Check its spelling and send it again.',
  },
  unstorable_text: {
    status: 400,
    detail: 'A text contains a character that cannot be stored, such as a null character. Remove it.',
  },
  not_signed_in: { status: 401, detail: 'You are not signed in. Sign in, then try again.' },
  forbidden: {
    status: 403,
    detail: 'Your roles do not allow this. Ask an administrator for the right role.',
  },
  cross_site: {
    status: 403,
    detail: 'This request did not come from Bellwether’s own pages. Reload the page and try again.',
  },
  route_unknown: { status: 404, detail: 'There is nothing at this address. Check the path and the method.' },
  media_type: { status: 415, detail: 'This media type is not understood here. Send the documented one.' },
  unavailable: { status: 503, detail: 'Bellwether cannot answer now. Try again in a moment.' },
  internal: {
    status: 500,
    detail:
      'Something went wrong inside Bellwether. Try again; if it stays, tell your administrator the request id.',
  },
} as const satisfies Record<string, { status: number; detail: string }>;
export type HttpProblemCode = keyof typeof httpProblems;

export type FieldError = { readonly pointer: string; readonly detail: string };

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not possible now',
  410: 'No longer valid',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Against the rules',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available',
};

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

export function problemOf(
  code: HttpProblemCode,
  requestId: string,
  fields: readonly FieldError[] = [],
): Problem {
  const { status, detail } = httpProblems[code];
  return {
    ...frame(code, status, detail, requestId),
    ...(fields.length > 0 ? { errors: [...fields] } : {}),
  };
}

export function problemOfRefusal(refusal: Refusal, requestId: string): Problem {
  const { status } = refusalStatus[refusal.code];
  return {
    ...frame(refusal.code, status, describeRefusal(refusal), requestId),
    ...(Object.keys(refusal.data).length > 0 ? { data: { ...refusal.data } } : {}),
  };
}

function frame(code: string, status: number, detail: string, requestId: string): Problem {
  return {
    type: `urn:bellwether:problem:${code}`,
    code,
    title: titles[status] ?? 'Error',
    status,
    detail,
    requestId,
  };
}
