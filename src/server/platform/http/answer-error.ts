/** Answers everything that was thrown while serving a request; faults are logged and never shown. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '#contracts/problem.ts';
import { refusal } from '#contracts/refusals.ts';
import {
  HttpProblem,
  problemMediaType,
  problemOf,
  problemOfRefusal,
  type HttpProblemCode,
} from './problem-answers.ts';

/** Thrown by streams that grew beyond their limit, which is answered as `body_too_large`. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
  readonly limitBytes: number;

  constructor(limitBytes: number) {
    super('the body is too large');
    this.limitBytes = limitBytes;
  }
}

export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemFor(error, request);
  if (problem.status >= 500) request.log.error({ err: error, req: request }, 'request failed');
  return sendProblem(reply, problem);
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.code === 'sign_in_limited') {
    void reply.header('retry-after', String(Number(problem.data?.['seconds'] ?? 60)));
  }
  // The bytes themselves: a route's own response schema is for its answers, not for problems.
  return reply
    .status(problem.status)
    .type(problemMediaType)
    .serializer((value: unknown) => JSON.stringify(value))
    .send(problem);
}

/** PostgreSQL's codes for values that no column can hold. */
const unstorableCodes: ReadonlySet<string> = new Set(['22021', '22P05', '22P02']);
const outOfRangeCode = '22003';
const unavailableCodes: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOENT', '57P01', '57P03', '53300']);

const codesByFastify: Readonly<Record<string, HttpProblemCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media_type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'unreadable_body',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'unreadable_body',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'unreadable_body',
};

function problemFor(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof HttpProblem) return problemOf(error.code, request.id, error.fields);
  if (error instanceof BodyTooLarge) return tooLarge(error.limitBytes, request);
  const { code = '', statusCode = 500 } = error as Partial<FastifyError>;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge(request.routeOptions.bodyLimit, request);
  const known = codesByFastify[code];
  if (known !== undefined) return problemOf(known, request.id);
  if (unstorableCodes.has(code)) return problemOf('unstorable_text', request.id);
  if (code === outOfRangeCode) return problemOf('invalid_request', request.id);
  if (unavailableCodes.has(code)) return problemOf('unavailable', request.id);
  if (statusCode >= 400 && statusCode < 500) return problemOf('unreadable_body', request.id);
  return problemOf('internal', request.id);
}

function tooLarge(limitBytes: number, request: FastifyRequest): Problem {
  const mebibytes = Math.round((limitBytes / 1024 / 1024) * 10) / 10;
  return problemOfRefusal(refusal('body_too_large', { limit: `${mebibytes} MiB` }), request.id);
}
