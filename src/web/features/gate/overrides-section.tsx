/** Rules that were set aside on the way to a gate: which, by whom, why. Stands in the record too. */
import type { GateView } from '#contracts/gate.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Row, Rows } from '../../ui/card.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { decisionTexts } from './decision-texts.ts';

/** The section; nothing where every rule was kept. */
export function OverridesSection({ overrides }: { readonly overrides: GateView['overrides'] }) {
  const texts = useTexts(decisionTexts);
  const format = useFormat();
  const say = useSay();
  if (overrides.length === 0) return null;
  return (
    <PanelSection title={texts.overrides} note={format.number(overrides.length)}>
      <Rows label={texts.overrides}>
        {overrides.map(({ kind, rule, reason, overriddenBy, at }) => (
          <Row
            key={`${kind} ${at}`}
            icon="warn"
            tone="warn"
            title={say(rule)}
            note={[reason, texts.decidedBy(overriddenBy, format.dateTime(at))]
              .filter((part) => part !== '')
              .join(' · ')}
          />
        ))}
      </Rows>
    </PanelSection>
  );
}
