/** Readiness of a rollout: who of the next stage, or of everybody to come, is ready for their day, and why not. */
import { useState } from 'react';
import type { PersonId } from '#contracts/ids.ts';
import { readinessRoutes, type ReadinessTotals } from '#contracts/readiness.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { tableFormats } from '#contracts/table-files.ts';
import { addressOf } from '../../api/client.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useAddressValue, useRollout } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { ChoiceChip, Chips } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page, type Command } from '../../ui/page.tsx';
import { Tag } from '../../ui/state-tag.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useStageName } from '../rollouts/stage-name.ts';
import { AppsTab, DevicesTab } from './inventory-tabs.tsx';
import { PeopleTab } from './people-tab.tsx';
import { PersonPanel } from './person-panel.tsx';
import { readinessTexts } from './readiness-texts.ts';
import { RulesDialog } from './rules-dialog.tsx';
import { everyStage, useReadiness, useReadinessFilter, useReadinessStage } from './use-readiness.ts';
import './readiness.css';

const parts = ['people', 'devices', 'apps'] as const;

function StageChip({
  rollout,
  stage,
  onChange,
}: {
  readonly rollout: Rollout;
  readonly stage: Rollout['stages'][number] | undefined;
  readonly onChange: (stage: string) => void;
}) {
  const texts = useTexts(readinessTexts);
  const stageName = useStageName();
  const choices = rollout.stages
    .filter(({ people, endedAt }) => people > 0 && endedAt === null)
    .map(({ stageId, name }) => ({ value: String(stageId), label: stageName(name) }));
  return (
    <Chips label={texts.filters}>
      <ChoiceChip
        label={texts.stage}
        value={stage === undefined ? everyStage : String(stage.stageId)}
        choices={[{ value: everyStage, label: texts.everybody }, ...choices]}
        onChange={onChange}
      />
    </Chips>
  );
}

function StateTag({ totals }: { readonly totals: ReadinessTotals }) {
  const texts = useTexts(readinessTexts);
  const format = useFormat();
  const { not_ready: notReady } = totals.counts;
  const words = texts.state(notReady, format.number(notReady), format.number(totals.people));
  return <Tag tone={notReady === 0 ? 'pass' : 'fail'}>{words}</Tag>;
}

/** The commands of the page and the dialog of the rules. */
function useCommands(rollout: Rollout, filter: ReturnType<typeof useReadinessFilter>['filter']) {
  const texts = useTexts(readinessTexts);
  const canSee = useCan('people.read');
  const canPlan = useCan('rollout.plan');
  const [isOpen, setOpen] = useState(false);
  const { rolloutId } = rollout;
  const rules = useRoute(readinessRoutes.getReadinessRules, { params: { rolloutId } }).data;
  const routes = { csv: readinessRoutes.exportReadiness, xlsx: readinessRoutes.exportReadinessWorkbook };
  const exporting: Command = {
    label: texts.export,
    icon: 'download',
    kind: 'quiet',
    choices: tableFormats.map((format) => ({
      label: texts.formats[format],
      onRun: () =>
        window.location.assign(addressOf(routes[format], { params: { rolloutId }, query: filter })),
    })),
  };
  const ruling: Command = { label: texts.rules, icon: 'settings', onRun: () => setOpen(true) };
  const commands = [...(canSee ? [exporting] : []), ...(canPlan && rules !== undefined ? [ruling] : [])];
  const dialog =
    isOpen && rules !== undefined ? (
      <RulesDialog rolloutId={rolloutId} rules={rules} onClose={() => setOpen(false)} />
    ) : null;
  return { commands, dialog, rules };
}

function Readiness({ rollout }: { readonly rollout: Rollout }) {
  const texts = useTexts(readinessTexts);
  const { rolloutId } = rollout;
  const { stage, setStage } = useReadinessStage(rollout);
  const filters = useReadinessFilter(stage?.stageId);
  const totals = useReadiness(rollout, stage?.stageId);
  const [tab, setTab] = useAddressValue('tab');
  const [opened, open] = useAddressValue('person');
  const { commands, dialog, rules } = useCommands(rollout, filters.filter);
  const canSee = useCan('people.read');
  const part = (canSee ? parts.find((id) => id === tab) : undefined) ?? 'people';
  const openId = opened === undefined ? null : (Number(opened) as PersonId);
  const toggle = (personId: PersonId) => open(personId === openId ? null : String(personId));
  return (
    <Page
      title={texts.title}
      breadcrumb={{ label: rollout.name, to: `/rollouts/${rolloutId}` }}
      state={totals.data && totals.data.people > 0 && <StateTag totals={totals.data} />}
      commands={commands}
      panel={
        openId === null || !canSee ? null : (
          <PersonPanel rolloutId={rolloutId} personId={openId} onClose={() => open(null)} />
        )
      }
    >
      <p className="ready-lead">{texts.lead}</p>
      <Tabs
        label={texts.parts}
        tabs={parts.filter((id) => canSee || id === 'people').map((id) => ({ id, label: texts.tabs[id] }))}
        value={part}
        onChange={(id) => setTab(id === 'people' ? null : id)}
      >
        {part === 'people' && (
          <>
            <StageChip rollout={rollout} stage={stage} onChange={setStage} />
            <Answer of={totals} what={texts.what}>
              {(found) =>
                found.people === 0 ? (
                  <EmptyState icon="check" title={texts.emptyTitle}>
                    {texts.empty}
                  </EmptyState>
                ) : (
                  <PeopleTab
                    rolloutId={rolloutId}
                    totals={found}
                    rules={rules}
                    filters={filters}
                    openId={openId}
                    onOpen={toggle}
                  />
                )
              }
            </Answer>
          </>
        )}
        {part === 'devices' && <DevicesTab rolloutId={rolloutId} filters={filters} onOwner={toggle} />}
        {part === 'apps' && <AppsTab rolloutId={rolloutId} filters={filters} />}
      </Tabs>
      {dialog}
    </Page>
  );
}

export default function ReadinessPage() {
  const texts = useTexts(readinessTexts);
  return (
    <Answer of={useRollout()} what={texts.what}>
      {(rollout) => <Readiness rollout={rollout} />}
    </Answer>
  );
}
