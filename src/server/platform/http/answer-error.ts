/** Answers everything that was thrown while serving a request; faults are logged and never shown. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '#contracts/problem.ts';
import { refusal } from '#contracts/refusals.ts';
import { languageOf } from './answer-language.ts';
import {
  HttpProblem,
  problemMediaType,
  problemOf,
  problemOfRefusal,
  type Asked,
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
  FST_ERR_BAD_URL: 'route_unknown',
  FST_ERR_MAX_PARAM_LENGTH: 'route_unknown',
};

/** What an answer to this request needs to know about it. */
export function askedBy(request: FastifyRequest): Asked {
  return { requestId: request.id, locale: languageOf(request) };
}

function problemFor(error: unknown, request: FastifyRequest): Problem {
  const asked = askedBy(request);
  if (error instanceof HttpProblem) return problemOf(error.code, asked, error.fields);
  if (error instanceof BodyTooLarge) return tooLarge(error.limitBytes, asked);
  const { code = '', statusCode = 500 } = error as Partial<FastifyError>;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge(request.routeOptions.bodyLimit, asked);
  const known = codesByFastify[code];
  if (known !== undefined) return problemOf(known, asked);
  if (unstorableCodes.has(code)) return problemOf('unstorable_text', asked);
  if (code === outOfRangeCode) return problemOf('invalid_request', asked);
  if (unavailableCodes.has(code)) return problemOf('unavailable', asked);
  if (statusCode >= 400 && statusCode < 500) return problemOf('unreadable_body', asked);
  return problemOf('internal', asked);
}

function tooLarge(limitBytes: number, asked: Asked): Problem {
  const mebibytes = Math.round((limitBytes / 1024 / 1024) * 10) / 10;
  return problemOfRefusal(refusal('body_too_large', { limit: mebibytes }), asked);
}
