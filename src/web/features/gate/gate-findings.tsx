/** Changes that were made because of a finding and not tried again: what the decision would be taken on trust. */
import type { GateView } from '#contracts/gate.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { gateTexts } from './gate-texts.ts';

/** The card of open changes; nothing when every change has been tried again. */
export function GateFindings({ findings }: { readonly findings: GateView['findings'] }) {
  const texts = useTexts(gateTexts);
  const say = useSay();
  if (findings.length === 0) return null;
  return (
    <Card title={texts.findings}>
      <Rows>
        {findings.map((finding) => (
          <Row
            key={finding.improvementId}
            icon="warn"
            tone="warn"
            title={finding.finding}
            note={say(finding.statement)}
          />
        ))}
      </Rows>
    </Card>
  );
}
