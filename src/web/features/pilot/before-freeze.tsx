/** What to look at before a cohort is frozen; each point says whether it is settled. */
import type { CohortView } from '#contracts/pilot.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { standards } from './balance-meters.tsx';
import { largestShare } from './choice.ts';
import { FindingRows } from './finding-rows.tsx';
import { participationTexts } from './participation-texts.ts';
import { pilotTexts } from './pilot-texts.ts';

function Check({
  isMet,
  met,
  open,
}: {
  readonly isMet: boolean;
  readonly met: string;
  readonly open: string;
}) {
  return <Row icon={isMet ? 'check' : 'warn'} tone={isMet ? 'pass' : 'warn'} title={isMet ? met : open} />;
}

const emptyNamed = 6;

/** The groups nobody stands for, the largest by name. */
function namesOfEmpty({ findings }: CohortView): string {
  const empty = findings.flatMap((finding) => (finding.code === 'empty_level' ? [finding.level] : []));
  const named = empty.length > emptyNamed ? [...empty.slice(0, emptyNamed), '…'] : empty;
  return named.join(', ');
}

/** The list of points for a report. */
export function BeforeFreeze({
  cohort,
  consentRequired,
}: {
  readonly cohort: CohortView;
  readonly consentRequired: boolean;
}) {
  const { report, answers, openPlaces, size } = cohort;
  const words = useTexts(participationTexts).findings;
  const texts = useTexts(pilotTexts);
  const format = useFormat();
  const { checks } = texts;
  const share = report.selected / Math.max(1, report.people);
  const shareText = format.percent(share);
  const missing = Math.max(0, size - (answers.accepted ?? 0));
  return (
    <Card title={texts.before} foot={<span>{texts.checksNote}</span>}>
      <Rows label={texts.before}>
        <Check
          isMet={report.maxAbsPoints <= standards.gapPoints}
          met={checks.gapOk}
          open={checks.gapBad(format.number(report.maxAbsPoints, 1))}
        />
        <Check
          isMet={report.blindLevels === 0}
          met={checks.coverOk}
          open={words.empty(namesOfEmpty(cohort))}
        />
        <Check
          isMet={share <= largestShare}
          met={checks.sizeOk(shareText)}
          open={checks.sizeBad(shareText)}
        />
        <Check
          isMet={report.violations === 0}
          met={checks.rulesOk}
          open={checks.rulesBad(report.violations, format.number(report.violations))}
        />
        {consentRequired && (
          <Check
            isMet={missing === 0}
            met={words.consentOk}
            open={words.consentOpen(format.number(missing), format.number(size))}
          />
        )}
        {openPlaces > 0 && (
          <Check isMet={false} met="" open={words.placesOpen(openPlaces, format.number(openPlaces))} />
        )}
        <FindingRows findings={cohort.findings} pooled={report.pooled ?? []} />
      </Rows>
    </Card>
  );
}
