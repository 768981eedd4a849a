/** Helpdesk: the questions people asked and their answers, tickets of other helpdesks, first days, the survey, and the way signals come in. */
import { useAddressValue, useRollout } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Page } from '../../ui/page.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { FirstDayTab } from '../first-day/first-day-tab.tsx';
import { OpenOutreach, useOpenOutreach } from '../first-day/outreach-card.tsx';
import { LoadTab } from '../forecast/load-tab.tsx';
import { SurveyTab } from '../surveys/survey-tab.tsx';
import { helpdeskTexts } from './helpdesk-texts.ts';
import { Reported } from './reported.tsx';
import { Signals } from './signals.tsx';
import { TicketPanel } from './ticket-panel.tsx';
import { openStatuses } from './ticket-state.tsx';
import { sumOf, Tickets, useTicketCounts } from './tickets.tsx';
import './helpdesk.css';

const tabIds = ['questions', 'reported', 'first-days', 'survey', 'load', 'signals'] as const;

/** Tabs beside which the number of open questions would be read as theirs. */
const tabsOfOthers: ReadonlySet<string> = new Set(['first-days', 'survey', 'reported']);

function OpenTag() {
  const texts = useTexts(helpdeskTexts);
  const format = useFormat();
  const counts = useTicketCounts();
  if (counts === undefined) return null;
  const open = sumOf(counts, openStatuses);
  if (open === 0) return <Tag tone="pass">{texts.noneOpen}</Tag>;
  return (
    <Tag tone="warn" icon="chat">
      {texts.open(open, format.number(open))}
    </Tag>
  );
}

export default function HelpdeskPage() {
  const texts = useTexts(helpdeskTexts);
  const rollout = useRollout().data;
  const canCall = useCan('outreach.work');
  const waiting = useOpenOutreach(canCall);
  const [address, setAddress] = useAddressValue('tab');
  const tab = tabIds.find((id) => id === address) ?? 'questions';
  return (
    <Page
      title={texts.title}
      breadcrumb={
        rollout === undefined ? undefined : { label: rollout.name, to: `/rollouts/${rollout.rolloutId}` }
      }
      state={tabsOfOthers.has(tab) ? undefined : <OpenTag />}
      panel={
        tab === 'questions' ? <TicketPanel /> : tab === 'first-days' && canCall ? <OpenOutreach /> : null
      }
    >
      <Tabs
        label={texts.parts}
        tabs={tabIds.map((id) => ({
          id,
          label: texts.tabs[id],
          count: id === 'first-days' ? waiting : undefined,
        }))}
        value={tab}
        onChange={setAddress}
      >
        {tab === 'questions' ? (
          <Tickets />
        ) : tab === 'reported' ? (
          <Reported />
        ) : tab === 'first-days' ? (
          <FirstDayTab />
        ) : tab === 'survey' ? (
          <SurveyTab />
        ) : tab === 'signals' ? (
          <Signals />
        ) : (
          rollout !== undefined && <LoadTab key={rollout.rolloutId} rollout={rollout} />
        )}
      </Tabs>
    </Page>
  );
}
