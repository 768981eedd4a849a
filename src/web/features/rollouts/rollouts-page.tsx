/** All rollouts of the organisation, or, while there is nothing, the ways to begin. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { rolloutRoutes } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useCan, useOrganisation } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { ClockBanner } from '../rehearsal/clock-banner.tsx';
import { CreateRolloutDialog } from './create-rollout-dialog.tsx';
import { FirstSteps } from './first-steps.tsx';
import { RolloutList } from './rollout-list.tsx';
import { rolloutsTexts } from './rollouts-texts.ts';

export default function RolloutsPage() {
  const texts = useTexts(rolloutsTexts);
  const format = useFormat();
  const { personCount } = useOrganisation();
  const canPlan = useCan('rollout.plan');
  const [isCreating, setCreating] = useState(false);
  const query = useRoute(rolloutRoutes.listRollouts, {});
  const create = {
    label: texts.create,
    icon: 'plus',
    kind: 'primary',
    onRun: () => setCreating(true),
  } as const;
  const count = query.data?.rollouts.length ?? 0;
  return (
    <Page title={texts.title} commands={canPlan && personCount > 0 && count > 0 ? [create] : []}>
      <ClockBanner />
      <Answer of={query} what={texts.what}>
        {({ rollouts }) => {
          if (rollouts.length > 0) return <RolloutList rollouts={rollouts} />;
          if (personCount === 0) return <FirstSteps />;
          return (
            <EmptyState
              icon="flag"
              title={texts.noneTitle}
              actions={
                canPlan && (
                  <Button variant="filled" onClick={create.onRun}>
                    {texts.create}
                  </Button>
                )
              }
            >
              {texts.none(format.number(personCount))}
            </EmptyState>
          );
        }}
      </Answer>
      <CreateRolloutDialog isOpen={isCreating} onClose={() => setCreating(false)} />
    </Page>
  );
}
