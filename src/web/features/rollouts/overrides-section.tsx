/** Rules that were set aside for a stage: which, by whom, why, until when. Stands in the record of its decision too. */
import type { OverrideView } from '#contracts/overrides.ts';
import { defineTexts } from '../../i18n/define-texts.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Row, Rows } from '../../ui/card.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';

const overridesTexts = defineTexts({
  en: {
    title: 'Rules set aside',
    by: (name: string, moment: string) => `${name}, ${moment}`,
    until: (day: string) => `counts until ${day}`,
    atOnce: 'used at once',
  },
  sv: {
    title: 'Åsidosatta regler',
    by: (name, moment) => `${name}, ${moment}`,
    until: (day) => `gäller till och med ${day}`,
    atOnce: 'använt genast',
  },
  de: {
    title: 'Außer Kraft gesetzte Regeln',
    by: (name, moment) => `${name}, ${moment}`,
    until: (day) => `gilt bis einschließlich ${day}`,
    atOnce: 'sofort genutzt',
  },
});

/** The section; nothing where every rule was kept. */
export function OverridesSection({ overrides }: { readonly overrides: readonly OverrideView[] }) {
  const texts = useTexts(overridesTexts);
  const format = useFormat();
  const say = useSay();
  if (overrides.length === 0) return null;
  return (
    <PanelSection title={texts.title} note={format.number(overrides.length)}>
      <Rows label={texts.title}>
        {overrides.map(({ kind, rule, reason, overriddenBy, at, span }) => (
          <Row
            key={`${kind} ${at}`}
            icon="warn"
            tone="warn"
            title={say(rule)}
            note={[
              reason,
              texts.by(overriddenBy, format.dateTime(at)),
              span.is === 'until' ? texts.until(format.weekday(span.on)) : texts.atOnce,
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          />
        ))}
      </Rows>
    </PanelSection>
  );
}
