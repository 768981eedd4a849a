/** What stands in the way: each reason with its people, which it filters, and what mends it. */
import type { ReadinessTotals } from '#contracts/readiness.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { readinessTexts } from './readiness-texts.ts';
import { readinessLooks } from './readiness-words.tsx';
import type { ReadinessFilters } from './use-readiness.ts';

export function ReasonsCard({
  reasons,
  filters,
}: {
  readonly reasons: ReadinessTotals['reasons'];
  readonly filters: ReadinessFilters;
}) {
  const texts = useTexts(readinessTexts);
  const format = useFormat();
  const { reason: chosen } = filters.filter;
  const shown = reasons.filter(({ people, reason }) => people > 0 || reason === chosen);
  return (
    <Card title={texts.reasonsTitle} note={shown.length > 1 ? texts.reasonsNote : undefined}>
      {shown.length === 0 && <p className="bw-quiet">{texts.reasonsNone}</p>}
      <ul className="ready-reasons">
        {shown.map(({ reason, grade, people }) => {
          const look = readinessLooks[grade === 'stops' ? 'not_ready' : 'attention'];
          const isOn = reason === chosen;
          return (
            <li key={reason}>
              <button
                type="button"
                aria-pressed={isOn}
                onClick={() => filters.setReason(isOn ? null : reason)}
              >
                <span className="bw-row-icon" data-tone={look.tone}>
                  <Icon name={look.icon} />
                </span>
                <span>{texts.reasons[reason]}</span>
                <b>{format.number(people)}</b>
              </button>
              {isOn && <p className="bw-quiet">{texts.mends[reason]}</p>}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
