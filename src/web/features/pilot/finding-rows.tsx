/** What is worth knowing about a cohort besides its numbers: at-hand groups, weak attributes, pooled groups. */
import type { Finding } from '#contracts/cohort-rules.ts';
import type { CohortReport } from '#contracts/pilot.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Row } from '../../ui/card.tsx';
import { attributeLabel } from './choice.ts';
import { participationTexts } from './participation-texts.ts';

/** The findings as rows; size, gaps and groups with nobody stand in the list already. */
export function FindingRows({
  findings,
  pooled,
}: {
  readonly findings: readonly Finding[];
  readonly pooled: NonNullable<CohortReport['pooled']>;
}) {
  const texts = useTexts(participationTexts).findings;
  const format = useFormat();
  const sentences = findings.flatMap((finding): string[] => {
    switch (finding.code) {
      case 'over_represented':
        return [
          texts.over(
            finding.kind === 'it' ? texts.it : finding.level,
            format.percent(finding.chosenShare),
            format.percent(finding.share),
          ),
        ];
      case 'one_value':
      case 'one_per_person':
        return [texts.steer(attributeLabel(finding.attribute))];
      case 'pair_not_balanced':
        return [texts.pair(attributeLabel(finding.first), attributeLabel(finding.second))];
      default:
        return [];
    }
  });
  const rare = pooled.map(({ attribute, levels, below }) =>
    texts.pooled(attributeLabel(attribute), format.number(levels), format.number(Math.ceil(below))),
  );
  return [...sentences, ...rare].map((sentence) => (
    <Row key={sentence} icon="warn" tone="warn" title={sentence} />
  ));
}
