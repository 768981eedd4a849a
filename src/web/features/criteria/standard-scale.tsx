/** Minimum and target on one line, each named at its mark: what is not acceptable, what is, and what is aimed at. */
import type { CSSProperties } from 'react';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { criteriaTexts } from './criteria-texts.ts';
import { isQualitative, type CriterionDraft } from './criterion-draft.ts';
import { boundsOfKind, writeValue } from './criterion-values.ts';

/** Room beyond minimum and target, in widths between them. */
const air = 1.1;

type Ends = { readonly minimum: number; readonly target: number; readonly isLower: boolean };

/** Where a value stands on the line, 0 to 100. */
function scaleOf({ minimum, target }: Ends, [lowest, highest]: readonly [number, number | null]) {
  const low = Math.min(minimum, target);
  const high = Math.max(minimum, target);
  const span = (high - low || Math.abs(high) * 0.1 || 1) * air;
  const from = Math.max(lowest, low - span);
  const to = Math.min(highest ?? Infinity, high + span);
  return (value: number) => ((value - from) / (to - from || 1)) * 100;
}

function Track({ ends, at }: { readonly ends: Ends; readonly at: (value: number) => number }) {
  const zone = (from: number, to: number): CSSProperties => ({ left: `${from}%`, width: `${to - from}%` });
  const [minimum, target] = [at(ends.minimum), at(ends.target)];
  return (
    <div className="criterion-track" aria-hidden="true">
      <i data-zone="worse" style={ends.isLower ? zone(minimum, 100) : zone(0, minimum)} />
      <i data-zone="better" style={ends.isLower ? zone(0, target) : zone(target, 100)} />
      <s data-minimum style={{ left: `${minimum}%` }} />
      <s style={{ left: `${target}%` }} />
    </div>
  );
}

type Name = { readonly words: string; readonly at: number };

/** Each name stands under its mark. */
function Names({ names }: { readonly names: readonly Name[] }) {
  return (
    <div className="criterion-names">
      {names.map(({ words, at }) => (
        <span key={words} style={{ left: `${at}%` }}>
          {words}
        </span>
      ))}
    </div>
  );
}

/** The line of a criterion; a dash stands for what is not written yet. */
export function StandardScale({ draft }: { readonly draft: CriterionDraft }) {
  const texts = useTexts(criteriaTexts);
  const format = useFormat();
  const { minimum, target } = draft;
  const isLower = !isQualitative(draft) && draft.better === 'lower';
  const value = (number: number | null) =>
    number === null ? '–' : writeValue(format, draft.kind, number, true);
  const minimumName = `${isLower ? texts.limit : texts.minimum} ${value(minimum)}`;
  const targetName = `${texts.target} ${value(target)}`;
  if (minimum === null || target === null) {
    return (
      <Names
        names={[
          { words: minimumName, at: 25 },
          { words: targetName, at: 75 },
        ]}
      />
    );
  }
  const ends: Ends = { minimum, target, isLower };
  const at = scaleOf(ends, boundsOfKind[draft.kind]);
  const names = [
    { words: minimumName, at: at(minimum) },
    { words: targetName, at: at(target) },
  ];
  return (
    <div>
      <Track ends={ends} at={at} />
      <Names names={names.toSorted((a, b) => a.at - b.at)} />
    </div>
  );
}
