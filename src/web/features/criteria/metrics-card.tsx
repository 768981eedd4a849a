/** How each metric in use is measured: what is counted, of whom, over which window, when. */
import type { CriterionDefinition } from '#contracts/criteria.ts';
import type { MetricDefinition } from '#contracts/metric-definitions.ts';
import { useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { Details } from '../../ui/details.tsx';
import { criteriaTexts } from './criteria-texts.ts';
import { goalTexts } from './goal-texts.ts';
import './metrics-card.css';

function Metric({ metric }: { readonly metric: MetricDefinition }) {
  const texts = useTexts(goalTexts);
  const words = useTexts(criteriaTexts);
  const say = useSay();
  return (
    <section>
      <h3>{words.metrics[metric.metric]}</h3>
      <Details
        entries={[
          [texts.numerator, say(metric.numerator)],
          [texts.reported, say(metric.reported)],
          [texts.window, say(metric.window)],
          [texts.cadence, say(metric.cadence)],
        ]}
      />
    </section>
  );
}

/** The card; nothing while no criterion is measured. Targeted and reached mean the same for every metric. */
export function MetricsCard({
  metrics,
  used,
}: {
  readonly metrics: readonly MetricDefinition[];
  readonly used: readonly Pick<CriterionDefinition, 'kind'>[];
}) {
  const texts = useTexts(goalTexts);
  const say = useSay();
  const names = new Set(used.flatMap((definition) => ('metric' in definition ? [definition.metric] : [])));
  const shown = metrics.filter(({ metric }) => names.has(metric));
  const [first] = shown;
  if (first === undefined) return null;
  return (
    <Card
      title={texts.measures}
      isLined
      foot={
        <>
          <span>
            {texts.targeted}: {say(first.targeted)}
          </span>
          <span>
            {texts.reached}: {say(first.reached)}
          </span>
        </>
      }
    >
      <div className="criterion-metrics">
        {shown.map((metric) => (
          <Metric key={metric.metric} metric={metric} />
        ))}
      </div>
    </Card>
  );
}
