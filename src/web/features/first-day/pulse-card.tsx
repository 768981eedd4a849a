/** How people rate their first day, by stage, as far as a group's answers may be told. */
import { firstDayRoutes, type StagePulse } from '#contracts/first-day.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useRolloutId } from '../../app/rollout.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { StackingTable } from '../../ui/stacking-table.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { firstDayTexts } from './first-day-texts.ts';

function StageRow({ stage }: { readonly stage: StagePulse }) {
  const texts = useTexts(firstDayTexts);
  const format = useFormat();
  const stageName = useStageName();
  const { figure, mean } = stage;
  return (
    <tr>
      <th scope="row">{stageName(stage.stageName)}</th>
      <td data-label={texts.asked}>{format.number(stage.asked)}</td>
      <td data-label={texts.answered}>{format.number(stage.answered)}</td>
      <td data-label={texts.mean}>
        {figure === 'shown' ? (
          <b>{format.number(mean ?? 0, 1)}</b>
        ) : (
          <span className="bw-quiet">{texts.figures[figure]}</span>
        )}
      </td>
    </tr>
  );
}

function Pulse({ stages }: { readonly stages: readonly StagePulse[] }) {
  const texts = useTexts(firstDayTexts);
  const comments = stages.flatMap((stage) => stage.comments);
  if (stages.length === 0) return <p className="bw-quiet">{texts.pulseNone}</p>;
  return (
    <>
      <StackingTable heads={[texts.stage, texts.asked, texts.answered, texts.mean]}>
        {stages.map((stage) => (
          <StageRow key={stage.stageId} stage={stage} />
        ))}
      </StackingTable>
      {comments.length > 0 && (
        <details>
          <summary>
            {texts.comments} <span className="bw-quiet">{texts.commentsNote}</span>
          </summary>
          <ul>
            {comments.map((comment) => (
              <li key={comment}>{comment}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

export function PulseCard() {
  const texts = useTexts(firstDayTexts);
  const pulse = useRoute(firstDayRoutes.getPulse, { params: { rolloutId: useRolloutId() } });
  return (
    <Card title={texts.pulseTitle} note={texts.pulseNote}>
      <Answer of={pulse} what={texts.what}>
        {({ stages }) => <Pulse stages={stages} />}
      </Answer>
    </Card>
  );
}
