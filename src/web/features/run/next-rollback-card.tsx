/** At the gate in front of a stage: whether its rollback is written, and when it was rehearsed with what result. */
import { Link } from '@tanstack/react-router';
import { rollbackRoutes } from '#contracts/rollback-plan.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { useRolloutId } from '../../app/rollout.ts';
import { useNow } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { rehearsalTexts } from './rehearsal-texts.ts';
import { useRehearsalWords } from './rehearsal-line.tsx';

const day = 86_400_000;

/** The card; nothing behind the last stage. */
export function NextRollbackCard({ next }: { readonly next: Stage | undefined }) {
  return next === undefined ? null : <Known next={next} />;
}

function Known({ next }: { readonly next: Stage }) {
  const texts = useTexts(rehearsalTexts);
  const format = useFormat();
  const say = useSay();
  const words = useRehearsalWords();
  const stageName = useStageName();
  const today = format.dateOf(useNow());
  const rolloutId = useRolloutId();
  const state = useRoute(rollbackRoutes.getRollbackPlan, { params: { rolloutId, stageId: next.stageId } });
  if (state.data === undefined) return null;
  const { plan, flaw } = state.data;
  const name = stageName(next.name);
  const isReady = plan !== null && plan.rehearsedOn !== null && flaw === null;
  const age =
    plan?.rehearsedOn === null || plan === null
      ? undefined
      : texts.ago(Math.max(0, Math.round((Date.parse(today) - Date.parse(plan.rehearsedOn)) / day)));
  return (
    <Card title={texts.gate} note={age} isLined>
      <Rows label={texts.gate}>
        <Row
          icon={isReady ? 'check' : 'warn'}
          tone={isReady ? 'pass' : 'warn'}
          title={plan === null ? texts.gateNone(name) : `${name}: ${words(plan)}`}
          note={flaw === null ? undefined : say(flaw)}
          end={
            <Link to={`/rollouts/${rolloutId}/run` as never} search={{ stage: next.stageId } as never}>
              {texts.toRun}
            </Link>
          }
        />
      </Rows>
    </Card>
  );
}
