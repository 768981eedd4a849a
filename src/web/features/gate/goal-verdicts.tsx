/** The goals at a gate, each with the verdict of its criteria together; heaviest first. */
import { useState } from 'react';
import type { GateView } from '#contracts/gate.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { VerdictTag } from '../../ui/state-tag.tsx';
import { shareOf } from '../criteria/goal-draft.ts';
import { goalTexts } from '../criteria/goal-texts.ts';

/** The card; nothing for a rollout without goals. */
export function GoalVerdicts({ goals }: { readonly goals: GateView['goals'] }) {
  const texts = useTexts(goalTexts);
  const format = useFormat();
  const [isMustOnly, setMustOnly] = useState(false);
  if (goals.length === 0) return null;
  const all = goals.map(({ goal }) => goal);
  const isMixed = all.some(({ importance }) => importance !== all[0]?.importance);
  return (
    <Card title={texts.atGate} note={texts.atGateNote} isLined>
      {isMixed && (
        <div className="goal-filter bw-no-print">
          <Chips label={texts.importance}>
            <Chip label={texts.mustOnly} isOn={isMustOnly} onClick={() => setMustOnly(!isMustOnly)} />
          </Chips>
        </div>
      )}
      <Rows label={texts.atGate}>
        {goals
          .filter(({ goal }) => !isMustOnly || goal.importance === 'must')
          .toSorted((a, b) => b.goal.weight - a.goal.weight)
          .map(({ goal, verdict }) => (
            <Row
              key={goal.id}
              icon="flag"
              title={<b>{goal.name}</b>}
              note={[
                texts.importances[goal.importance],
                goal.owner,
                texts.share(format.percent(shareOf(goal, all), 0)),
                goal.dueOn === null ? texts.noDate : texts.until(format.date(goal.dueOn)),
              ].join(' · ')}
              end={<VerdictTag verdict={verdict} />}
            />
          ))}
      </Rows>
    </Card>
  );
}
