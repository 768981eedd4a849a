/** The pilot in two sentences: what it represents, where it is furthest off, and its largest blind spot. */
import type { CohortView } from '#contracts/pilot.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { draftTexts } from './draft-texts.ts';

export function Headline({ cohort }: { readonly cohort: CohortView }) {
  const texts = useTexts(draftTexts);
  const format = useFormat();
  const { report, volunteers } = cohort;
  const [worst] = report.balance.toSorted((a, b) => Math.abs(b.gapPoints) - Math.abs(a.gapPoints));
  const blind = report.blindSpots.find((spot) => !spot.isImplied);
  return (
    <p className="pilot-headline">
      {texts.sentence(
        format.percent(report.expectedPairsCovered, 0),
        worst?.level ?? '',
        format.signed(worst?.gapPoints ?? 0, 1),
      )}
      {blind !== undefined && (
        <>
          {' '}
          {texts.blindest(
            blind.levels.map(({ level }) => level).join(', '),
            blind.people,
            format.number(blind.people),
          )}
        </>
      )}
      {volunteers !== null && (
        <>
          {' '}
          {texts.volunteersText(
            format.number(volunteers.volunteers),
            format.number(volunteers.added),
            format.number(Math.round(volunteers.before.nEff)),
            format.number(Math.round(report.nEff)),
          )}
        </>
      )}
    </p>
  );
}
