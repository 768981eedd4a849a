/** Rates and scores by group: the mean of each against target and minimum. It is a table; no band is computed for groups. */
import type { QuantitativeCriterion } from '#contracts/criteria.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import type { Stratum } from '../../ui/charts/stratum-rows.tsx';
import { boundsOfKind, writeValue } from '../criteria/criterion-values.ts';
import { gateTexts } from './gate-texts.ts';

function Bar({
  value,
  from,
  to,
  definition,
  isOver,
}: {
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly definition: QuantitativeCriterion;
  readonly isOver: boolean;
}) {
  const at = (number: number) => `${Math.min(100, Math.max(0, ((number - from) / (to - from)) * 100))}%`;
  return (
    <div className="gate-value-bar" data-over={isOver || undefined} aria-hidden="true">
      <i style={{ width: at(value) }} />
      <s data-minimum style={{ left: at(definition.minimum) }} />
      <s style={{ left: at(definition.target) }} />
    </div>
  );
}

/** The groups of one attribute, largest first. */
export function ValueRows({
  attribute,
  rows,
  definition,
  smallest,
}: {
  readonly attribute: string;
  readonly rows: readonly Stratum[];
  readonly definition: QuantitativeCriterion;
  readonly smallest: number;
}) {
  const texts = useTexts(gateTexts);
  const format = useFormat();
  const [lowest, highest] = boundsOfKind[definition.kind];
  const values = rows.flatMap(({ estimate }) => (estimate === null ? [] : [estimate]));
  const to = highest ?? Math.max(definition.minimum, definition.target, ...values) * 1.1;
  const isWorse = (value: number) =>
    definition.better === 'lower' ? value > definition.minimum : value < definition.minimum;
  return (
    <table className="gate-values">
      <thead>
        <tr>
          <th scope="col">{attribute}</th>
          <th scope="col">{texts.strataPeople}</th>
          <td aria-hidden="true" />
          <th scope="col">{texts.strataValue}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ level, n, estimate }) => (
          <tr key={level}>
            <th scope="row">{level}</th>
            <td>{format.number(n)}</td>
            {estimate === null ? (
              <td colSpan={2}>
                <em>{texts.tooFew(format.number(smallest))}</em>
              </td>
            ) : (
              <>
                <td>
                  <Bar
                    value={estimate}
                    from={lowest}
                    to={to}
                    definition={definition}
                    isOver={isWorse(estimate)}
                  />
                </td>
                <td>
                  <b>{writeValue(format, definition.kind, estimate)}</b>
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
