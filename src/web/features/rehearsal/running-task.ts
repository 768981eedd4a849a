/**
 * Remembers in this browser which long work was started here, so that its progress is shown again after the
 * page was left or reloaded. The work itself is the server's.
 */
import { useLocalStorage } from '@mantine/hooks';
import { useCallback } from 'react';
import type { OrganisationId, TaskId } from '#contracts/ids.ts';

export type RunningTask = {
  readonly taskId: TaskId;
  /** The organisation the work fills; the one to switch to afterwards. */
  readonly organisationId: OrganisationId;
};

/** The remembered work under a name such as `sample:1`, and a way to remember (null forgets). */
export function useRunningTask(
  name: string,
): readonly [RunningTask | null, (task: RunningTask | null) => void] {
  const [task, setTask, forget] = useLocalStorage<RunningTask | null>({
    key: `bellwether-task:${name}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const remember = useCallback(
    (next: RunningTask | null) => (next === null ? forget() : setTask(next)),
    [forget, setTask],
  );
  return [task, remember];
}
