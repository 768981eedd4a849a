/** One entry of the outreach queue in the side panel: what they said, what is done about it, and what comes next. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Outreach } from '#contracts/first-day.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Details } from '../../ui/details.tsx';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { firstDayTexts } from './first-day-texts.ts';
import { OutreachDialog, type OutreachWork } from './outreach-dialog.tsx';
import { OutreachTag } from './outreach-tag.tsx';

const optional = (name: string, value: string | null): readonly (readonly [string, string])[] =>
  value === null || value === '' ? [] : [[name, value]];

export function OutreachPanel({ row, onClose }: { readonly row: Outreach; readonly onClose: () => void }) {
  const texts = useTexts(firstDayTexts);
  const format = useFormat();
  const stageName = useStageName();
  const [work, setWork] = useState<OutreachWork | null>(null);
  const isOpen = row.status !== 'settled';
  const contact =
    row.contactedAt === null
      ? texts.never
      : texts.contactedBy(format.dateTime(row.contactedAt), row.contactedBy ?? '');
  return (
    <SidePanel
      title={row.displayName}
      subtitle={<OutreachTag status={row.status} />}
      onClose={onClose}
      buttons={
        isOpen && (
          <>
            <Button variant="filled" onClick={() => setWork('contact')}>
              {texts.contact}
            </Button>
            <Button onClick={() => setWork('settle')}>{texts.settle}</Button>
          </>
        )
      }
      foot={isOpen && <TextButton onClick={() => setWork('assign')}>{texts.assign}</TextButton>}
    >
      <Details
        entries={[
          [texts.score, texts.scoreOf(format.number(row.score))],
          [texts.words, row.words ?? texts.noWords],
          [texts.owner, row.owner ?? texts.nobody],
          [texts.contacted, contact],
          ...optional(texts.note, row.note),
          ...optional(texts.outcome, row.outcome && texts.outcomes[row.outcome]),
        ]}
      />
      <PanelSection title={texts.details}>
        <Details
          entries={[
            [texts.since, format.dateTime(row.openedAt)],
            [texts.stage, stageName(row.stageName)],
            ...optional(texts.department, row.department),
            ...optional(texts.site, row.site),
            ...optional(texts.email, row.email),
          ]}
        />
      </PanelSection>
      {work !== null && <OutreachDialog work={work} row={row} onClose={() => setWork(null)} />}
    </SidePanel>
  );
}
