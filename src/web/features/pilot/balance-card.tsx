/** Does the pilot look like the organisation: the balance bars of every attribute, small groups folded away. */
import { useMemo, useState } from 'react';
import type { CohortReport } from '#contracts/pilot.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { BalanceBars, groupBalance } from '../../ui/charts/balance-bars.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { standards } from './balance-meters.tsx';
import { attributeLabel } from './choice.ts';
import { pilotTexts } from './pilot-texts.ts';

/** Groups shown per attribute before the rest is folded away. */
const groupsShown = 9;

/** The largest groups of each attribute, and every one that is too far off. */
function rowsToShow(report: CohortReport, showsAll: boolean): readonly CohortReport['balance'][number][] {
  const byAttribute = Map.groupBy(report.balance, (row) => row.attribute);
  return [...byAttribute.values()].flatMap((rows) => {
    const ordered = rows.toSorted((a, b) => b.people - a.people);
    if (showsAll) return ordered;
    return ordered.filter(
      (row, index) => index < groupsShown || Math.abs(row.gapPoints) > standards.gapPoints,
    );
  });
}

/** The balance of a cohort against the organisation. */
export function BalanceCard({
  report,
  onOpen,
}: {
  readonly report: CohortReport;
  /** Shows the people of a level; left out for roles that see no names. */
  readonly onOpen?: ((attribute: string, level: string) => void) | undefined;
}) {
  const texts = useTexts(pilotTexts);
  const format = useFormat();
  const [showsAll, setShowsAll] = useState(false);
  const shown = useMemo(() => rowsToShow(report, showsAll), [report, showsAll]);
  const hidden = report.balance.length - shown.length;
  const groups = groupBalance(
    shown.map((row) => ({
      attribute: row.attribute,
      level: row.level,
      pilotShare: row.chosenShare,
      organisationShare: row.share,
      gapPoints: row.gapPoints,
    })),
  );
  return (
    <Card
      title={texts.balance}
      note={texts.balanceKey(format.number(report.people), format.number(standards.gapPoints))}
    >
      <BalanceBars
        groups={groups}
        limitPoints={standards.gapPoints}
        nameOf={attributeLabel}
        onOpen={onOpen}
      />
      {(hidden > 0 || showsAll) && (
        <TextButton onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? texts.fewerGroups : texts.allGroups(hidden, format.number(hidden))}
        </TextButton>
      )}
    </Card>
  );
}
