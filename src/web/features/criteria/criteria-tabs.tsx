/** The parts of the place `criteria`: what success means, what may go wrong, and what is reported. */
import type { ReactNode } from 'react';
import { useAddressValue } from '../../app/rollout.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { criteriaTexts } from './criteria-texts.ts';

const tabIds = ['criteria', 'risks', 'reports'] as const;
export type CriteriaTab = (typeof tabIds)[number];

/** The part in the address; the criteria themselves without one. */
export function useCriteriaTab(): CriteriaTab {
  const [address] = useAddressValue('tab');
  return tabIds.find((id) => id === address) ?? 'criteria';
}

export function CriteriaTabs({
  value,
  children,
}: {
  readonly value: CriteriaTab;
  readonly children: ReactNode;
}) {
  const texts = useTexts(criteriaTexts);
  const [, setTab] = useAddressValue('tab');
  return (
    <Tabs
      label={texts.parts}
      tabs={tabIds.map((id) => ({ id, label: texts.tabs[id] }))}
      value={value}
      onChange={setTab}
    >
      {children}
    </Tabs>
  );
}
