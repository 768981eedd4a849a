/** Messages: what people of the pilot and the waves are told, and the ledger of who was. */
import { messageStageKinds } from '#contracts/messages.ts';
import { useAddressValue, useRollout } from '../../app/rollout.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Page } from '../../ui/page.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { CarriesOut } from '../feedback/carries-out.tsx';
import { DeliveryPanel } from './delivery-panel.tsx';
import { Ledger } from './ledger.tsx';
import { MessageEditor } from './message-editor.tsx';
import { messagesTexts } from './messages-texts.ts';
import './messages.css';

const tabIds = [...messageStageKinds, 'ledger'] as const;

export default function MessagesPage() {
  const texts = useTexts(messagesTexts);
  const rollout = useRollout().data;
  const [address, setAddress] = useAddressValue('tab');
  const tab = tabIds.find((id) => id === address) ?? 'pilot';
  return (
    <Page
      title={texts.title}
      breadcrumb={
        rollout === undefined ? undefined : { label: rollout.name, to: `/rollouts/${rollout.rolloutId}` }
      }
      panel={tab === 'ledger' ? <DeliveryPanel /> : null}
    >
      <Tabs
        label={texts.parts}
        tabs={tabIds.map((id) => ({ id, label: texts.tabs[id] }))}
        value={tab}
        onChange={setAddress}
      >
        {tab !== 'ledger' && <CarriesOut />}
        {tab === 'ledger' ? <Ledger /> : <MessageEditor stageKind={tab} />}
      </Tabs>
    </Page>
  );
}
