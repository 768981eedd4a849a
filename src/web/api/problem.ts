/** What the API answers when it refuses or fails, as an error that carries the problem+json document. */
import type { Problem } from '#contracts/problem.ts';

/** A refusal or failure of the API; `code` is stable, `detail` is the sentence for the user. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
  readonly data: Readonly<Record<string, unknown>>;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail;
    this.requestId = problem.requestId;
    this.errors = problem.errors ?? [];
    this.data = problem.data ?? {};
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'detail' in value;
}

/** The problem in an answer; an answer that is no problem document becomes one. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return new ApiProblem(body);
  return new ApiProblem({
    type: 'about:blank',
    code: response.status >= 500 ? 'server_failed' : 'not_understood',
    title: `HTTP ${response.status}`,
    status: response.status,
    detail: `HTTP ${response.status}`,
    requestId: response.headers.get('x-request-id') ?? '',
  });
}

/** The problem for a request that got no answer at all. */
export function unreachable(): ApiProblem {
  return new ApiProblem({
    type: 'about:blank',
    code: 'unreachable',
    title: 'unreachable',
    status: 0,
    detail: 'unreachable',
    requestId: '',
  });
}

/** Any thrown value as a problem, for places that show errors. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem({
    type: 'about:blank',
    code: 'page_failed',
    title: 'page_failed',
    status: 0,
    detail: error instanceof Error ? error.message : String(error),
    requestId: '',
  });
}
