/** People and devices by the values of an attribute, beside the choice of what the waves follow. */
import { useState } from 'react';
import type { RolloutId } from '#contracts/ids.ts';
import { wavesRoutes, type AxisValue } from '#contracts/waves.ts';
import { useRoute } from '../../api/hooks.ts';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { Card } from '../../ui/card.tsx';
import { Loading } from '../../ui/progress.tsx';
import { TextButton } from '../../ui/text-button.tsx';
import { useAttributeName } from '../rollouts/attribute-texts.ts';
import { boardTexts } from '../rollouts/board-texts.ts';
import '../rollouts/board.css';
import { axisValuesTexts } from './axis-values-texts.ts';

/** Values shown before somebody asks for all. */
const shownAtFirst = 8;

function ValuesTable({
  name,
  title,
  rows,
  sum,
}: {
  readonly name: string;
  readonly title: string;
  readonly rows: readonly AxisValue[];
  readonly sum: Omit<AxisValue, 'value'>;
}) {
  const texts = useTexts(axisValuesTexts);
  const words = useTexts(boardTexts);
  const format = useFormat();
  const cells = ({ people, devices }: Omit<AxisValue, 'value'>) => (
    <>
      <td>{format.number(people)}</td>
      <td>{sum.people === 0 ? '–' : format.percent(people / sum.people, 1)}</td>
      <td>{format.number(devices)}</td>
    </>
  );
  return (
    // It scrolls on narrow screens, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div className="bw-board" data-few role="group" tabIndex={0} aria-label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{name.charAt(0).toLocaleUpperCase() + name.slice(1)}</th>
            {[texts.people, texts.share, texts.devices].map((column) => (
              <th key={column} scope="col" data-align="end">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.value ?? ''}>
              <th scope="row">{row.value ?? <span className="bw-quiet">{words.notRecorded}</span>}</th>
              {cells(row)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.sum}</th>
            {cells(sum)}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** The values to show: the largest, and those without a value, who stay in sight. */
function largestOf(values: readonly AxisValue[]): readonly AxisValue[] {
  const last = values.at(-1);
  return [...values.slice(0, shownAtFirst), ...(last?.value === null ? [last] : [])];
}

/** The card of one attribute; its rows add up to everybody without a place, those without a value included. */
export function AxisValuesCard({
  rolloutId,
  attribute,
}: {
  readonly rolloutId: RolloutId;
  readonly attribute: string;
}) {
  const texts = useTexts(axisValuesTexts);
  const words = useTexts(boardTexts);
  const format = useFormat();
  const name = useAttributeName()(attribute);
  const [isWhole, setWhole] = useState(false);
  const { data, error } = useRoute(wavesRoutes.listAxisValues, {
    params: { rolloutId },
    query: { attribute },
  });
  const title = texts.title(name);
  if (error !== null) return <ProblemNotice problem={error} />;
  if (data === undefined) {
    return (
      <Card title={title}>
        <Loading />
      </Card>
    );
  }
  const { values } = data;
  const isLong = values.length > shownAtFirst + 1;
  return (
    <Card title={title} note={texts.note(format.number(values.filter(({ value }) => value !== null).length))}>
      <ValuesTable
        name={name}
        title={title}
        rows={isWhole || !isLong ? values : largestOf(values)}
        sum={data}
      />
      {isLong && (
        <p>
          <TextButton onClick={() => setWhole(!isWhole)}>
            {isWhole ? words.showFewer : words.showAll(format.number(values.length))}
          </TextButton>
        </p>
      )}
    </Card>
  );
}
