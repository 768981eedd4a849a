/** While there is no gate: the verdict so far and when the gate opens, in a sentence. */
import type { Verdict } from '#contracts/criteria.ts';
import type { GateView } from '#contracts/gate.ts';
import type { RolloutId } from '#contracts/ids.ts';
import type { Stage } from '#contracts/rollouts.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Figures, PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { VerdictTag } from '../../ui/state-tag.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { decisionTexts } from './decision-texts.ts';
import { openPeople } from './gate-stages.ts';
import { QuorumSection } from './quorum-section.tsx';
import { decisionTones } from './proposal-notice.tsx';

/** When the gate of a stage opens, or why it never did. */
function useOpens(stage: Stage): string {
  const texts = useTexts(decisionTexts).opens;
  const format = useFormat();
  const name = useStageName()(stage.name);
  const days = format.number(stage.soakDays);
  switch (stage.status) {
    case 'planned':
    case 'preparing':
    case 'ready':
      return texts.before(name, stage.soakDays, days);
    case 'in_progress':
    case 'extended': {
      const open = openPeople(stage);
      return open === 0
        ? texts.soaking(stage.soakDays, days)
        : texts.running(format.number(open), format.number(stage.people), stage.soakDays, days);
    }
    case 'soaking':
      return texts.soaking(stage.soakDays, days);
    case 'evaluating':
    case 'awaiting_decision':
      return texts.evaluating;
    case 'passed':
      return texts.passedAlone(name);
    default:
      return texts.over(name);
  }
}

/** The panel of a stage without an open gate; `earlier` is a decided gate after which the stage went on. */
export function LivePanel({
  rolloutId,
  stage,
  combined,
  earlier,
  onClose,
}: {
  readonly rolloutId: RolloutId;
  readonly stage: Stage;
  readonly combined: Verdict;
  readonly earlier: GateView | null;
  readonly onClose: () => void;
}) {
  const texts = useTexts(decisionTexts);
  const format = useFormat();
  const opens = useOpens(stage);
  const open = openPeople(stage);
  const isOver = stage.endedAt !== null;
  return (
    <SidePanel title={isOver ? texts.decision : texts.liveTitle} onClose={onClose}>
      <Notice icon={isOver ? 'info' : 'clock'}>{opens}</Notice>
      {stage.kind === 'wave' && !isOver && <p className="bw-quiet">{texts.opens.wave}</p>}
      <PanelSection title={texts.live} note={<VerdictTag verdict={combined} />}>
        <div className="gate-figures">
          <Figures
            figures={[
              { value: format.number(stage.people), label: texts.figuresLive.people },
              { value: format.number(stage.people - open), label: texts.figuresLive.done },
              { value: format.number(open), label: texts.figuresLive.open },
            ]}
          />
        </div>
      </PanelSection>
      {!isOver && <QuorumSection rolloutId={rolloutId} />}
      {earlier !== null && earlier.decision !== null && (
        <Notice
          tone={decisionTones[earlier.decision]}
          title={texts.earlier(texts.decisions[earlier.decision])}
        >
          {earlier.reason}
        </Notice>
      )}
    </SidePanel>
  );
}
