/** How closely the people behind the evidence stand for the organisation: the decision should not rest on a few. */
import type { GateBalance as Balance } from '#contracts/gate.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Figures } from '../../ui/side-panel.tsx';
import { gateTexts } from './gate-texts.ts';

/** The card of balance; nothing for stages whose people were not chosen. */
export function GateBalance({ balance }: { readonly balance: Balance | null }) {
  const texts = useTexts(gateTexts);
  const format = useFormat();
  if (balance === null) return null;
  const gaps = balance.gaps.map(({ level, gapPoints }) => `${level} ${format.signed(gapPoints, 1)}`);
  return (
    <Card title={texts.balance}>
      <Figures
        figures={[
          {
            value: format.number(balance.selected),
            label: texts.balancePeople(format.number(balance.people)),
          },
          { value: format.percent(balance.levelsCovered), label: texts.balanceLevels },
          { value: format.percent(balance.expectedPairsCovered), label: texts.balancePairs },
        ]}
      />
      <p className="bw-quiet">{texts.balanceGaps(format.list(gaps))}</p>
    </Card>
  );
}
