/** One row of the ledger: the message as it lies in the outbox or was sent, and the way to the person's page. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DeliveryId } from '#contracts/ids.ts';
import { messageRoutes, type Delivery } from '#contracts/messages.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useAddressValue, useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { localeNames } from '../../i18n/locale.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { ConfirmPreview } from '../../ui/confirm-preview.tsx';
import { Details, type Detail } from '../../ui/details.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { DeliveryStateTag, messageOf } from './delivery-state.tsx';
import { ledgerTexts } from './ledger-texts.ts';
import { personalPath } from './personal-path.ts';
import { AskToSendAgain, useSendAgainWords } from './send-again.tsx';
import { sendAgainTexts } from './send-again-texts.ts';

function EndLinks({ delivery }: { readonly delivery: Delivery }) {
  const texts = useTexts(ledgerTexts);
  const [isAsking, setAsking] = useState(false);
  const end = useCommand(messageRoutes.revokePersonalLink, {
    onDone: () => {
      setAsking(false);
      showToast({ tone: 'none', title: texts.endedLinks(delivery.displayName) });
    },
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{texts.endLinks}</Button>
      <ConfirmPreview
        isOpen={isAsking}
        title={texts.endLinksTitle(delivery.displayName)}
        figures={[{ value: '1', label: texts.endLinksFigure }]}
        warning={texts.endLinksWarning}
        confirmLabel={texts.endLinks}
        isDangerous
        isBusy={end.isPending}
        onConfirm={() => end.mutate({ params: { personId: delivery.personId } })}
        onCancel={() => setAsking(false)}
      >
        {texts.endLinksText}
      </ConfirmPreview>
    </>
  );
}

function OpenPage({ path }: { readonly path: string }) {
  const texts = useTexts(ledgerTexts);
  return (
    <Button
      component="a"
      href={path}
      target="_blank"
      rel="noreferrer"
      variant="filled"
      fullWidth
      rightSection={<Icon name="external" />}
    >
      {texts.openPage}
    </Button>
  );
}

function Message({ delivery }: { readonly delivery: Delivery }) {
  const texts = useTexts(ledgerTexts);
  const path = personalPath(delivery.bodyText);
  if (delivery.bodyText === null) return <p className="bw-quiet">{texts.noBody}</p>;
  return (
    <div className="message-sent" lang={delivery.locale}>
      <b>{delivery.subject}</b>
      <pre className="message-plain">{delivery.bodyText.trim()}</pre>
      {path === null ? <p className="bw-quiet">{texts.linkLeftOut}</p> : <OpenPage path={path} />}
    </div>
  );
}

function DeliveryDetails({
  delivery,
  onClose,
}: {
  readonly delivery: Delivery;
  readonly onClose: () => void;
}) {
  const texts = useTexts(ledgerTexts);
  const format = useFormat();
  const againTexts = useTexts(sendAgainTexts);
  const say = useSay();
  const stageName = useStageName();
  const canWrite = useCan('message.write');
  const { sendAgain, status } = delivery;
  const canAsk = status === 'unknown' && (sendAgain === null || sendAgain.decision !== null);
  const sendAgainWords = useSendAgainWords(sendAgain);
  const optional = (name: string, value: string | null): readonly Detail[] =>
    value === null || value === '' ? [] : [[name, value]];
  return (
    <SidePanel
      title={delivery.displayName}
      subtitle={<DeliveryStateTag status={delivery.status} />}
      onClose={onClose}
      buttons={
        canWrite ? (
          <>
            {canAsk && <AskToSendAgain deliveryIds={[delivery.deliveryId]} />}
            <EndLinks delivery={delivery} />
          </>
        ) : undefined
      }
    >
      <p>
        {delivery.channel === 'outbox' && delivery.status === 'accepted'
          ? texts.inOutbox
          : texts.meanings[delivery.status]}
      </p>
      <Details
        entries={[
          [texts.when, format.dateTime(delivery.statusAt)],
          ...optional(texts.reason, say(delivery.reason)),
          [texts.message, texts.messages[messageOf(delivery)]],
          [texts.stageColumn, stageName(delivery.stageName)],
          [texts.channel, texts.channels[delivery.channel]],
          ...optional(texts.address, delivery.address),
          [texts.language, localeNames[delivery.locale]],
          [texts.notBefore, format.dateTime(delivery.notBefore)],
          ...(delivery.attempt > 1 ? [[texts.attempt, format.number(delivery.attempt)] as const] : []),
          ...optional(texts.response, delivery.lastResponse),
          ...optional(againTexts.lineTitle, sendAgainWords),
        ]}
      />
      <PanelSection title={texts.text}>
        <Message delivery={delivery} />
      </PanelSection>
    </SidePanel>
  );
}

/** The panel of the open delivery; nothing when none is open. */
export function DeliveryPanel() {
  const texts = useTexts(ledgerTexts);
  const rolloutId = useRolloutId();
  const [opened, open] = useAddressValue('delivery');
  const deliveryId = Number(opened) as DeliveryId;
  const isOpen = opened !== undefined && Number.isSafeInteger(deliveryId);
  const delivery = useRoute(
    messageRoutes.getDelivery,
    { params: { rolloutId, deliveryId } },
    { isEnabled: isOpen },
  );
  if (!isOpen) return null;
  const onClose = () => open(null);
  if (delivery.data === undefined)
    return (
      <SidePanel title={texts.message} onClose={onClose}>
        <Answer of={delivery} what={texts.text}>
          {() => null}
        </Answer>
      </SidePanel>
    );
  return <DeliveryDetails delivery={delivery.data} onClose={onClose} />;
}
