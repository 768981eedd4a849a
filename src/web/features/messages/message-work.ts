/**
 * The message being worked on: the server's text, the changes made here, and the findings of the check, asked
 * for shortly after the typing stops.
 */
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import {
  messageRoutes,
  type MessageFinding,
  type MessageVariants,
  type MessageView,
} from '#contracts/messages.ts';
import { call } from '../../api/client.ts';
import type { ApiProblem } from '../../api/problem.ts';

export type StageKind = MessageView['stageKind'];

export type MessageWork = {
  readonly rolloutId: RolloutId;
  readonly view: MessageView;
  readonly variants: MessageVariants;
  /** The text as it was a moment ago, for asking the server about it. */
  readonly settled: MessageVariants;
  readonly isChanged: boolean;
  readonly findings: readonly MessageFinding[];
  readonly isApprovable: boolean;
  readonly change: (next: MessageVariants) => void;
  readonly discard: () => void;
};

const settleMs = 400;

/** The findings of a text that is not saved; nothing is asked while `isNeeded` is false. */
function useCheck(rolloutId: RolloutId, stageKind: StageKind, variants: MessageVariants, isNeeded: boolean) {
  return useQuery<{ findings: MessageFinding[]; approvable: boolean }, ApiProblem>({
    queryKey: ['checkMessage', { rolloutId, stageKind }, variants],
    queryFn: ({ signal }) =>
      call(messageRoutes.checkMessage, { params: { rolloutId, stageKind }, body: { variants } }, signal),
    enabled: isNeeded,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}

/** The text with the changes made here on top of what the server has. */
export function useMessageWork(rolloutId: RolloutId, view: MessageView): MessageWork {
  const [draft, setDraft] = useState<MessageVariants | null>(null);
  const variants = draft ?? view.variants;
  const [settled] = useDebouncedValue(variants, settleMs);
  const isChanged = draft !== null && JSON.stringify(draft) !== JSON.stringify(view.variants);
  const check = useCheck(rolloutId, view.stageKind, settled, isChanged);
  const checked = isChanged ? check.data : undefined;
  return {
    rolloutId,
    view,
    variants,
    settled,
    isChanged,
    findings: checked?.findings ?? view.findings,
    isApprovable: checked?.approvable ?? view.approvable,
    change: setDraft,
    discard: () => setDraft(null),
  };
}
