/** Whether a report was issued on its day, late, or missed, in a word. */
import type { ReportRow } from '#contracts/reports.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { reportsTexts } from './reports-texts.ts';

export function ReportStateTag({
  report: { status, missedReason },
}: {
  readonly report: Pick<ReportRow, 'status' | 'missedReason'>;
}) {
  const { states } = useTexts(reportsTexts);
  if (status === 'missed') return <Tag tone="warn">{states.missed}</Tag>;
  return missedReason === null ? (
    <Tag tone="pass">{states.issued}</Tag>
  ) : (
    <Tag tone="none" icon="clock">
      {states.late}
    </Tag>
  );
}
