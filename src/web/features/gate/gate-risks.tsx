/** Open risks that weigh high, as they stood when the evidence was gathered. */
import type { GateRisk } from '#contracts/risks.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { riskTexts } from '../risks/risk-texts.ts';

/** The card; nothing while no open risk weighs high. */
export function GateRisks({ risks }: { readonly risks: readonly GateRisk[] }) {
  const texts = useTexts(riskTexts);
  const format = useFormat();
  if (risks.length === 0) return null;
  const { levels } = texts;
  return (
    <Card title={texts.gate} count={format.number(risks.length)} note={texts.gateNote}>
      <Rows label={texts.gate}>
        {risks.map(({ name, likelihood, impact, mitigation, owner, reviewOn }) => (
          <Row
            key={name}
            icon="warn"
            tone="fail"
            title={name}
            note={[
              mitigation,
              texts.product(levels[likelihood], levels[impact]),
              owner,
              texts.reviewedNext(format.date(reviewOn)),
            ].join(' · ')}
          />
        ))}
      </Rows>
    </Card>
  );
}
