/**
 * One question to a service of Microsoft, asked again while the trouble is passing: too many requests, a fault of the
 * service, a broken connection. Bounded in attempts and waiting; what is not passing is the caller's answer.
 */
import { setTimeout as pauseFor } from 'node:timers/promises';
import { connectionStatement as state } from '#contracts/sentences/connection-sentences.ts';
import { GraphFailure } from './graph-failure.ts';
import { waitBeforeRetry, waitMaxMilliseconds } from './wait-policy.ts';

export type Answered = {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed when it is JSON, else its text. */
  readonly body: unknown;
};

/** `init` is called for every attempt. Throws GraphFailure when the trouble does not pass. */
export type Ask = (address: string, init: () => RequestInit) => Promise<Answered>;

export type Patience = {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
  readonly attemptsMax: number;
  readonly pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly now: () => Date;
};

export const usualPatience: Patience = {
  attemptsMax: 8,
  pause: async (milliseconds, signal) => {
    await pauseFor(milliseconds, undefined, signal === undefined ? {} : { signal });
  },
  random: Math.random,
  now: () => new Date(),
};

const timeoutMilliseconds = 100_000;
const passing: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504, 509]);

export function createAsk(patience: Patience): Ask {
  const { attemptsMax, pause, random, now, signal } = patience;
  return async (address, init) => {
    for (let attempt = 0; ; attempt++) {
      const answer = await tryOnce(address, init(), signal);
      if (answer !== undefined && !isPassing(answer)) return answer;
      const wait = waitBeforeRetry(answer?.headers.get('retry-after') ?? null, attempt, {
        random,
        now: now(),
      });
      if (attempt + 1 >= attemptsMax || wait > waitMaxMilliseconds) throw giveUp(address, answer?.status);
      await pause(wait, signal);
    }
  };
}

/** A gateway that answers 200 with a page of its own counts as a fault, too. */
function isPassing({ status, body }: Answered): boolean {
  return passing.has(status) || (status === 200 && typeof body === 'string' && /^\s*</.test(body));
}

function giveUp(address: string, status: number | undefined): GraphFailure {
  if (status === 429 || status === 503 || status === 509) return new GraphFailure(state('graph_busy'));
  return new GraphFailure(state('graph_unreachable', { host: new URL(address).host }));
}

/** Undefined when no whole answer came. */
async function tryOnce(
  address: string,
  init: RequestInit,
  stopped: AbortSignal | undefined,
): Promise<Answered | undefined> {
  const timeout = AbortSignal.timeout(timeoutMilliseconds);
  const signal = stopped === undefined ? timeout : AbortSignal.any([stopped, timeout]);
  try {
    const response = await fetch(address, { ...init, redirect: 'error', signal });
    return { status: response.status, headers: response.headers, body: parse(await response.text()) };
  } catch (error) {
    if (stopped?.aborted === true) throw error;
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
