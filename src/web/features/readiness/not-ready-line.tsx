/** How many people of a stage are not ready, with the way to them; for panels about a stage that has not begun. */
import { Link } from '@tanstack/react-router';
import type { RolloutId } from '#contracts/ids.ts';
import type { Rollout, Stage } from '#contracts/rollouts.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { nextStage } from './next-stage.ts';
import { readinessTexts } from './readiness-texts.ts';
import { useReadiness } from './use-readiness.ts';
import './not-ready-line.css';

type OfStage = { readonly rolloutId: RolloutId; readonly stage: Stage };

/** The line alone; nothing while it is not known or nobody is to come. `isNamed` says which stage it is about. */
function NotReadyLine({ rolloutId, stage, isNamed = false }: OfStage & { readonly isNamed?: boolean }) {
  const texts = useTexts(readinessTexts);
  const format = useFormat();
  const stageName = useStageName();
  const totals = useReadiness({ rolloutId }, stage.stageId).data;
  if (totals === undefined || totals.people === 0) return null;
  const { not_ready: notReady } = totals.counts;
  const people = format.number(totals.people);
  const search = { stage: String(stage.stageId), ...(notReady > 0 && { state: 'not_ready' }) };
  return (
    <p className="ready-line">
      {isNamed && <b>{stageName(stage.name)}</b>}
      {notReady === 0 ? (
        <Tag tone="pass">{texts.lineReady(people)}</Tag>
      ) : (
        <Tag tone="fail">{texts.lineNotReady(notReady, format.number(notReady), people)}</Tag>
      )}
      <Link to={`/rollouts/${rolloutId}/readiness` as never} search={search as never}>
        {texts.lineLink}
      </Link>
    </p>
  );
}

/** The line as a section of a panel. */
export function NotReadySection(props: OfStage) {
  const texts = useTexts(readinessTexts);
  return (
    <PanelSection title={texts.sectionTitle}>
      <NotReadyLine {...props} />
    </PanelSection>
  );
}

/** The line about the stage that comes next; nothing when every stage has begun. */
export function NextNotReady({ rollout }: { readonly rollout: Pick<Rollout, 'rolloutId' | 'stages'> }) {
  const stage = nextStage(rollout.stages);
  if (stage === undefined) return null;
  return <NotReadyLine rolloutId={rollout.rolloutId} stage={stage} isNamed />;
}
