/** Sending unclear copies again: one person asks with a reason, another approves. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DeliveryId, StageId } from '#contracts/ids.ts';
import { messageRoutes } from '#contracts/messages.ts';
import { sendAgainMax, sendAgainRoutes, type SendAgainRequest } from '#contracts/send-again.ts';
import { given } from '../../api/given.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { useProblemSentence } from '../../app/problem-notice.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { sendAgainTexts } from './send-again-texts.ts';

/** The button that asks for these copies, with the question before it. */
export function AskToSendAgain({ deliveryIds }: { readonly deliveryIds: readonly DeliveryId[] }) {
  const texts = useTexts(sendAgainTexts);
  const format = useFormat();
  const sentence = useProblemSentence();
  const rolloutId = useRolloutId();
  const [isAsking, setAsking] = useState(false);
  const ask = useCommand(sendAgainRoutes.askToSendAgain, {
    isQuiet: true,
    onDone: () => {
      setAsking(false);
      showToast({ tone: 'none', title: texts.asked, detail: texts.askedNext });
    },
  });
  const confirm = (reason: string) => {
    ask.mutate({ params: { rolloutId }, body: { deliveryIds: [...deliveryIds], reason } });
  };
  const count = deliveryIds.length;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{texts.ask}</Button>
      <ConfirmPreview
        isOpen={isAsking}
        title={texts.askTitle}
        figures={[{ value: format.number(count), label: texts.figure(count) }]}
        warning={texts.warning}
        confirmLabel={texts.askConfirm}
        needsReason
        isBusy={ask.isPending}
        error={ask.error === null ? undefined : sentence(ask.error)}
        onConfirm={confirm}
        onCancel={() => setAsking(false)}
      >
        {texts.askText}
      </ConfirmPreview>
    </>
  );
}

/** Says that copies are unclear and asks for all of them; nothing while they have been asked for. */
export function UnclearCopies({ stageId }: { readonly stageId: StageId | undefined }) {
  const texts = useTexts(sendAgainTexts);
  const format = useFormat();
  const rolloutId = useRolloutId();
  const canWrite = useCan('message.write');
  const requests = useOpenRequests();
  const unclear = useRoute(messageRoutes.listDeliveries, {
    params: { rolloutId },
    query: given({ stageId, status: 'unknown' as const, limit: sendAgainMax }),
  });
  const { rows = [], total = 0 } = unclear.data ?? {};
  if (total === 0 || requests.length > 0) return null;
  return (
    <Notice
      tone="warn"
      icon="wave"
      title={texts.unclear(total, format.number(total))}
      actions={canWrite ? <AskToSendAgain deliveryIds={rows.map((row) => row.deliveryId)} /> : undefined}
    >
      {texts.unclearText}
    </Notice>
  );
}

function useOpenRequests(): readonly SendAgainRequest[] {
  const rolloutId = useRolloutId();
  return useRoute(sendAgainRoutes.listSendAgainRequests, { params: { rolloutId } }).data?.requests ?? [];
}

function OpenRequest({ request }: { readonly request: SendAgainRequest }) {
  const texts = useTexts(sendAgainTexts);
  const format = useFormat();
  const rolloutId = useRolloutId();
  const canWrite = useCan('message.write');
  const [isApproving, setApproving] = useState(false);
  const params = { rolloutId, requestId: request.requestId };
  const approve = useCommand(sendAgainRoutes.approveSendAgain, {
    onDone: () => {
      setApproving(false);
      showToast({ tone: 'pass', title: texts.approved });
    },
  });
  const decline = useCommand(sendAgainRoutes.declineSendAgain, {
    onDone: () => showToast({ tone: 'none', title: texts.declined }),
  });
  const { askedBy, askedAt, reason, unknown, isOwn } = request;
  return (
    <Notice
      tone="accent"
      icon="people"
      title={texts.wanted(askedBy, unknown, format.number(unknown))}
      actions={
        canWrite ? (
          <>
            {!isOwn && (
              <Button variant="filled" onClick={() => setApproving(true)}>
                {texts.approve}
              </Button>
            )}
            <Button loading={decline.isPending} onClick={() => decline.mutate({ params })}>
              {isOwn ? texts.withdraw : texts.decline}
            </Button>
          </>
        ) : undefined
      }
    >
      <p>{reason}</p>
      <p className="bw-quiet">
        {format.dateTime(askedAt)}. {isOwn ? texts.ownWaits : texts.otherDecides}
      </p>
      <ConfirmPreview
        isOpen={isApproving}
        title={texts.approveTitle}
        figures={[{ value: format.number(unknown), label: texts.figure(unknown) }]}
        warning={texts.warning}
        confirmLabel={texts.approve}
        isBusy={approve.isPending}
        onConfirm={() => approve.mutate({ params })}
        onCancel={() => setApproving(false)}
      >
        <p>{texts.approveText(askedBy, reason)}</p>
      </ConfirmPreview>
    </Notice>
  );
}

/** The requests that wait for a second person. */
export function SendAgainRequests() {
  return useOpenRequests().map((request) => <OpenRequest key={request.requestId} request={request} />);
}

/** What became of the last request for a copy, in one line. */
export function useSendAgainWords(request: SendAgainRequest | null): string | null {
  const texts = useTexts(sendAgainTexts);
  if (request === null) return null;
  const { askedBy, decision, decidedBy } = request;
  if (decision === null) return texts.lineOpen(askedBy);
  return decision === 'approved'
    ? texts.lineApproved(askedBy, decidedBy ?? '')
    : texts.lineDeclined(askedBy, decidedBy ?? '');
}
