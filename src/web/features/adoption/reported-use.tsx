/** Use in a report: each measure with the value of its last window beside the one from before. */
import type { ReportedUse } from '#contracts/adoption.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { StackingTable } from '../../ui/stacking-table.tsx';
import { Tag, VerdictTag } from '../../ui/state-tag.tsx';
import { adoptionTexts } from './adoption-texts.ts';
import { ValueBefore, ValueNow } from './adoption-value.tsx';
import './adoption.css';

export function ReportedUseCard({ use }: { readonly use: readonly ReportedUse[] }) {
  const texts = useTexts(adoptionTexts);
  const format = useFormat();
  const say = useSay();
  if (use.length === 0) return null;
  return (
    <Card title={texts.title}>
      <div className="adoption-list">
        <StackingTable heads={[texts.measure, texts.now, texts.before, texts.wanted, texts.state]}>
          {use.map(({ name, window, baseline, threshold, verdict, gap, isFalling }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-label={texts.now}>
                <ValueNow last={window} />
              </td>
              <td data-label={texts.before}>
                <ValueBefore baseline={baseline} />
              </td>
              <td data-label={texts.wanted}>{format.percent(threshold, 0)}</td>
              <td data-label={texts.state}>
                <span className="adoption-tags">
                  <VerdictTag verdict={verdict} />
                  {isFalling && <Tag tone="fail">{texts.falling}</Tag>}
                </span>
                {gap !== null && <small>{say(gap)}</small>}
              </td>
            </tr>
          ))}
        </StackingTable>
      </div>
    </Card>
  );
}
