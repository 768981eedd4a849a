/** The value of a measure now and before, each with what it rests on; and where it stands. */
import type { AdoptionMeasure, AdoptionWindow } from '#contracts/adoption.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Tag, VerdictTag } from '../../ui/state-tag.tsx';
import { adoptionTexts } from './adoption-texts.ts';

type Props = { readonly measure: AdoptionMeasure };

/** The value of the last window; null before the first one. */
export function ValueNow({ last }: { readonly last: AdoptionWindow | null }) {
  const texts = useTexts(adoptionTexts);
  const format = useFormat();
  if (last === null) return <span className="bw-quiet">{texts.noValue}</span>;
  const { figure, people, endsOn } = last;
  return (
    <>
      <b>{figure.kind === 'shown' ? format.percent(figure.share, 0) : texts.figures[figure.kind]}</b>
      {figure.kind === 'shown' && (
        <small>{texts.band(format.percent(figure.lower, 0), format.percent(figure.upper, 0))}</small>
      )}
      {people !== null && <small>{texts.ofPeople(format.number(people), format.dayMonth(endsOn))}</small>}
    </>
  );
}

export function ValueBefore({ baseline }: Pick<AdoptionMeasure, 'baseline'>) {
  const texts = useTexts(adoptionTexts);
  const format = useFormat();
  if (baseline === null) return <Tag tone="warn">{texts.noBaseline}</Tag>;
  return (
    <>
      {format.percent(baseline.share, 0)}
      <small>{texts.takenOn(format.date(baseline.takenOn))}</small>
    </>
  );
}

/** The alert that stands, if any. */
export function openAlertOf({ alerts }: AdoptionMeasure) {
  return alerts.find(({ status }) => status === 'open');
}

export function MeasureTags({ measure }: Props) {
  const texts = useTexts(adoptionTexts);
  return (
    <span className="adoption-tags">
      {measure.endedAt === null ? (
        <VerdictTag verdict={measure.verdict} />
      ) : (
        <Tag icon={null}>{texts.ended}</Tag>
      )}
      {openAlertOf(measure) !== undefined && <Tag tone="fail">{texts.falling}</Tag>}
      {measure.isLate && <Tag icon={null}>{texts.late}</Tag>}
    </span>
  );
}
