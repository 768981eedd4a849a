/** The four numbers that say how well a cohort represents: largest gap, groups, expected pairs, redundancy. */
import { pilotLimits, type CohortReport } from '#contracts/pilot.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Meter } from '../../ui/charts/meter.tsx';
import { MetricCard } from '../../ui/metric-card.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { pilotTexts } from './pilot-texts.ts';

/** What a pilot should reach: points off a share at most, shares of groups and pairs at least. */
export const standards = {
  gapPoints: pilotLimits.gapPoints,
  levels: pilotLimits.levelsCovered,
  pairs: pilotLimits.pairsCovered,
  redundancy: pilotLimits.levelsRedundant,
} as const;

function MetTag({ isMet }: { readonly isMet: boolean }) {
  const texts = useTexts(pilotTexts).meters;
  return <Tag tone={isMet ? 'pass' : 'warn'}>{isMet ? texts.met : texts.watch}</Tag>;
}

/** The group that is furthest from its share, as words. */
function worstGroup(report: CohortReport): string {
  const worst = report.balance.reduce<CohortReport['balance'][number] | undefined>(
    (most, row) => (most === undefined || Math.abs(row.gapPoints) > Math.abs(most.gapPoints) ? row : most),
    undefined,
  );
  return worst?.level ?? '';
}

function GapMeter({ report }: { readonly report: CohortReport }) {
  const texts = useTexts(pilotTexts).meters;
  const format = useFormat();
  const isMet = report.maxAbsPoints <= standards.gapPoints;
  const value = texts.points(format.number(report.maxAbsPoints, 1));
  const limit = format.number(standards.gapPoints, 1);
  return (
    <MetricCard
      label={texts.gap}
      value={value}
      tag={<MetTag isMet={isMet} />}
      note={texts.gapNote(limit, worstGroup(report))}
    >
      <Meter
        label={texts.gap}
        value={report.maxAbsPoints}
        limit={standards.gapPoints}
        valueText={value}
        limitText={limit}
        series={isMet ? 'main' : 'warn'}
      />
    </MetricCard>
  );
}

function ShareMeter({
  label,
  share,
  of,
  least,
  note,
}: {
  readonly label: string;
  readonly share: number;
  readonly of: number;
  readonly least: number;
  readonly note: (present: string, all: string, least: string) => string;
}) {
  const format = useFormat();
  const isMet = share >= least;
  const leastText = format.percent(least, 0);
  return (
    <MetricCard
      label={label}
      value={format.percent(share)}
      tag={<MetTag isMet={isMet} />}
      note={note(format.number(Math.round(share * of)), format.number(of), leastText)}
    >
      <Meter
        label={label}
        value={share}
        limit={least}
        max={1}
        valueText={format.percent(share)}
        limitText={leastText}
        series={isMet ? 'main' : 'warn'}
      />
    </MetricCard>
  );
}

/** The meters of a cohort's report. */
export function BalanceMeters({ report }: { readonly report: CohortReport }) {
  const texts = useTexts(pilotTexts).meters;
  return (
    <div className="pilot-meters">
      <GapMeter report={report} />
      <ShareMeter
        label={texts.levels}
        share={report.levelsCovered}
        of={report.levels}
        least={standards.levels}
        note={texts.levelsNote}
      />
      <ShareMeter
        label={texts.pairs}
        share={report.expectedPairsCovered}
        of={report.expectedPairs}
        least={standards.pairs}
        note={texts.pairsNote}
      />
      <ShareMeter
        label={texts.redundancy}
        share={report.levelsRedundant}
        of={report.levels}
        least={standards.redundancy}
        note={texts.redundancyNote}
      />
    </div>
  );
}
