/** The load of departments: what each week asks of their people, beside what they say of it themselves. */
import { useState } from 'react';
import { loadRoutes, type LoadCell, type RolloutEffort } from '#contracts/load.ts';
import type { Output } from '#contracts/route.ts';
import { given } from '../../api/given.ts';
import { useRoute } from '../../api/hooks.ts';
import { Answer } from '../../app/answer.tsx';
import { useAddressValue } from '../../app/rollout.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, type Command } from '../../ui/page.tsx';
import { StackingTable } from '../../ui/stacking-table.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { HeatTable } from './heat-table.tsx';
import { EffortDialog, HeavyDialog, RateDialog } from './load-dialogs.tsx';
import { loadTexts } from './load-texts.ts';
import './load.css';

type Load = Output<typeof loadRoutes.getLoad>;

const shiftWeeks = 8;
const dayMilliseconds = 86_400_000;

/** The Monday so many weeks from another. */
function weeksFrom(monday: string, weeks: number): string {
  return new Date(Date.parse(`${monday}T00:00:00Z`) + weeks * 7 * dayMilliseconds).toISOString().slice(0, 10);
}

function useCommands(first: string | undefined, setFrom: (from: string | null) => void): readonly Command[] {
  const texts = useTexts(loadTexts);
  if (first === undefined) return [];
  return [
    {
      label: texts.earlier,
      icon: 'chevron-left',
      kind: 'quiet',
      onRun: () => setFrom(weeksFrom(first, -shiftWeeks)),
    },
    { label: texts.today, kind: 'quiet', onRun: () => setFrom(null) },
    {
      label: texts.later,
      icon: 'chevron-right',
      kind: 'quiet',
      onRun: () => setFrom(weeksFrom(first, shiftWeeks)),
    },
    { label: texts.print, icon: 'printer', onRun: () => window.print() },
  ];
}

function EffortCard({ rollouts }: Pick<Load, 'rollouts'>) {
  const texts = useTexts(loadTexts);
  const format = useFormat();
  const canPlan = useCan('rollout.plan');
  const [changed, change] = useState<RolloutEffort | null>(null);
  if (rollouts.length === 0) return null;
  return (
    <Card title={texts.effortTitle} note={texts.effortNote}>
      <StackingTable heads={[texts.rollout, texts.start, texts.training]} commands={texts.change}>
        {rollouts.map((rollout) => (
          <tr key={rollout.rolloutId}>
            <th scope="row">{rollout.name}</th>
            <td data-label={texts.start}>{texts.minutes(format.number(rollout.startMinutes))}</td>
            <td data-label={texts.training}>{texts.minutes(format.number(rollout.trainingMinutes))}</td>
            <td data-align="end">
              {canPlan && (
                <TextButton label={`${texts.change} ${rollout.name}`} onClick={() => change(rollout)}>
                  {texts.change}
                </TextButton>
              )}
            </td>
          </tr>
        ))}
      </StackingTable>
      {changed !== null && <EffortDialog effort={changed} onClose={() => change(null)} />}
    </Card>
  );
}

type Rated = { readonly department: string; readonly cell: LoadCell };

function Shown({ load }: { readonly load: Load }) {
  const texts = useTexts(loadTexts);
  const format = useFormat();
  const canRate = useCan('load.rate');
  const canPlan = useCan('rollout.plan');
  const [rated, rate] = useState<Rated | null>(null);
  const [isSetting, set] = useState(false);
  const { weeks, rows, heavyHours } = load;
  return (
    <>
      {canRate && rows.length > 0 && !rows.some(({ mayRate }) => mayRate) && (
        <Notice tone="none" icon="info" title={texts.noneYours}>
          {texts.noneYoursText}
        </Notice>
      )}
      <Card
        title={texts.tableTitle}
        note={
          <>
            {texts.tableNote(heavyHours, format.number(heavyHours, Number.isInteger(heavyHours) ? 0 : 2))}{' '}
            {canPlan && <TextButton onClick={() => set(true)}>{texts.setHeavy}</TextButton>}
          </>
        }
      >
        {rows.length === 0 ? (
          <p className="bw-quiet">{texts.empty}</p>
        ) : (
          <HeatTable
            weeks={weeks}
            rows={rows}
            heavyHours={heavyHours}
            onRate={
              canRate
                ? ({ department }, cell) => department !== null && rate({ department, cell })
                : undefined
            }
          />
        )}
      </Card>
      <EffortCard rollouts={load.rollouts} />
      {isSetting && <HeavyDialog heavyHours={heavyHours} onClose={() => set(false)} />}
      {rated !== null && <RateDialog {...rated} onClose={() => rate(null)} />}
    </>
  );
}

export default function LoadPage() {
  const texts = useTexts(loadTexts);
  const [from, setFrom] = useAddressValue('from');
  const load = useRoute(
    loadRoutes.getLoad,
    { query: given({ from }) },
    { isCostly: true, everySeconds: 300 },
  );
  return (
    <Page title={texts.title} commands={useCommands(load.data?.weeks[0], setFrom)}>
      <p className="load-lead">{texts.lead}</p>
      <Answer of={load} what={texts.what}>
        {(found) => <Shown load={found} />}
      </Answer>
    </Page>
  );
}
