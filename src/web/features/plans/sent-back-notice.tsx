/** Says who sent the last plan back, and why. */
import type { ReactNode } from 'react';
import type { DecidedPlan } from '#contracts/plans.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Notice } from '../../ui/notice.tsx';
import { planTexts } from './plan-texts.ts';

/** Nothing unless `plan` was rejected or withdrawn. */
export function SentBackNotice({
  plan,
  actions,
  children,
}: {
  readonly plan: DecidedPlan | undefined;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) {
  const texts = useTexts(planTexts);
  const format = useFormat();
  if (plan?.status !== 'rejected' && plan?.status !== 'withdrawn') return null;
  const title = texts.sentBack[plan.status](plan.decidedBy);
  return (
    <Notice tone="warn" title={`${title}, ${format.dateTime(plan.decidedAt)}`} actions={actions}>
      <p>{plan.decision}</p>
      {children}
    </Notice>
  );
}
