/** Feedback: what was said about the rollout with its themes, and the changes of the plan proposed because of it. */
import { useState } from 'react';
import { feedbackRoutes, type FeedbackOverview } from '#contracts/feedback.ts';
import { proposalRoutes, type Proposal } from '#contracts/proposals.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useAddressValue, useRollout, useRolloutId } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Page, type Command } from '../../ui/page.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { feedbackTexts } from './feedback-texts.ts';
import { NoteDialog } from './note-dialog.tsx';
import { ProposalPanel } from './proposal-panel.tsx';
import { proposalTexts } from './proposal-texts.ts';
import { Proposals } from './proposals.tsx';
import { Said } from './said.tsx';
import './feedback.css';

const tabIds = ['said', 'changes'] as const;

function isOpen({ status }: Proposal): boolean {
  return status === 'waiting' || status === 'accepted';
}

type ScreenProps = {
  readonly rollout: Rollout;
  readonly overview: FeedbackOverview;
  readonly proposals: readonly Proposal[];
};

/** How many open changes are late; nothing when none is. */
function LateTag({ proposals }: Pick<ScreenProps, 'proposals'>) {
  const texts = useTexts(proposalTexts);
  const format = useFormat();
  const late = proposals.filter(({ isOverdue }) => isOverdue).length;
  if (late === 0) return null;
  return (
    <Tag tone="warn" icon="clock">
      {`${format.number(late)} ${texts.late}`}
    </Tag>
  );
}

function Screen({ rollout, overview, proposals }: ScreenProps) {
  const texts = useTexts(feedbackTexts);
  const format = useFormat();
  const canWrite = useCan('feedback.write');
  const [address, setTab] = useAddressValue('tab');
  const [openId, open] = useAddressValue('change');
  const [isNoting, setNoting] = useState(false);
  const tab = tabIds.find((id) => id === address) ?? 'said';
  const opened = proposals.find(({ proposalId }) => String(proposalId) === openId);
  const openCount = proposals.filter(isOpen).length;
  const note: Command = {
    label: texts.note,
    icon: 'plus',
    kind: 'primary',
    onRun: () => setNoting(true),
    blockedBecause: canWrite ? undefined : texts.denied,
  };
  const counts = { said: overview.pieces, changes: openCount };
  return (
    <Page
      title={texts.title}
      breadcrumb={{ label: rollout.name, to: `/rollouts/${rollout.rolloutId}` }}
      state={<LateTag proposals={proposals} />}
      commands={[note]}
      panel={
        opened !== undefined && (
          <ProposalPanel
            key={opened.proposalId}
            rolloutId={rollout.rolloutId}
            proposal={opened}
            onClose={() => open(null)}
          />
        )
      }
    >
      <Tabs
        label={texts.parts}
        tabs={tabIds.map((id) => ({
          id,
          label: texts.tabs[id],
          count: counts[id] === 0 ? undefined : format.number(counts[id]),
        }))}
        value={tab}
        onChange={setTab}
      >
        {tab === 'said' ? (
          <Said rollout={rollout} overview={overview} onOpen={(id) => open(String(id))} />
        ) : (
          <Proposals
            proposals={proposals}
            openId={opened?.proposalId}
            onOpen={(id) => open(id === opened?.proposalId ? null : String(id))}
          />
        )}
      </Tabs>
      {isNoting && <NoteDialog rollout={rollout} overview={overview} onClose={() => setNoting(false)} />}
    </Page>
  );
}

/** The place `feedback`. */
export default function FeedbackPage() {
  const texts = useTexts(feedbackTexts);
  const rollout = useRollout();
  const params = { rolloutId: useRolloutId() };
  const overview = useRoute(feedbackRoutes.getFeedbackOverview, { params });
  const proposals = useRoute(proposalRoutes.listProposals, { params });
  return (
    <Answer of={rollout} what={texts.what}>
      {(found) => (
        <Answer of={overview} what={texts.what}>
          {(counted) => (
            <Answer of={proposals} what={texts.what}>
              {(list) => <Screen rollout={found} overview={counted} proposals={list.proposals} />}
            </Answer>
          )}
        </Answer>
      )}
    </Answer>
  );
}
