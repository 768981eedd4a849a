/**
 * Work that is done whenever somebody wakes it, and at the latest after a rest: one pass at a time, another one when
 * it was woken meanwhile. Which rows a pass takes is decided by its claims, so any number of processes may run it.
 */

export type WakeLoop = {
  start(): void;
  /** Looks at once. */
  wake(): void;
  /** Finishes the pass under way and stops. */
  stop(): Promise<void>;
};

export type WakeLoopParts = {
  /** One pass; resolves to how long to rest in milliseconds, or null for the usual rest. */
  readonly pass: () => Promise<number | null>;
  readonly onError: (error: unknown) => void;
};

const usualRestMilliseconds = 15_000;

export function createWakeLoop({ pass, onError }: WakeLoopParts): WakeLoop {
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  let isWoken = false;
  let isStopped = true;

  const rest = (milliseconds: number): void => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(wake, milliseconds);
  };
  const work = async (): Promise<void> => {
    let asked: number | null = null;
    do {
      isWoken = false;
      asked = await pass();
    } while (isWoken && asked === null);
    rest(asked ?? usualRestMilliseconds);
  };
  const wake = (): void => {
    if (isStopped) return;
    isWoken = true;
    if (working !== undefined) return;
    clearTimeout(timer);
    working = work()
      .catch((error: unknown) => {
        onError(error);
        rest(usualRestMilliseconds);
      })
      .finally(() => {
        working = undefined;
      });
  };
  return {
    start: () => {
      isStopped = false;
      wake();
    },
    wake,
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await working;
    },
  };
}
