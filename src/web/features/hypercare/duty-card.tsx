/** Who is on duty on which days, and the first day on which nobody is. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Hypercare } from '#contracts/hypercare.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { charterTexts } from './charter-texts.ts';
import { DutyDialog } from './duty-dialog.tsx';

export function DutyCard({ hypercare, today }: { readonly hypercare: Hypercare; readonly today: string }) {
  const texts = useTexts(charterTexts);
  const format = useFormat();
  const canPlan = useCan('helpdesk.plan');
  const [isChanging, setChanging] = useState(false);
  const { phase, duty, nobodyOn } = hypercare;
  const note =
    phase !== 'running' ? undefined : nobodyOn === null ? (
      texts.everyDay
    ) : (
      <Tag tone="warn">{texts.nobodyOn(format.weekday(nobodyOn))}</Tag>
    );
  return (
    <Card title={texts.duty} note={note}>
      {duty.length === 0 ? (
        <p className="bw-quiet">{phase === 'ended' ? texts.dutyWasEmpty : texts.dutyEmpty}</p>
      ) : (
        <Rows label={texts.duty}>
          {duty.map(({ accountId, name, from, to, isToday }) => (
            <Row
              key={`${accountId} ${from} ${to}`}
              title={name}
              note={format.dateRange(from, to)}
              end={
                isToday ? (
                  <Tag tone="accent" icon={null}>
                    {texts.today}
                  </Tag>
                ) : to < today ? (
                  <span className="bw-quiet">{texts.dutyPast}</span>
                ) : undefined
              }
            />
          ))}
        </Rows>
      )}
      {canPlan && phase !== 'ended' && (
        <div className="hyper-button">
          <Button onClick={() => setChanging(true)}>{texts.changeDuty}</Button>
        </div>
      )}
      {isChanging && <DutyDialog hypercare={hypercare} today={today} onClose={() => setChanging(false)} />}
    </Card>
  );
}
