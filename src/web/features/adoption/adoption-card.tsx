/** The measures of use of a rollout, each with its value beside the one from before. */
import { Button } from '@mantine/core';
import type { AdoptionMeasure } from '#contracts/adoption.ts';
import { useCan } from '../../app/session.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { useSay } from '../../i18n/say.ts';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { RowName, StackingTable } from '../../ui/stacking-table.tsx';
import { adoptionTexts } from './adoption-texts.ts';
import { MeasureTags, ValueBefore, ValueNow } from './adoption-value.tsx';
import './adoption.css';

function MeasureRow({
  measure,
  isOpen,
  onOpen,
}: {
  readonly measure: AdoptionMeasure;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}) {
  const texts = useTexts(adoptionTexts);
  const format = useFormat();
  const say = useSay();
  const { feature, minDays, windowDays, population, settledDays, gap } = measure;
  const definition = texts.definition(
    feature,
    minDays,
    format.number(minDays),
    format.number(windowDays),
    texts.populations[population],
    format.number(settledDays),
  );
  return (
    <tr data-open={isOpen || undefined}>
      <th scope="row">
        <RowName onOpen={onOpen}>{measure.name}</RowName>
        <small>{definition}</small>
      </th>
      <td data-label={texts.now}>
        <ValueNow last={measure.windows.at(-1) ?? null} />
      </td>
      <td data-label={texts.before}>
        <ValueBefore baseline={measure.baseline} />
      </td>
      <td data-label={texts.wanted}>{format.percent(measure.threshold, 0)}</td>
      <td data-label={texts.state}>
        <MeasureTags measure={measure} />
        {gap !== null && <small>{say(gap)}</small>}
      </td>
    </tr>
  );
}

export function AdoptionCard({
  measures,
  opened,
  onOpen,
}: {
  readonly measures: readonly AdoptionMeasure[];
  /** The measure whose panel is open, by its id. */
  readonly opened: string | undefined;
  readonly onOpen: (id: string) => void;
}) {
  const texts = useTexts(adoptionTexts);
  const canWrite = useCan('criteria.write');
  return (
    <Card
      title={texts.title}
      note={texts.note}
      foot={
        canWrite ? (
          <Button leftSection={<Icon name="plus" />} onClick={() => onOpen('new')}>
            {texts.add}
          </Button>
        ) : undefined
      }
    >
      {measures.length === 0 ? (
        <p className="bw-quiet">{texts.none}</p>
      ) : (
        <div className="adoption-list">
          <StackingTable heads={[texts.measure, texts.now, texts.before, texts.wanted, texts.state]}>
            {measures.map((measure) => (
              <MeasureRow
                key={measure.measureId}
                measure={measure}
                isOpen={opened === String(measure.measureId)}
                onOpen={() => onOpen(String(measure.measureId))}
              />
            ))}
          </StackingTable>
        </div>
      )}
    </Card>
  );
}
