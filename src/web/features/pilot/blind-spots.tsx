/** What a pilot cannot tell: groups and pairs of groups with nobody in it, the largest first, implied ones folded. */
import { useState } from 'react';
import type { CohortReport } from '#contracts/pilot.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { pilotTexts } from './pilot-texts.ts';

type BlindSpot = CohortReport['blindSpots'][number];

const shownFirst = 6;

const nameOf = (spot: BlindSpot): string => spot.levels.map(({ level }) => level).join(', ');

function SpotRows({ spots, label }: { readonly spots: readonly BlindSpot[]; readonly label: string }) {
  const texts = useTexts(pilotTexts);
  const format = useFormat();
  return (
    <Rows label={label}>
      {spots.map((spot) => (
        <Row
          key={nameOf(spot)}
          icon="blind-spot"
          tone="none"
          title={<b>{nameOf(spot)}</b>}
          note={
            <>
              {texts.blindPeople(format.number(spot.people), spot.people)}
              {spot.expected >= 1 && <> · {texts.blindExpected(format.number(spot.expected, 1))}</>}
            </>
          }
        />
      ))}
    </Rows>
  );
}

/** The card of blind spots. */
export function BlindSpots({ report }: { readonly report: CohortReport }) {
  const texts = useTexts(pilotTexts);
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const own = report.blindSpots.filter((spot) => !spot.isImplied);
  const implied = report.blindSpots.filter((spot) => spot.isImplied);
  const impliedWords = texts.blindImplied(implied.length, format.number(implied.length));
  const rest = own.length - shownFirst;
  const total = report.blindLevels + report.blindPairs;
  return (
    <Card title={texts.blind} isLined foot={<span>{texts.blindNote}</span>}>
      {own.length === 0 && implied.length === 0 && <p className="pilot-blind-none">{texts.blindNone}</p>}
      <SpotRows spots={own.slice(0, shownFirst)} label={texts.blind} />
      {rest > 0 && (
        <div className="pilot-blind-rest" data-folded={!isOpen || undefined}>
          <SpotRows spots={own.slice(shownFirst)} label={texts.blind} />
        </div>
      )}
      {rest > 0 && (
        <TextButton onClick={() => setOpen(!isOpen)}>
          {isOpen ? texts.blindFewer : texts.blindMore(format.number(rest))}
        </TextButton>
      )}
      {implied.length > 0 && (
        <details className="pilot-details">
          <summary>{impliedWords}</summary>
          <SpotRows spots={implied} label={impliedWords} />
        </details>
      )}
      {total > report.blindSpots.length && (
        <p className="bw-quiet">
          {texts.blindListed(format.number(report.blindSpots.length), format.number(total))}
        </p>
      )}
    </Card>
  );
}
