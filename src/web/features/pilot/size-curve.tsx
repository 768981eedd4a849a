/** What more people would buy: the curve of coverage by size, moved along with a slider, and the fewest that can do it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { pilotRoutes, type AttributeSummary, type SizeAdvice } from '#contracts/pilot.ts';
import type { RolloutId, StageId } from '#contracts/ids.ts';
import { useCommand } from '../../api/hooks.ts';
import { useFormat, useTexts } from '../../i18n/locale-provider.tsx';
import { CoverageCurve } from '../../ui/charts/coverage-curve.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { useSay } from '../../i18n/say.ts';
import { Notice } from '../../ui/notice.tsx';
import { rulesFor, type PilotChoice } from './choice.ts';
import { isUnderWay, TaskBar } from './drafting-notice.tsx';
import { draftTexts } from './draft-texts.ts';

const measures = {
  pairs: (point: SizeAdvice['points'][number]) => point.pairsCovered,
  levels: (point: SizeAdvice['points'][number]) => point.levelsCovered,
  redundant: (point: SizeAdvice['points'][number]) => point.levelsRedundant,
} as const;
type Measure = keyof typeof measures;
const measureNames = Object.keys(measures) as Measure[];

/** A value as text, whatever the order in which the names of its parts were written. */
function inOneOrder(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Whether advice holds for a choice: the same attributes and rules; size and seed do not matter. */
function holdsFor(advice: SizeAdvice, choice: PilotChoice, attributes: readonly AttributeSummary[]): boolean {
  const { seed: _, ...wanted } = rulesFor(choice, attributes);
  return Object.entries(wanted).every(
    ([name, value]) => inOneOrder(value) === inOneOrder(advice.rules[name as keyof typeof wanted]),
  );
}

/** Whether there is a curve to move along for a choice. */
export function hasCurve(
  advice: SizeAdvice | null,
  choice: PilotChoice,
  attributes: readonly AttributeSummary[],
): boolean {
  return advice !== null && advice.points.length > 1 && holdsFor(advice, choice, attributes);
}

function Cover({ advice }: { readonly advice: SizeAdvice }) {
  const texts = useTexts(draftTexts);
  const format = useFormat();
  return (
    <ul className="pilot-cover">
      {advice.cover.map(({ sharedBy, people, lowerBound }) => (
        <li key={sharedBy}>
          {sharedBy === 1
            ? texts.coverAll(format.number(people), format.number(lowerBound))
            : texts.cover(format.number(sharedBy), format.number(people), format.number(lowerBound))}
        </li>
      ))}
    </ul>
  );
}

function Curve({
  advice,
  size,
  onChange,
}: {
  readonly advice: SizeAdvice;
  readonly size: number;
  readonly onChange: (size: number) => void;
}) {
  const texts = useTexts(draftTexts);
  const format = useFormat();
  const [measure, setMeasure] = useState<Measure>('pairs');
  const points = advice.points.map((point) => ({ people: point.size, coverage: measures[measure](point) }));
  const next = points.find(({ people }) => people > size);
  const before = points.findLast(({ people }) => people <= size);
  const largest = points.at(-1)!.people;
  return (
    <>
      <Chips label={texts.curveShow}>
        {measureNames.map((name) => (
          <Chip
            key={name}
            label={texts.curveKey[name]}
            isOn={measure === name}
            onClick={() => setMeasure(name)}
          />
        ))}
      </Chips>
      <CoverageCurve
        points={points}
        people={Math.min(size, largest)}
        step={largest > 2000 ? 50 : largest > 200 ? 10 : 1}
        onChange={onChange}
      />
      {next !== undefined && before !== undefined && (
        <p>
          {texts.curveNote(
            format.number(next.people - size),
            format.number((next.coverage - before.coverage) * 100, 1),
          )}
        </p>
      )}
      <Cover advice={advice} />
    </>
  );
}

/** The curve for a choice; offers to compute it where there is none for these rules. */
export function SizeCurve({
  place,
  advice,
  choice,
  attributes,
  isBlocked,
  onSize,
}: {
  readonly place: { readonly rolloutId: RolloutId; readonly stageId: StageId };
  readonly advice: SizeAdvice | null;
  readonly choice: PilotChoice;
  readonly attributes: readonly AttributeSummary[];
  readonly isBlocked: boolean;
  readonly onSize: (size: number) => void;
}) {
  const texts = useTexts(draftTexts);
  const say = useSay();
  const advise = useCommand(pilotRoutes.adviseSize);
  const isOurs = advice !== null && holdsFor(advice, choice, attributes);
  const isRunning = advice !== null && isUnderWay(advice.status);
  return (
    <div className="pilot-curve">
      {isOurs && hasCurve(advice, choice, attributes) && (
        <Curve advice={advice} size={choice.size} onChange={onSize} />
      )}
      {isOurs && advice.infeasible !== null && (
        <Notice tone="warn" title={texts.infeasible}>
          {say(advice.infeasible)}
        </Notice>
      )}
      {isRunning && <TaskBar key={advice.taskId} taskId={advice.taskId} label={texts.curve} />}
      {!isRunning && !(isOurs && advice.status === 'succeeded') && (
        <div className="bw-form-buttons">
          <Button
            size="compact-sm"
            disabled={isBlocked || advise.isPending}
            onClick={() => advise.mutate({ params: place, body: rulesFor(choice, attributes) })}
          >
            {advice === null ? texts.curveStart : texts.curveAgain}
          </Button>
        </div>
      )}
    </div>
  );
}
