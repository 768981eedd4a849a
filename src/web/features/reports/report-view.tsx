/** One report to read and print: as it was issued, as it would be now, or why it was missed. */
import type { ReactNode } from 'react';
import type { ReportId, ReportPlanId } from '#contracts/ids.ts';
import { reportRoutes, type Report, type ReportContent } from '#contracts/reports.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, type Command } from '../../ui/page.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { ReportBody } from './report-body.tsx';
import { ReportStateTag } from './report-state.tsx';
import { reportsTexts } from './reports-texts.ts';

function Copies({ report }: { readonly report: Report }) {
  const texts = useTexts(reportsTexts);
  const format = useFormat();
  const { copies, hash } = report;
  return (
    <div className="bw-no-print">
      <Card
        title={texts.copies}
        note={texts.told(copies.length, format.number(copies.length))}
        foot={
          hash !== null && (
            <span className="report-hash">
              {texts.hash} <code>{hash}</code>
            </span>
          )
        }
      >
        <Rows label={texts.copies}>
          {copies.map(({ name, address, status, at }) => (
            <Row
              key={`${name} ${address}`}
              icon="messages"
              title={name}
              note={[address, texts.copyStates[status], format.dateTime(at)].join(' · ')}
            />
          ))}
        </Rows>
      </Card>
    </div>
  );
}

function ReportPage({
  rollout,
  title,
  state,
  note,
  content,
  command,
  children,
  foot,
}: {
  readonly rollout: Rollout;
  readonly title: string;
  readonly state: ReactNode;
  readonly note: string | undefined;
  readonly content: ReportContent | null;
  readonly command?: Command | undefined;
  readonly children?: ReactNode;
  /** What stands below, on screens only. */
  readonly foot?: ReactNode;
}) {
  const texts = useTexts(reportsTexts);
  const print: Command = { label: texts.print, icon: 'printer', kind: 'quiet', onRun: () => window.print() };
  return (
    <Page
      title={title}
      breadcrumb={{ label: texts.back, to: `/rollouts/${rollout.rolloutId}/criteria?tab=reports` }}
      state={state}
      note={note}
      commands={[...(content === null ? [] : [print]), ...(command === undefined ? [] : [command])]}
    >
      {content !== null && <p className="report-of">{content.rollout}</p>}
      {children}
      {content !== null && <ReportBody content={content} />}
      {foot}
    </Page>
  );
}

function Read({ rollout, report }: { readonly rollout: Rollout; readonly report: Report }) {
  const texts = useTexts(reportsTexts);
  const format = useFormat();
  const say = useSay();
  const canPlan = useCan('rollout.plan');
  const issue = useCommand(reportRoutes.issueReport, {
    onDone: () => showToast({ tone: 'pass', title: texts.lateDone }),
  });
  const { rolloutId } = rollout;
  const { content, missedReason, status } = report;
  const notes =
    content === null
      ? [format.date(report.dueOn)]
      : [
          texts.asAt(format.dateTime(content.at)),
          texts.issuedBy(report.issuedBy ?? ''),
          ...(missedReason === null ? [] : [texts.lateNote(format.date(report.dueOn))]),
        ];
  return (
    <ReportPage
      rollout={rollout}
      title={report.name}
      state={<ReportStateTag report={report} />}
      note={notes.join(' · ')}
      content={content}
      command={
        status === 'missed' && canPlan
          ? {
              label: texts.issueLate,
              kind: 'primary',
              isBusy: issue.isPending,
              onRun: () => issue.mutate({ params: { rolloutId, reportId: report.reportId } }),
            }
          : undefined
      }
      foot={content !== null && <Copies report={report} />}
    >
      {missedReason !== null && (
        <Notice tone="warn" title={content === null ? texts.missedTitle : undefined}>
          {say(missedReason)}
        </Notice>
      )}
    </ReportPage>
  );
}

/** A report that was issued or missed. */
export function ReportView({
  rollout,
  reportId,
}: {
  readonly rollout: Rollout;
  readonly reportId: ReportId;
}) {
  const { rolloutId } = rollout;
  const report = useRoute(reportRoutes.getReport, { params: { rolloutId, reportId } });
  return <Answer of={report}>{(found) => <Read rollout={rollout} report={found} />}</Answer>;
}

/** What a planned report would say now. */
export function ReportPreview({
  rollout,
  reportPlanId,
  name,
}: {
  readonly rollout: Rollout;
  readonly reportPlanId: ReportPlanId;
  readonly name: string;
}) {
  const texts = useTexts(reportsTexts);
  const format = useFormat();
  const say = useSay();
  const { rolloutId } = rollout;
  const preview = useRoute(reportRoutes.previewReport, { params: { rolloutId, reportPlanId } });
  return (
    <Answer of={preview}>
      {({ content, missing }) => (
        <ReportPage
          rollout={rollout}
          title={name}
          state={<Tag icon="search">{texts.previewTag}</Tag>}
          note={texts.asAt(format.dateTime(content.at))}
          content={content}
        >
          {missing !== null && (
            <Notice tone="warn" title={texts.previewMissing}>
              {say(missing)}
            </Notice>
          )}
        </ReportPage>
      )}
    </Answer>
  );
}
