/** Minimum and target on one line: what is not acceptable, what is, and what is aimed at. */
import type { CriterionDraft } from './criterion-draft.ts';
import { isQualitative } from './criterion-draft.ts';
import { boundsOfKind } from './criterion-values.ts';

/** Room beyond minimum and target, in widths between them. */
const air = 1.2;

/** Drawn only when minimum and target are there; the words beside it say the same. */
export function StandardScale({ draft }: { readonly draft: CriterionDraft }) {
  const { minimum, target } = draft;
  if (minimum === null || target === null) return null;
  const [lowest, highest] = boundsOfKind[draft.kind];
  const low = Math.min(minimum, target);
  const high = Math.max(minimum, target);
  const span = (high - low || Math.abs(high) * 0.1 || 1) * air;
  const from = Math.max(lowest, low - span);
  const to = Math.min(highest ?? Infinity, high + span);
  const at = (value: number) => `${((value - from) / (to - from || 1)) * 100}%`;
  const isLower = !isQualitative(draft) && draft.better === 'lower';
  return (
    <div className="criterion-scale" data-lower={isLower || undefined} aria-hidden="true">
      <i
        style={isLower ? { left: at(minimum), right: 0 } : { left: 0, width: at(minimum) }}
        data-zone="worse"
      />
      <i
        style={isLower ? { left: 0, width: at(target) } : { left: at(target), right: 0 }}
        data-zone="better"
      />
      <s style={{ left: at(minimum) }} data-minimum />
      <s style={{ left: at(target) }} />
    </div>
  );
}
