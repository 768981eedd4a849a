/** How a frozen cohort came about: method, seed, hash, who and when, so that anybody can check it later. */
import type { ReactNode } from 'react';
import type { CohortView } from '#contracts/pilot.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { attributeLabel } from './choice.ts';
import { pilotTexts } from './pilot-texts.ts';

function Entry({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function methodOf({ rules }: CohortView): 'volunteers' | 'extension' | 'exchange' | 'cube' {
  if (rules.method === 'cube') return 'cube';
  if (rules.volunteers.length > 0) return 'volunteers';
  return rules.extend === null ? 'exchange' : 'extension';
}

/** The record of an accepted cohort. */
export function FrozenRecord({ cohort }: { readonly cohort: CohortView }) {
  const texts = useTexts(pilotTexts);
  const format = useFormat();
  const { record } = texts;
  return (
    <Card title={texts.frozen}>
      <dl className="pilot-record">
        <Entry term={record.method}>{record.methods[methodOf(cohort)]}</Entry>
        <Entry term={record.seed}>{String(cohort.seed)}</Entry>
        <Entry term={record.by}>{format.list(cohort.by.map(attributeLabel))}</Entry>
        <Entry term={record.drafted}>{texts.byAt(cohort.createdBy, format.dateTime(cohort.createdAt))}</Entry>
        {cohort.acceptedAt !== null && (
          <Entry term={record.accepted}>
            {texts.byAt(cohort.acceptedBy ?? '', format.dateTime(cohort.acceptedAt))}
          </Entry>
        )}
        <Entry term={record.hash}>
          <code>{cohort.hash}</code>
        </Entry>
      </dl>
    </Card>
  );
}
