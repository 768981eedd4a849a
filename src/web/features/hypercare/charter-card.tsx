/** The charter in words: how long, how fast, when the stand-up is, and how often it was prolonged. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Hypercare } from '#contracts/hypercare.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Details, type Detail } from '../../ui/details.tsx';
import { CharterDialog } from './charter-dialog.tsx';
import { charterTexts } from './charter-texts.ts';

export function CharterCard({ hypercare }: { readonly hypercare: Hypercare }) {
  const texts = useTexts(charterTexts);
  const format = useFormat();
  const canPlan = useCan('helpdesk.plan');
  const [isWriting, setWriting] = useState(false);
  const { phase, charter, isTemplate, writtenBy, writtenAt, prolongations } = hypercare;
  const { number } = format;
  const entries: Detail[] = [
    [texts.length, texts.lengthOf(number(charter.leastWeeks), number(charter.mostWeeks))],
    [texts.priorityOne, texts.minutes(number(charter.priorityOneMinutes), number(charter.usualMinutes))],
    [texts.standUpAt, charter.standUpAt],
  ];
  if (prolongations.length > 0)
    entries.push([
      texts.prolongations,
      <ul key="prolongations" className="hyper-lacks">
        {prolongations.map(({ weeks, by, reason, at }) => (
          <li key={at}>{texts.prolongedBy(weeks, by, reason)}</li>
        ))}
      </ul>,
    ]);
  return (
    <Card title={texts.charter}>
      <div className="hyper-charter">
        <p className="bw-quiet">
          {isTemplate
            ? texts.isTemplate
            : texts.writtenBy(writtenBy ?? '', format.date(format.dateOf(writtenAt ?? '')))}
        </p>
        <Details entries={entries} />
        {canPlan && phase !== 'ended' && (
          <div>
            <Button onClick={() => setWriting(true)}>{isTemplate ? texts.write : texts.change}</Button>
          </div>
        )}
      </div>
      {isWriting && <CharterDialog hypercare={hypercare} onClose={() => setWriting(false)} />}
    </Card>
  );
}
