/** The record of a decided gate: what was decided, by whom, why, under which conditions, on which evidence and votes. */
import type { Decision, GateView } from '#contracts/gate.ts';
import type { RolloutId } from '#contracts/ids.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Row, Rows } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { decisionTexts } from './decision-texts.ts';
import { RollbackRecord } from '../run/rollback-record.tsx';
import { OverridesSection } from '../rollouts/overrides-section.tsx';
import { decisionTones } from './proposal-notice.tsx';
import { VotesSection } from './votes-section.tsx';

function DecisionNotice({ gate, decision }: { readonly gate: GateView; readonly decision: Decision }) {
  const texts = useTexts(decisionTexts);
  const format = useFormat();
  return (
    <Notice tone={decisionTones[decision]} title={texts.decided(texts.decisions[decision])}>
      {gate.decidedAt !== null && texts.decidedBy(gate.decidedBy ?? '', format.dateTime(gate.decidedAt))}
    </Notice>
  );
}

function Conditions({ gate }: { readonly gate: GateView }) {
  const texts = useTexts(decisionTexts);
  const format = useFormat();
  if (gate.conditions.length === 0) return null;
  return (
    <PanelSection title={texts.conditions} note={format.number(gate.conditions.length)}>
      <Rows label={texts.conditions}>
        {gate.conditions.map((condition) => (
          <Row
            key={condition.text}
            icon="clock"
            title={condition.text}
            note={texts.due(condition.owner, format.date(condition.dueOn))}
          />
        ))}
      </Rows>
    </PanelSection>
  );
}

/** When the gate opened, what the rules proposed, and the hash of the evidence. */
function Origin({ gate }: { readonly gate: GateView }) {
  const texts = useTexts(decisionTexts);
  const format = useFormat();
  const say = useSay();
  return (
    <PanelSection title={texts.record}>
      <dl className="gate-record">
        <div>
          <dt>{texts.recordOpened}</dt>
          <dd>{format.dateTime(gate.openedAt)}</dd>
        </div>
        <div>
          <dt>{texts.proposes(texts.decisions[gate.proposal])}</dt>
          <dd>{say(gate.proposalReason)}</dd>
        </div>
        <div>
          <dt>{texts.recordEvidence}</dt>
          <dd>
            <code>{gate.evidenceHash}</code>
          </dd>
        </div>
      </dl>
    </PanelSection>
  );
}

/** Everything the record says, for the panel and for paper. */
function DecisionRecord({
  rolloutId,
  gate,
  decision,
}: {
  readonly rolloutId: RolloutId;
  readonly gate: GateView;
  readonly decision: Decision;
}) {
  const texts = useTexts(decisionTexts);
  return (
    <>
      <DecisionNotice gate={gate} decision={decision} />
      <PanelSection title={texts.recordReason}>
        <p className="gate-reason">{gate.reason}</p>
      </PanelSection>
      <Conditions gate={gate} />
      <OverridesSection overrides={gate.overrides} />
      <RollbackRecord steps={gate.rollback} />
      <VotesSection rolloutId={rolloutId} gate={gate} />
      <Origin gate={gate} />
    </>
  );
}

/** The panel of a decided gate. */
export function DecidedPanel({
  onClose,
  ...record
}: {
  readonly rolloutId: RolloutId;
  readonly gate: GateView;
  readonly decision: Decision;
  readonly onClose: () => void;
}) {
  const texts = useTexts(decisionTexts);
  return (
    <SidePanel title={texts.decision} onClose={onClose}>
      <DecisionRecord {...record} />
    </SidePanel>
  );
}

/** The record on paper, where no panel stands beside the page; nothing on screens. */
export function PrintedRecord(record: {
  readonly rolloutId: RolloutId;
  readonly gate: GateView;
  readonly decision: Decision;
}) {
  const texts = useTexts(decisionTexts);
  return (
    <div className="gate-print">
      <h2>{texts.decision}</h2>
      <DecisionRecord {...record} />
    </div>
  );
}
