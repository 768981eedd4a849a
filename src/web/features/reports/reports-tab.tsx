/** The metric plan of a rollout, and its reports with those that were missed. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '#contracts/route.ts';
import type { ReportId } from '#contracts/ids.ts';
import { reportRoutes, type ReportPlan, type ReportRow } from '#contracts/reports.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { useCommand, useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useAddressValue } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { RowName, StackingTable } from '../../ui/stacking-table.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { AdoptionCard } from '../adoption/adoption-card.tsx';
import { useAdoption } from '../adoption/use-adoption.tsx';
import { CriteriaTabs } from '../criteria/criteria-tabs.tsx';
import { criteriaTexts } from '../criteria/criteria-texts.ts';
import { ReportPlanPanel } from './report-plan-panel.tsx';
import { ReportStateTag } from './report-state.tsx';
import { reportsTexts } from './reports-texts.ts';
import { ReportPreview, ReportView } from './report-view.tsx';
import './reports.css';

type List = Output<typeof reportRoutes.listReports>;

const underWay: ReadonlySet<Rollout['status']> = new Set(['running', 'paused', 'stopping', 'completing']);

function PlanRow({
  rollout,
  plan,
  isOpen,
  onEdit,
  onPreview,
}: {
  readonly rollout: Rollout;
  readonly plan: ReportPlan;
  readonly isOpen: boolean;
  readonly onEdit: (() => void) | undefined;
  readonly onPreview: () => void;
}) {
  const texts = useTexts(reportsTexts);
  const words = useTexts(criteriaTexts);
  const format = useFormat();
  const { audience } = plan;
  return (
    <tr data-open={isOpen || undefined}>
      <th scope="row">
        <RowName onOpen={onEdit}>{plan.name}</RowName>
        <small>
          {texts.templates[plan.template]}: {plan.metrics.map((metric) => words.metrics[metric]).join(', ')}
        </small>
      </th>
      <td data-label={texts.when}>{texts.cadences[plan.every]}</td>
      <td data-label={texts.next}>
        {underWay.has(rollout.status) ? format.weekday(plan.nextDueOn) : texts.notUnderWay}
      </td>
      <td data-label={texts.toWhom}>
        {audience.length === 0 ? texts.nobody : format.list(audience.map(({ name }) => name))}
      </td>
      <td className="report-end">
        <TextButton label={texts.previewNamed(plan.name)} onClick={onPreview}>
          {texts.preview}
        </TextButton>
      </td>
    </tr>
  );
}

function IssuedRow({ rollout, report }: { readonly rollout: Rollout; readonly report: ReportRow }) {
  const texts = useTexts(reportsTexts);
  const format = useFormat();
  const say = useSay();
  const canPlan = useCan('rollout.plan');
  const { rolloutId } = rollout;
  const { reportId, missedReason, issuedAt } = report;
  const issue = useCommand(reportRoutes.issueReport, {
    onDone: () => showToast({ tone: 'pass', title: texts.lateDone }),
  });
  return (
    <tr>
      <td data-label={texts.due} className="report-day">
        {format.weekday(report.dueOn)}
      </td>
      <th scope="row">
        <Link
          to="/rollouts/$rolloutId/criteria"
          params={{ rolloutId: String(rolloutId) }}
          search={{ tab: 'reports', report: reportId }}
        >
          {report.name}
        </Link>
      </th>
      <td>
        <ReportStateTag report={report} />
        {issuedAt !== null && missedReason !== null && (
          <small>{texts.issuedAt(format.dateTime(issuedAt))}</small>
        )}
        {missedReason !== null && <small>{say(missedReason)}</small>}
      </td>
      <td className="report-end">
        {report.status === 'missed' && canPlan && (
          <TextButton
            label={texts.issueLateNamed(report.name)}
            isDisabled={issue.isPending}
            onClick={() => issue.mutate({ params: { rolloutId, reportId } })}
          >
            {texts.issueLate}
          </TextButton>
        )}
      </td>
    </tr>
  );
}

type Opened = number | 'new' | null;

function Plans({
  rollout,
  list,
  opened,
  onOpen,
}: {
  readonly rollout: Rollout;
  readonly list: List;
  readonly opened: Opened;
  readonly onOpen: (opened: Opened) => void;
}) {
  const texts = useTexts(reportsTexts);
  const canPlan = useCan('rollout.plan');
  const [, preview] = useAddressValue('preview');
  const add = canPlan && (
    <Button
      variant={list.plans.length === 0 ? 'filled' : 'default'}
      leftSection={<Icon name="plus" />}
      onClick={() => onOpen('new')}
    >
      {texts.add}
    </Button>
  );
  if (list.plans.length === 0)
    return (
      <EmptyState icon="reports" title={texts.none} actions={add}>
        {texts.noneText}
      </EmptyState>
    );
  return (
    <Card title={texts.plan} note={texts.planNote} foot={add}>
      <StackingTable heads={[texts.what, texts.when, texts.next, texts.toWhom, texts.actions]}>
        {list.plans.map((plan) => (
          <PlanRow
            key={plan.reportPlanId}
            rollout={rollout}
            plan={plan}
            isOpen={opened === plan.reportPlanId}
            onEdit={canPlan ? () => onOpen(plan.reportPlanId) : undefined}
            onPreview={() => preview(String(plan.reportPlanId))}
          />
        ))}
      </StackingTable>
    </Card>
  );
}

function Found({ rollout, list }: { readonly rollout: Rollout; readonly list: List }) {
  const texts = useTexts(reportsTexts);
  const words = useTexts(criteriaTexts);
  const [opened, setOpened] = useState<Opened>(null);
  const use = useAdoption();
  const plan = list.plans.find(({ reportPlanId }) => reportPlanId === opened);
  const open = (next: Opened) => {
    use.close();
    setOpened(next);
  };
  return (
    <Page
      title={words.title}
      breadcrumb={{ label: rollout.name, to: `/rollouts/${rollout.rolloutId}` }}
      panel={
        opened === 'new' || plan !== undefined ? (
          <ReportPlanPanel
            key={opened}
            rolloutId={rollout.rolloutId}
            plan={plan ?? null}
            accounts={list.accounts}
            onClose={() => setOpened(null)}
          />
        ) : (
          use.panel
        )
      }
    >
      <CriteriaTabs value="reports">
        <Answer of={use.adoption} what={words.tabs.reports}>
          {({ measures }) => (
            <AdoptionCard
              measures={measures}
              opened={use.opened}
              onOpen={(id) => {
                setOpened(null);
                use.open(id);
              }}
            />
          )}
        </Answer>
        <Plans rollout={rollout} list={list} opened={opened} onOpen={open} />
        {(list.plans.length > 0 || list.reports.length > 0) && (
          <Card title={texts.issued} note={texts.issuedNote}>
            {list.reports.length === 0 ? (
              <p className="bw-quiet">{texts.noneIssued}</p>
            ) : (
              <StackingTable heads={[texts.due, texts.report, texts.state, texts.actions]}>
                {list.reports.map((report) => (
                  <IssuedRow key={report.reportId} rollout={rollout} report={report} />
                ))}
              </StackingTable>
            )}
          </Card>
        )}
      </CriteriaTabs>
    </Page>
  );
}

/** The part `reports` of the place `criteria`: the list, one report, or the preview of a planned one. */
export function ReportsTab({ rollout }: { readonly rollout: Rollout }) {
  const texts = useTexts(reportsTexts);
  const [report] = useAddressValue('report');
  const [preview] = useAddressValue('preview');
  const list = useRoute(reportRoutes.listReports, { params: { rolloutId: rollout.rolloutId } });
  if (report !== undefined) return <ReportView rollout={rollout} reportId={Number(report) as ReportId} />;
  return (
    <Answer of={list} what={texts.issued}>
      {(found) => {
        const plan = found.plans.find(({ reportPlanId }) => String(reportPlanId) === preview);
        return plan === undefined ? (
          <Found rollout={rollout} list={found} />
        ) : (
          <ReportPreview rollout={rollout} reportPlanId={plan.reportPlanId} name={plan.name} />
        );
      }}
    </Answer>
  );
}
