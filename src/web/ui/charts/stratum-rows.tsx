/**
 * One criterion by group: a dot for the estimate, a line for its band, against target and minimum. Groups too
 * small to judge say so in words. It is a table already.
 */
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { chartTexts } from './chart-texts.ts';
import './stratum-rows.css';

/** Shares from 0 to 1 as the API delivers them; estimate and band are null when too few people to judge. */
export type Stratum = {
  readonly level: string;
  readonly n: number;
  readonly successes: number;
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
};

type Scale = (share: number) => string;

function StratumRow({
  stratum,
  scale,
  target,
  minimum,
  smallest,
}: {
  readonly stratum: Stratum;
  readonly scale: Scale;
  readonly target: number;
  readonly minimum: number | null;
  readonly smallest: number;
}) {
  const format = useFormat();
  const texts = useTexts(chartTexts);
  const { estimate, lower: low, upper: high } = stratum;
  const isJudged = estimate !== null && low !== null && high !== null;
  return (
    <tr>
      <th scope="row">{stratum.level}</th>
      <td>{texts.succeededOf(format.number(stratum.successes), format.number(stratum.n))}</td>
      <td className="bw-strata-plot">
        {isJudged ? (
          <div className="bw-strata-line">
            <span className="bw-hidden">
              {texts.stratumSummary(format.percent(low), format.percent(high))}
            </span>
            {minimum !== null && <s data-minimum style={{ left: scale(minimum) }} />}
            <s style={{ left: scale(target) }} />
            <i style={{ left: scale(low), right: `calc(100% - ${scale(high)})` }} />
            <b style={{ left: scale(estimate) }} />
          </div>
        ) : (
          <em>{texts.tooFew(format.number(smallest))}</em>
        )}
      </td>
      <td>{isJudged ? format.number(estimate * 100, 1) : '–'}</td>
    </tr>
  );
}

/** Groups of one attribute against target and minimum; the axis reaches from `from` to 1. */
export function StratumRows({
  attribute,
  strata,
  target,
  minimum,
  smallest = 20,
  from,
}: {
  readonly attribute: string;
  readonly strata: readonly Stratum[];
  readonly target: number;
  readonly minimum: number | null;
  /** Groups with fewer people are not judged. */
  readonly smallest?: number;
  /** Left end of the axis, a share; a little below the lowest band when not given. */
  readonly from?: number | undefined;
}) {
  const format = useFormat();
  const texts = useTexts(chartTexts);
  const lows = strata.flatMap((stratum) => (stratum.lower === null ? [] : [stratum.lower]));
  const start = from ?? Math.max(0, Math.floor(Math.min(minimum ?? target, ...lows) * 20 - 0.5) / 20);
  const scale: Scale = (share) => `${Math.min(100, Math.max(0, ((share - start) / (1 - start)) * 100))}%`;
  // The word of the minimum ends at its mark, and needs more than half the axis.
  const hasRoomAtStart = minimum === null || (minimum - start) / (1 - start) > 0.62;
  const whole = (share: number) =>
    format.number(share * 100, Number.isInteger(Math.round(share * 1000) / 10) ? 0 : 1);
  return (
    <table className="bw-strata">
      <thead>
        <tr>
          <th scope="col">{attribute}</th>
          <th scope="col">
            <span className="bw-hidden">{texts.people}</span>
          </th>
          <td className="bw-strata-plot" aria-hidden="true">
            <div className="bw-strata-axis">
              {hasRoomAtStart && <span style={{ left: 0 }}>{whole(start)}</span>}
              {minimum !== null && (
                <span style={{ right: `calc(100% - ${scale(minimum)} + 4px)` }}>
                  {`${texts.minimum} ${whole(minimum)}`}
                </span>
              )}
              <span style={{ left: `calc(${scale(target)} - 2px)`, color: 'var(--bw-ink)' }}>
                {`${whole(target)} ${texts.target}`}
              </span>
            </div>
          </td>
          <th scope="col">%</th>
        </tr>
      </thead>
      <tbody>
        {strata.map((stratum) => (
          <StratumRow
            key={stratum.level}
            stratum={stratum}
            scale={scale}
            target={target}
            minimum={minimum}
            smallest={smallest}
          />
        ))}
      </tbody>
    </table>
  );
}
