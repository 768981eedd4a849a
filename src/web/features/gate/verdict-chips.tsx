/** The filter over the criteria: one chip per verdict that occurs, with its count; also the choice of the stage. */
import { verdicts, type Verdict } from '#contracts/criteria.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Chip, ChoiceChip, Chips } from '../../ui/chip.tsx';
import { verdictLooks } from '../../ui/state-tag.tsx';
import { stateTexts } from '../../ui/state-texts.ts';
import { useStageName } from '../rollouts/stage-name.ts';
import { gateTexts } from './gate-texts.ts';
import type { Criterion } from './verdict-words.ts';

function StageChip({
  stages,
  stage,
  onStage,
}: {
  readonly stages: readonly Stage[];
  readonly stage: Stage;
  readonly onStage: (stageId: string) => void;
}) {
  const texts = useTexts(gateTexts);
  const words = useTexts(stateTexts).stage;
  const stageName = useStageName();
  return (
    <ChoiceChip
      label={texts.stage}
      value={String(stage.stageId)}
      choices={stages.map(({ stageId, name, status }) => ({
        value: String(stageId),
        label: `${stageName(name)}, ${words[status]}`,
      }))}
      onChange={onStage}
    />
  );
}

/** The chips under the title. */
export function VerdictChips({
  stages,
  stage,
  onStage,
  criteria,
  filter,
  onFilter,
}: {
  readonly stages: readonly Stage[];
  readonly stage: Stage;
  readonly onStage: (stageId: string) => void;
  readonly criteria: readonly Criterion[];
  readonly filter: Verdict | null;
  readonly onFilter: (filter: Verdict | null) => void;
}) {
  const texts = useTexts(gateTexts);
  const words = useTexts(stateTexts).verdict;
  const format = useFormat();
  const counts = Map.groupBy(criteria, ({ evaluation }) => evaluation.verdict);
  return (
    <Chips label={texts.verdicts}>
      {stages.length > 1 && <StageChip stages={stages} stage={stage} onStage={onStage} />}
      <Chip
        label={texts.all}
        value={format.number(criteria.length)}
        isOn={filter === null}
        onClick={() => onFilter(null)}
      />
      {verdicts
        .filter((verdict) => counts.has(verdict))
        .map((verdict) => (
          <Chip
            key={verdict}
            label={words[verdict]}
            value={format.number(counts.get(verdict)?.length ?? 0)}
            icon={verdictLooks[verdict].icon}
            tone={verdictLooks[verdict].tone}
            isOn={filter === verdict}
            onClick={() => onFilter(filter === verdict ? null : verdict)}
          />
        ))}
    </Chips>
  );
}
