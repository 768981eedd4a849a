/** All rollouts of the organisation, or, while there is nothing, the ways to begin. */
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { rolloutRoutes } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useCan, useOrganisation } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page, type Command } from '../../ui/page.tsx';
import { rehearsalTexts } from '../rehearsal/rehearsal-texts.ts';
import { SampleProgress, useSample } from '../rehearsal/sample-work.tsx';
import { CreateRolloutDialog } from './create-rollout-dialog.tsx';
import { FirstSteps } from './first-steps.tsx';
import { RolloutList } from './rollout-list.tsx';
import { rolloutsTexts } from './rollouts-texts.ts';

/** What stands where no rollout is yet: people to plan for, nobody at all, or a sample that is being filled. */
function NoRollouts({ create }: { readonly create: Command | undefined }) {
  const texts = useTexts(rolloutsTexts);
  const rehearsal = useTexts(rehearsalTexts);
  const format = useFormat();
  const { personCount, virtual } = useOrganisation();
  if (virtual && personCount === 0)
    return (
      <EmptyState icon="clock" title={rehearsal.filling}>
        {rehearsal.fillingText}
      </EmptyState>
    );
  if (personCount === 0) return <FirstSteps />;
  return (
    <EmptyState
      icon="flag"
      title={texts.noneTitle}
      actions={
        create !== undefined && (
          <Button variant="filled" onClick={create.onRun}>
            {create.label}
          </Button>
        )
      }
    >
      {texts.none(format.number(personCount))}
    </EmptyState>
  );
}

/** The sample's command and progress for an organisation that has begun its own work already. */
function useSampleLater(isOffered: boolean): {
  readonly command: Command | undefined;
  readonly progress: ReactNode;
} {
  const texts = useTexts(rolloutsTexts);
  const sample = useSample();
  const { virtual } = useOrganisation();
  const canRehearse = useCan('rehearsal.run');
  if (!isOffered || virtual || !canRehearse) return { command: undefined, progress: null };
  if (sample.work !== null)
    return {
      command: undefined,
      progress: (
        <div className="bw-card">
          <SampleProgress sample={sample} />
        </div>
      ),
    };
  return {
    command: { label: texts.sampleButton, kind: 'quiet', onRun: sample.start, isBusy: sample.isBusy },
    progress: null,
  };
}

export default function RolloutsPage() {
  const texts = useTexts(rolloutsTexts);
  const { personCount } = useOrganisation();
  const canPlan = useCan('rollout.plan');
  const [isCreating, setCreating] = useState(false);
  const query = useRoute(rolloutRoutes.listRollouts, {});
  const create: Command | undefined = canPlan
    ? { label: texts.create, icon: 'plus', kind: 'primary', onRun: () => setCreating(true) }
    : undefined;
  const hasRollouts = (query.data?.rollouts.length ?? 0) > 0;
  const sample = useSampleLater(hasRollouts || personCount > 0);
  const commands = [sample.command, hasRollouts ? create : undefined];
  return (
    <Page title={texts.title} commands={commands.filter((command) => command !== undefined)}>
      {sample.progress}
      <Answer of={query} what={texts.what}>
        {({ rollouts }) =>
          rollouts.length > 0 ? <RolloutList rollouts={rollouts} /> : <NoRollouts create={create} />
        }
      </Answer>
      <CreateRolloutDialog isOpen={isCreating} onClose={() => setCreating(false)} />
    </Page>
  );
}
