/** Whose dates would move because of a closure or the times of a site, by stage. */
import type { DatesLost } from '#contracts/calendar.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { closureTexts } from './closure-texts.ts';

/** How many dates would move in all. */
export function movedOf(stages: DatesLost['stages']): number {
  return stages.reduce((sum, { people }) => sum + people, 0);
}

export function LostDates({ stages }: Pick<DatesLost, 'stages'>) {
  const texts = useTexts(closureTexts);
  const format = useFormat();
  const stageName = useStageName();
  const told = stages.reduce((sum, stage) => sum + stage.told, 0);
  if (stages.length === 0) return <p className="bw-quiet">{texts.noStages}</p>;
  return (
    <>
      <ul className="cl-plain">
        {stages.map(({ stageId, rollout, stage, people }) => (
          <li key={stageId}>
            {texts.stage(rollout, stageName(stage), texts.people(people, format.number(people)))}
          </li>
        ))}
      </ul>
      {told > 0 && <Notice tone="warn">{texts.told(told, format.number(told))}</Notice>}
    </>
  );
}
