/** The straggler desk: everybody of the rollout who is left over, who cares for them, and when they will be done. */
import { useState } from 'react';
import type { EnrolmentId } from '#contracts/ids.ts';
import type { Rollout } from '#contracts/rollouts.ts';
import { stragglerRoutes } from '#contracts/stragglers.ts';
import { tableFormats } from '#contracts/table-files.ts';
import { addressOf } from '../../api/client.ts';
import { Answer } from '../../app/answer.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useBarredBy } from '../../app/process-manager.ts';
import { useAddressValue, useRollout } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page, type Command } from '../../ui/page.tsx';
import { AtRiskCard } from '../deferrals/at-risk-card.tsx';
import { CareDialog, type CareChoice, type CareKind } from './care-dialog.tsx';
import { DeskFilters } from './desk-filters.tsx';
import { StagesCard } from './stages-card.tsx';
import { StragglerPanel } from './straggler-panel.tsx';
import { StragglerTable } from './straggler-table.tsx';
import { stragglersTexts } from './stragglers-texts.ts';
import { useDesk, useDeskFilter } from './use-desk.ts';
import './stragglers.css';

const nobodyChosen: ReadonlySet<EnrolmentId> = new Set();

function useKinds(): readonly CareKind[] {
  const canRun = useCan('rollout.run');
  const canAnswer = useCan('ticket.answer');
  return [
    ...(canRun ? (['retry', 'assign'] as const) : []),
    ...(canAnswer ? (['contact'] as const) : []),
    ...(canRun ? (['close'] as const) : []),
  ];
}

function useExport(rollout: Rollout, query: ReturnType<typeof useDeskFilter>['filter']): Command {
  const texts = useTexts(stragglersTexts);
  const routes = { csv: stragglerRoutes.exportStragglers, xlsx: stragglerRoutes.exportStragglersWorkbook };
  return {
    label: texts.export,
    icon: 'download',
    kind: 'quiet',
    choices: tableFormats.map((format) => ({
      label: texts.formats[format],
      onRun: () =>
        window.location.assign(
          addressOf(routes[format], { params: { rolloutId: rollout.rolloutId }, query }),
        ),
    })),
  };
}

type Care = { readonly kind: CareKind; readonly choice: CareChoice };

/** Everything about whom a command concerns: the chosen people, the open one, and the dialog under way. */
function useCare(desk: ReturnType<typeof useDesk>, filter: ReturnType<typeof useDeskFilter>['filter']) {
  const texts = useTexts(stragglersTexts);
  const kinds = useKinds();
  const barred = useBarredBy();
  const [chosen, choose] = useState(nobodyChosen);
  const [care, setCare] = useState<Care | null>(null);
  const { total } = desk.rows;
  const choice: CareChoice =
    chosen.size > 0 ? { people: chosen.size, enrolmentIds: [...chosen] } : { people: total, filter };
  const commands = kinds.map((kind): Command => ({
    label: texts[kind],
    kind: kind === 'assign' ? 'primary' : 'neutral',
    onRun: () => setCare({ kind, choice }),
    blockedBecause:
      (kind === 'retry' ? barred : undefined) ?? (choice.people === 0 ? texts.nobodyToChange : undefined),
  }));
  return {
    kinds: kinds.filter((kind) => kind !== 'retry' || barred === undefined),
    chosen,
    choose,
    care,
    setCare,
    commands,
  };
}

/** Everybody who fits the filters, some of them chosen. */
function LeftOver({
  desk,
  filters,
  openId,
  onOpen,
  chosen,
  onChoose,
}: {
  readonly desk: ReturnType<typeof useDesk>;
  readonly filters: ReturnType<typeof useDeskFilter>;
  readonly openId: EnrolmentId | null;
  readonly onOpen: (id: EnrolmentId) => void;
  readonly chosen: ReadonlySet<EnrolmentId>;
  readonly onChoose: ((chosen: ReadonlySet<EnrolmentId>) => void) | undefined;
}) {
  return (
    <>
      <DeskFilters filters={filters} states={desk.states} owners={desk.owners} />
      <Card>
        <StragglerTable
          rows={desk.rows}
          openId={openId}
          chosen={chosen}
          onOpen={({ enrolmentId }) => onOpen(enrolmentId)}
          onChoose={onChoose}
        />
      </Card>
    </>
  );
}

function Desk({ rollout }: { readonly rollout: Rollout }) {
  const texts = useTexts(stragglersTexts);
  const format = useFormat();
  const filters = useDeskFilter();
  const { filter } = filters;
  const desk = useDesk(filter);
  const [opened, open] = useAddressValue('straggler');
  const { kinds, chosen, choose, care, setCare, commands } = useCare(desk, filter);
  const canRun = useCan('rollout.run');
  const barred = useBarredBy();
  const exporting = useExport(rollout, filter);
  const { rows, total, error, retry, isLoading } = desk.rows;
  const row = rows.find(({ enrolmentId }) => String(enrolmentId) === opened);
  // Where nothing came, nobody is not said to be left over.
  const isKnown = error === null || rows.length > 0;
  const isEmpty = isKnown && total === 0 && !isLoading && Object.keys(filter).length === 0;
  return (
    <Page
      title={texts.title}
      breadcrumb={{ label: rollout.name, to: `/rollouts/${rollout.rolloutId}` }}
      state={
        isKnown ? <span className="bw-quiet">{texts.leftOver(total, format.number(total))}</span> : undefined
      }
      commands={isEmpty || !isKnown ? [] : [exporting, ...commands]}
      panel={
        row === undefined ? null : (
          <StragglerPanel
            row={row}
            kinds={kinds}
            onCare={(kind) => setCare({ kind, choice: { people: 1, enrolmentIds: [row.enrolmentId] } })}
            onClose={() => open(null)}
          />
        )
      }
    >
      {error !== null && <ProblemNotice problem={error} onRetry={retry} />}
      {isEmpty ? (
        <EmptyState icon="check" title={texts.emptyTitle}>
          {texts.empty}
        </EmptyState>
      ) : (
        isKnown && (
          <LeftOver
            desk={desk}
            filters={filters}
            openId={row?.enrolmentId ?? null}
            onOpen={(id) => open(id === row?.enrolmentId ? null : String(id))}
            chosen={chosen}
            onChoose={kinds.length === 0 ? undefined : choose}
          />
        )
      )}
      <AtRiskCard />
      <StagesCard stages={rollout.stages} canRun={canRun && barred === undefined} />
      {care !== null && (
        <CareDialog
          {...care}
          choice={'filter' in care.choice ? { ...care.choice, people: total } : care.choice}
          rolloutId={rollout.rolloutId}
          onDone={() => {
            setCare(null);
            choose(nobodyChosen);
          }}
          onClose={() => setCare(null)}
        />
      )}
    </Page>
  );
}

export default function StragglersPage() {
  const texts = useTexts(stragglersTexts);
  const canSee = useCan('people.read');
  const rollout = useRollout();
  return (
    <Answer of={rollout} what={texts.what}>
      {(found) =>
        canSee ? (
          <Desk rollout={found} />
        ) : (
          <Page title={texts.title} breadcrumb={{ label: found.name, to: `/rollouts/${found.rolloutId}` }}>
            <EmptyState icon="lock" title={texts.title}>
              {texts.forbidden}
            </EmptyState>
          </Page>
        )
      }
    </Answer>
  );
}
