/** The list of rollouts: each with its state, where it stands, and its people as one bar. */
import { Link } from '@tanstack/react-router';
import { rolloutRoutes, type RolloutSummary } from '#contracts/rollouts.ts';
import type { Static } from 'typebox';
import { useRoute } from '../../api/hooks.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { RolloutStateTag, StageStateTag } from '../../ui/state-tag.tsx';
import { withoutPlace } from './everybody.ts';
import { EverybodyBar } from './everybody-bar.tsx';
import { rolloutsTexts } from './rollouts-texts.ts';
import { useStageName } from './stage-name.ts';

type Summary = Static<typeof RolloutSummary>;

function People({ rollout }: { readonly rollout: Summary }) {
  const texts = useTexts(rolloutsTexts);
  const format = useFormat();
  const board = useRoute(rolloutRoutes.getBoard, { params: { rolloutId: rollout.rolloutId } }).data;
  const rest = board === undefined ? 0 : withoutPlace(board);
  return (
    <div>
      <div className="bw-rollout-done">
        <span>
          {rollout.people === 0
            ? texts.nobodyYet
            : texts.doneOf(format.number(rollout.succeeded), format.number(rollout.people))}
        </span>
        {rest > 0 && <span>{texts.rest(format.number(rest))}</span>}
      </div>
      <EverybodyBar isSlim counts={board?.counts ?? {}} rest={rest} />
    </div>
  );
}

function Entry({ rollout }: { readonly rollout: Summary }) {
  const texts = useTexts(rolloutsTexts);
  const format = useFormat();
  const stageName = useStageName();
  const { openHolds, currentStage } = rollout;
  return (
    <li className="bw-rollout">
      <div className="bw-rollout-name">
        <h2>
          <Link to={`/rollouts/${rollout.rolloutId}` as never}>{rollout.name}</Link>
        </h2>
        <RolloutStateTag
          state={rollout.status}
          detail={openHolds === 0 ? undefined : texts.holds(openHolds, format.number(openHolds))}
        />
        <small>
          {rollout.people > 0 && `${texts.people(rollout.people, format.number(rollout.people))}, `}
          {texts.created(format.date(format.dateOf(rollout.createdAt)))}
        </small>
      </div>
      <div className="bw-rollout-stage">
        {currentStage !== null && (
          <>
            <span>{stageName(currentStage.name)}</span>
            <StageStateTag state={currentStage.status} />
          </>
        )}
      </div>
      <People rollout={rollout} />
    </li>
  );
}

/** All rollouts, newest first. */
export function RolloutList({ rollouts }: { readonly rollouts: readonly Summary[] }) {
  const texts = useTexts(rolloutsTexts);
  return (
    <ul className="bw-rollouts" aria-label={texts.title}>
      {rollouts.map((rollout) => (
        <Entry key={rollout.rolloutId} rollout={rollout} />
      ))}
    </ul>
  );
}
