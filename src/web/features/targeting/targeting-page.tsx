/** The targeting groups of a rollout: who belongs in each, who was seen in it, and what differs. */
import { useState } from 'react';
import type { Rollout } from '#contracts/rollouts.ts';
import { targetingRoutes } from '#contracts/targeting.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useAddressValue, useRollout } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { AddGroupDialog } from './add-group-dialog.tsx';
import { GroupCard } from './group-card.tsx';
import { MembersPanel } from './members-panel.tsx';
import { readShown, writeShown } from './shown.ts';
import { targetingTexts } from './targeting-texts.ts';

function Groups({ rollout }: { readonly rollout: Rollout }) {
  const texts = useTexts(targetingTexts);
  const canRun = useCan('rollout.run');
  const canSee = useCan('people.read');
  const [isAdding, setAdding] = useState(false);
  const [address, setAddress] = useAddressValue('members');
  const { rolloutId } = rollout;
  const groups = useRoute(targetingRoutes.listTargetingGroups, { params: { rolloutId } });
  const shown = readShown(address);
  const opened = groups.data?.groups.find(({ targetingGroupId }) => targetingGroupId === shown?.groupId);
  return (
    <Page
      title={texts.title}
      breadcrumb={{ label: rollout.name, to: `/rollouts/${rolloutId}` }}
      note={texts.note}
      commands={canRun ? [{ label: texts.add, kind: 'primary', onRun: () => setAdding(true) }] : []}
      panel={
        opened !== undefined && shown !== null && canSee ? (
          <MembersPanel group={opened} shown={shown} onClose={() => setAddress(null)} />
        ) : null
      }
    >
      <Answer of={groups} what={texts.what}>
        {(found) =>
          found.groups.length === 0 ? (
            <EmptyState icon="people" title={texts.emptyTitle}>
              {texts.empty}
            </EmptyState>
          ) : (
            found.groups.map((group) => (
              <GroupCard
                key={group.targetingGroupId}
                group={group}
                canRun={canRun}
                onShow={
                  canSee
                    ? (filter) => setAddress(writeShown({ groupId: group.targetingGroupId, ...filter }))
                    : undefined
                }
              />
            ))
          )
        }
      </Answer>
      {isAdding && <AddGroupDialog rollout={rollout} onClose={() => setAdding(false)} />}
    </Page>
  );
}

export default function TargetingPage() {
  const texts = useTexts(targetingTexts);
  const rollout = useRollout();
  return (
    <Answer of={rollout} what={texts.what}>
      {(found) => <Groups rollout={found} />}
    </Answer>
  );
}
