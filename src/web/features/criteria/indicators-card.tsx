/** Every criterion as a success indicator in one line: type, how it is measured, success criterion, cadence. */
import { indicatorOf, type MetricDefinition } from '#contracts/metric-definitions.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { StackingTable } from '../../ui/stacking-table.tsx';
import type { CriterionDraft } from './criterion-draft.ts';
import { writeValue } from './criterion-values.ts';
import { goalTexts } from './goal-texts.ts';

function Indicator({
  draft,
  metrics,
}: {
  readonly draft: CriterionDraft;
  readonly metrics: readonly MetricDefinition[];
}) {
  const texts = useTexts(goalTexts);
  const format = useFormat();
  const say = useSay();
  const isRated = draft.kind === 'qualitative';
  const measured = isRated ? undefined : metrics.find(({ metric }) => metric === draft.metric);
  const type = isRated ? 'judgement' : indicatorOf[draft.metric];
  const limit = (value: number | null) =>
    value === null ? '…' : writeValue(format, draft.kind, value, true);
  const isLower = !isRated && draft.better === 'lower';
  const success = (isLower ? texts.atMost : texts.atLeast)(limit(draft.target), limit(draft.minimum));
  const quorum = isRated ? format.number(draft.quorum ?? 0) : '';
  return (
    <tr>
      <td>{texts.indicatorTypes[type]}</td>
      <th scope="row">{draft.name}</th>
      <td data-label={texts.howMeasured}>
        {measured === undefined ? isRated && texts.byPanel(quorum) : say(measured.numerator)}
      </td>
      <td data-label={texts.successWhen}>{success}</td>
      <td data-label={texts.cadence}>
        {measured === undefined ? isRated && texts.panelCadence : say(measured.cadence)}
      </td>
    </tr>
  );
}

/** The card; nothing while there is no criterion. */
export function IndicatorsCard({
  drafts,
  metrics,
}: {
  readonly drafts: readonly CriterionDraft[];
  readonly metrics: readonly MetricDefinition[];
}) {
  const texts = useTexts(goalTexts);
  if (drafts.length === 0) return null;
  return (
    <Card title={texts.indicators} note={texts.indicatorsNote}>
      <StackingTable
        heads={[texts.indicatorType, texts.indicator, texts.howMeasured, texts.successWhen, texts.cadence]}
      >
        {drafts.map((draft) => (
          <Indicator key={draft.id} draft={draft} metrics={metrics} />
        ))}
      </StackingTable>
    </Card>
  );
}
