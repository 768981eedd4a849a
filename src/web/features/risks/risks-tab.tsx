/** The risk register of a rollout: the matrix, open risks with owner and review, closed ones below. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { riskRoutes, type Risk } from '#contracts/risks.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { RowName, StackingTable } from '../../ui/stacking-table.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { CriteriaTabs } from '../criteria/criteria-tabs.tsx';
import { criteriaTexts } from '../criteria/criteria-texts.ts';
import { RiskMatrix } from './risk-matrix.tsx';
import { RiskPanel } from './risk-panel.tsx';
import { RiskTag } from './risk-tag.tsx';
import { riskTexts } from './risk-texts.ts';
import './risks.css';

function RiskRow({
  risk,
  isOpen,
  onOpen,
}: {
  readonly risk: Risk;
  readonly isOpen: boolean;
  readonly onOpen: (() => void) | undefined;
}) {
  const texts = useTexts(riskTexts);
  const format = useFormat();
  const { levels } = texts;
  return (
    <tr data-open={isOpen || undefined}>
      <th scope="row">
        <RowName onOpen={onOpen}>{risk.name}</RowName>
        {risk.closedBecause !== null && <small>{texts.closedBecause(risk.closedBecause)}</small>}
      </th>
      <td data-label={texts.weight}>
        <RiskTag level={risk.overall} />
        <small>{texts.product(levels[risk.likelihood], levels[risk.impact])}</small>
      </td>
      <td data-label={texts.mitigation}>{risk.mitigation}</td>
      <td data-label={texts.owner}>{risk.owner}</td>
      <td data-label={texts.review}>
        {risk.closedBecause === null && (
          <>
            {format.date(risk.reviewOn)} {risk.isOverdue && <Tag tone="warn">{texts.overdue}</Tag>}
          </>
        )}
      </td>
    </tr>
  );
}

type Opened = number | 'new' | null;

function RiskTable({
  risks,
  opened,
  onOpen,
}: {
  readonly risks: readonly Risk[];
  readonly opened: Opened;
  readonly onOpen: (opened: Opened) => void;
}) {
  const texts = useTexts(riskTexts);
  const canPlan = useCan('rollout.plan');
  return (
    <StackingTable heads={[texts.risk, texts.weight, texts.mitigation, texts.owner, texts.review]}>
      {risks.map((risk) => (
        <RiskRow
          key={risk.riskId}
          risk={risk}
          isOpen={opened === risk.riskId}
          onOpen={canPlan ? () => onOpen(risk.riskId) : undefined}
        />
      ))}
    </StackingTable>
  );
}

function Register({
  risks,
  opened,
  onOpen,
}: {
  readonly risks: readonly Risk[];
  readonly opened: Opened;
  readonly onOpen: (opened: Opened) => void;
}) {
  const texts = useTexts(riskTexts);
  const canPlan = useCan('rollout.plan');
  const open = risks.filter(({ closedBecause }) => closedBecause === null);
  const closed = risks.filter(({ closedBecause }) => closedBecause !== null);
  const add = canPlan && (
    <Button
      variant={risks.length === 0 ? 'filled' : 'default'}
      leftSection={<Icon name="plus" />}
      onClick={() => onOpen('new')}
    >
      {texts.add}
    </Button>
  );
  if (risks.length === 0)
    return (
      <EmptyState icon="warn" title={texts.none} actions={add}>
        {texts.noneText}
      </EmptyState>
    );
  return (
    <>
      <Card title={texts.title} note={texts.note} foot={add}>
        <RiskMatrix risks={open} />
        <RiskTable risks={open} opened={opened} onOpen={onOpen} />
      </Card>
      {closed.length > 0 && (
        <Card title={texts.closed}>
          <RiskTable risks={closed} opened={opened} onOpen={onOpen} />
        </Card>
      )}
    </>
  );
}

/** The part `risks` of the place `criteria`. */
export function RisksTab({ rollout }: { readonly rollout: Rollout }) {
  const texts = useTexts(riskTexts);
  const words = useTexts(criteriaTexts);
  const { rolloutId } = rollout;
  const [opened, setOpened] = useState<Opened>(null);
  const answer = useRoute(riskRoutes.listRisks, { params: { rolloutId } });
  const risk = answer.data?.risks.find(({ riskId }) => riskId === opened);
  return (
    <Page
      title={words.title}
      breadcrumb={{ label: rollout.name, to: `/rollouts/${rolloutId}` }}
      panel={
        (opened === 'new' || risk !== undefined) && (
          <RiskPanel key={opened} rolloutId={rolloutId} risk={risk ?? null} onClose={() => setOpened(null)} />
        )
      }
    >
      <CriteriaTabs value="risks">
        <Answer of={answer} what={texts.title}>
          {({ risks }) => <Register risks={risks} opened={opened} onOpen={setOpened} />}
        </Answer>
      </CriteriaTabs>
    </Page>
  );
}
