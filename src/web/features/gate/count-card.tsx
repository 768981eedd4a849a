/** The people of a stage counted against the rule its plan holds it to. */
import type { StageCount } from '#contracts/pass-rules.ts';
import { sayRule } from '#contracts/say-pass-rule.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { Figures } from '../../ui/side-panel.tsx';
import { VerdictTag } from '../../ui/state-tag.tsx';
import { passRuleTexts } from '../criteria/pass-rule-texts.ts';

/** The card; nothing where the stage is held to no count. */
export function CountCard({ count }: { readonly count: StageCount | null }) {
  const texts = useTexts(passRuleTexts);
  const format = useFormat();
  const say = useSay();
  if (count === null) return null;
  const rule = say(sayRule(count.rule));
  return (
    <Card title={texts.counted} note={<VerdictTag verdict={count.verdict} />}>
      <p>{rule.charAt(0).toLocaleUpperCase() + rule.slice(1)}.</p>
      <Figures
        figures={[
          { value: format.number(count.succeeded), label: texts.done },
          { value: format.number(count.failed), label: texts.notDone },
          { value: format.number(count.open), label: texts.open },
        ]}
      />
    </Card>
  );
}
