/**
 * Does the pilot look like the organisation: per attribute a bar for the pilot's share, a mark for the
 * organisation's, and the signed gap in points, orange only beyond the limit. It is a table already.
 */
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { chartTexts } from './chart-texts.ts';
import './balance-bars.css';

/** Shares from 0 to 1; the gap in percentage points, pilot minus organisation. */
export type BalanceLevel = {
  readonly level: string;
  readonly pilotShare: number;
  readonly organisationShare: number;
  readonly gapPoints: number;
};
export type BalanceGroup = { readonly attribute: string; readonly levels: readonly BalanceLevel[] };

/** Groups the rows of a balance report by attribute, in their order. */
export function groupBalance(
  rows: readonly (BalanceLevel & { readonly attribute: string })[],
): readonly BalanceGroup[] {
  const groups = new Map<string, BalanceLevel[]>();
  for (const row of rows) {
    const levels = groups.get(row.attribute) ?? [];
    levels.push(row);
    groups.set(row.attribute, levels);
  }
  return Array.from(groups, ([attribute, levels]) => ({ attribute, levels }));
}

function LevelRow({
  level,
  largest,
  isOver,
  onOpen,
}: {
  readonly level: BalanceLevel;
  readonly largest: number;
  readonly isOver: boolean;
  readonly onOpen: (() => void) | undefined;
}) {
  const format = useFormat();
  const share = (value: number) => `${Math.min(100, (value / largest) * 100)}%`;
  return (
    <tr data-over={isOver || undefined} data-opens={onOpen !== undefined || undefined}>
      <th scope="row" title={level.level}>
        {onOpen === undefined ? (
          level.level
        ) : (
          <button type="button" className="bw-balance-open" onClick={onOpen}>
            {level.level}
          </button>
        )}
      </th>
      <td className="bw-balance-cell" aria-hidden="true">
        <div className="bw-balance-bar">
          <i style={{ width: share(level.pilotShare) }} />
          <b style={{ left: share(level.organisationShare) }} />
        </div>
      </td>
      <td>{format.number(level.pilotShare * 100, 1)}</td>
      <td>{format.number(level.organisationShare * 100, 1)}</td>
      <td>{format.signed(level.gapPoints, 1)}</td>
    </tr>
  );
}

const asItIs = (attribute: string): string => attribute;

/** Balance per attribute; gaps beyond `limitPoints` turn orange, `onOpen` shows the people of a level. */
export function BalanceBars({
  groups,
  limitPoints,
  nameOf = asItIs,
  onOpen,
}: {
  readonly groups: readonly BalanceGroup[];
  readonly limitPoints: number;
  /** An attribute as people read it. */
  readonly nameOf?: ((attribute: string) => string) | undefined;
  readonly onOpen?: ((attribute: string, level: string) => void) | undefined;
}) {
  const texts = useTexts(chartTexts);
  return (
    <div className="bw-balance">
      {groups.map((group) => {
        const shares = group.levels.flatMap((level) => [level.pilotShare, level.organisationShare]);
        const largest = Math.max(...shares, 0.01) * 1.24;
        return (
          <table className="bw-balance-group" key={group.attribute}>
            <thead>
              <tr>
                <th scope="col">{nameOf(group.attribute)}</th>
                <td aria-hidden="true" />
                <th scope="col">{texts.pilot}</th>
                <th scope="col">{texts.all}</th>
                <th scope="col">{texts.gap}</th>
              </tr>
            </thead>
            <tbody>
              {group.levels.map((level) => (
                <LevelRow
                  key={level.level}
                  level={level}
                  largest={largest}
                  isOver={Math.abs(level.gapPoints) > limitPoints}
                  onOpen={onOpen && (() => onOpen(group.attribute, level.level))}
                />
              ))}
            </tbody>
          </table>
        );
      })}
    </div>
  );
}
