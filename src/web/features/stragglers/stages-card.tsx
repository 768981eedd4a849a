/** The stages with how many are left over in each; one that has passed without any can be marked complete. */
import { Button } from '@mantine/core';
import type { Stage } from '#contracts/rollouts.ts';
import { stragglerRoutes } from '#contracts/stragglers.ts';
import { useCommand } from '../../api/hooks.ts';
import { useRolloutId } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { stragglersTexts } from './stragglers-texts.ts';

function StageRow({ stage, canRun }: { readonly stage: Stage; readonly canRun: boolean }) {
  const texts = useTexts(stragglersTexts);
  const format = useFormat();
  const stageName = useStageName();
  const rolloutId = useRolloutId();
  const complete = useCommand(stragglerRoutes.completeStage, {
    onDone: () => showToast({ tone: 'pass', title: texts.completed }),
  });
  const { stageId, residue, completedAt, status } = stage;
  const state =
    completedAt !== null
      ? texts.completedOn(format.date(format.dateOf(completedAt)))
      : residue > 0
        ? texts.residue(residue, format.number(residue))
        : `${texts.noResidue}${status === 'passed' ? '' : `, ${texts.notPassed}`}`;
  return (
    <Row
      title={<b>{stageName(stage.name)}</b>}
      note={state}
      end={
        completedAt === null ? (
          canRun &&
          status === 'passed' &&
          residue === 0 && (
            <Button
              size="compact-sm"
              loading={complete.isPending}
              onClick={() => complete.mutate({ params: { rolloutId, stageId } })}
            >
              {texts.sayComplete}
            </Button>
          )
        ) : (
          <Tag tone="pass">{texts.complete}</Tag>
        )
      }
    />
  );
}

/** Stages that have begun. */
export function StagesCard({
  stages,
  canRun,
}: {
  readonly stages: readonly Stage[];
  readonly canRun: boolean;
}) {
  const texts = useTexts(stragglersTexts);
  const begun = stages.filter(({ startedAt, residue }) => startedAt !== null || residue > 0);
  if (begun.length === 0) return null;
  return (
    <Card title={texts.stages} note={texts.stagesNote}>
      <div className="straggler-stages">
        <Rows label={texts.stages}>
          {begun.map((stage) => (
            <StageRow key={stage.stageId} stage={stage} canRun={canRun} />
          ))}
        </Rows>
      </div>
    </Card>
  );
}
